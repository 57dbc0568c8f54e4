import type { AppStart } from '../preload/contract/contract.ts'
import { won } from '../preload/contract/money.ts'
import type { TillRules } from './till/till.ts'

/**
 * The account a first start opens with: a made-up shop on the embedded practice gateway. Accounts of
 * real shops are kept in their own folders and are told apart from this one by `mode`.
 */
export const practiceShop: AppStart['shop'] = {
  name: '한빛수학학원 본점',
  ownerName: '홍길동',
  businessNumber: '1234567891',
  phone: '02-1234-1234',
  address: '서울 강남구 학동로 1',
}

export const practiceStaffName = '김지현'

export const practiceQuickItems: AppStart['quickItems'] = [
  { name: '수학 정규반', amountWon: won(320_000), taxFreeWon: won(0) },
  { name: '교재비', amountWon: won(45_000), taxFreeWon: won(0) },
]

export const practiceRules: TillRules = {
  installments: [2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12],
  asksIdentity: true,
  asksPin: true,
  largeWon: won(1_000_000),
  capWon: won(10_000_000),
  duplicateMinutes: 10,
  sandbox: true,
  channel: null,
  acceptsGuideSample: true,
  defaultItemName: '카드 결제',
  defaultBuyer: { name: '매장 손님', phone: '02-1234-1234', email: 'counter@hanbit.example' },
}

/** Practice accepts this key pair and no other. */
export const practiceCredentials = { key: 'practice', secret: 'practice' }
