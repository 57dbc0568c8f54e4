import type {
  Account,
  AccountPicture,
  BackupSummary,
} from '../../../../preload/contract/account.ts'
import type { Checklist, GatewayChannel } from '../../../../preload/contract/account-answers.ts'
import type { Profile } from '../../../../preload/contract/profile.ts'
import { won, ZERO_WON } from '../../../../preload/contract/money.ts'
import { ok } from '../../../../preload/contract/result.ts'
import { LIVE_PICTURE, PICTURE } from '../../../fixtures/account-picture.ts'
import { START } from '../form/form-page.ts'

/** 23 November 2026, 09:12 in Seoul. */
export const SAVED_AT = Date.UTC(2026, 10, 23, 0, 12)

export const PROFILE: Profile = {
  mode: 'live',
  name: '한빛수학학원 본점',
  shop: {
    name: '한빛수학학원 본점',
    ownerName: '홍길동',
    businessNumber: '1234567891',
    phone: '02-1234-1234',
    address: '서울 강남구 학동로 1',
  },
  taxType: 'taxable',
  merchantCode: 'imp12345678',
  channels: {
    keyIn: { provider: 'inicis', merchantId: 'MOI1234567' },
    billing: null,
    window: null,
  },
  sandbox: false,
  asksIdentity: true,
  asksPin: true,
  installments: [2, 3, 4, 5, 6, 10, 12],
  largeWon: won(1_000_000),
  capWon: won(10_000_000),
  duplicateMinutes: 10,
  cutoffMinutes: 240,
  defaultItemName: '카드 결제',
  defaultBuyer: { name: '매장 손님', phone: '02-1234-1234', email: 'counter@hanbit.example' },
  staffName: '김지현',
  quickItems: [
    { name: '수학 정규반', amountWon: won(320_000), taxFreeWon: ZERO_WON },
    { name: '교재비', amountWon: won(45_000), taxFreeWon: won(45_000) },
  ],
}

export const CHANNELS: readonly GatewayChannel[] = [
  {
    provider: 'inicis',
    merchantId: 'MOI1234567',
    type: 'api_payment',
    sandbox: false,
    name: 'KG이니시스 수기·정기결제',
  },
  {
    provider: 'inicis',
    merchantId: 'INIBillTst',
    type: 'api_payment',
    sandbox: true,
    name: '',
  },
  {
    provider: 'html5_inicis',
    merchantId: 'MOI7654321',
    type: 'payment',
    sandbox: false,
    name: 'KG이니시스 결제창',
  },
]

export const CHECKLIST: Checklist = {
  keys: 'done',
  channel: 'done',
  code: 'done',
  shop: 'done',
  trial: 'offered',
}

export const ACCOUNTS: readonly Account[] = [
  { accountId: 'practice', mode: 'practice', name: '연습' },
  { accountId: 'hanbit', mode: 'live', name: '한빛수학학원 본점' },
  { accountId: 'hanbit-test', mode: 'test', name: '한빛수학학원 시험' },
]

function backup(day: number, reason: BackupSummary['reason']): BackupSummary {
  return {
    name: `journal-2026-11-${day}.db`,
    takenAt: Date.UTC(2026, 10, day, 18, 0),
    reason,
    bytes: 4_404_019 + day * 31_000,
    terminal: '7K3QA',
    headSeq: 1_000 + day,
  }
}
export const BACKUPS: readonly BackupSummary[] = [
  backup(22, 'asked'),
  backup(21, 'daily'),
  backup(20, 'migration'),
  backup(19, 'daily'),
]

/** A recovery code as main shows one: it opens nothing. */
export const MADE_CODE = '7K3M-0000-ABCD-EFGH-JKMN-PQRS-TVWX'

/** A live account in good order. */
export const LIVE = {
  picture: LIVE_PICTURE satisfies AccountPicture,
  start: { ...START, mode: 'live' as const },
  answers: {
    'profile.read': ok(PROFILE),
    'keys.describe': ok({ state: 'saved' as const, keyEnding: '1234', savedAt: SAVED_AT }),
    'gatewayChannels.read': ok([...CHANNELS]),
    'checklist.read': ok(CHECKLIST),
    'account.list': ok([...ACCOUNTS]),
    'backup.list': ok([...BACKUPS]),
  },
}

/** Practice: no keys, no channel, no recovery code. */
export const PRACTICE = {
  picture: PICTURE,
  start: START,
  answers: {
    ...LIVE.answers,
    'profile.read': ok({ ...PROFILE, mode: 'practice' as const, name: '연습' }),
    'keys.describe': ok({ state: 'practice' as const }),
  },
}
