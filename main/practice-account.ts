import { won } from '../preload/contract/money.ts'
import type { Profile } from '../preload/contract/profile.ts'
import { rulesOf } from './accounts/profile-rules.ts'
import type { TillRules } from './till/till.ts'

/**
 * What the practice account begins with: a made-up shop on the embedded practice gateway. It is
 * edited and kept like any other; accounts of real shops are told apart from it by `mode`.
 */
export const practiceProfile: Profile = {
  mode: 'practice',
  name: '연습',
  shop: {
    name: '한빛수학학원 본점',
    ownerName: '홍길동',
    businessNumber: '1234567891',
    phone: '02-1234-1234',
    address: '서울 강남구 학동로 1',
  },
  taxType: 'mixed',
  merchantCode: '',
  channels: {
    keyIn: { provider: 'inicis', merchantId: 'INIBillTst' },
    billing: null,
    window: null,
  },
  sandbox: true,
  asksIdentity: true,
  asksPin: true,
  installments: [2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12],
  largeWon: won(1_000_000),
  capWon: won(10_000_000),
  duplicateMinutes: 10,
  cutoffMinutes: 0,
  defaultItemName: '카드 결제',
  defaultBuyer: { name: '매장 손님', phone: '02-1234-1234', email: 'counter@hanbit.example' },
  staffName: '김지현',
  quickItems: [
    { name: '수학 정규반', amountWon: won(320_000), taxFreeWon: won(0) },
    { name: '교재비', amountWon: won(45_000), taxFreeWon: won(0) },
  ],
}

/** What the till charges by until somebody edits the profile. */
export const practiceRules: TillRules = rulesOf(practiceProfile)

/** Practice accepts this key pair and no other. */
export const practiceCredentials = { key: 'practice', secret: 'practice' }
