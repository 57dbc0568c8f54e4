import { LATER_SCENARIOS } from './later-scenarios.ts'
import { LATE_MS, SLOW_REPLY_MS } from './scenario-plan.ts'
import type { RecordPlan, ScenarioPlan } from './scenario-plan.ts'

/** Done by the time of the till's first look-up, two seconds after the call. */
export const REVERSAL_MS = 1_000

const PAID: RecordPlan = { status: 'paid' }
const LATE: RecordPlan = { status: 'paid', appearsAfterMs: LATE_MS }
const SLOW: RecordPlan = { status: 'paid', appearsAfterMs: SLOW_REPLY_MS }
const FAILED: RecordPlan = { status: 'failed' }

/** What a practice card does when it is keyed in. */
const CHARGE_SCENARIOS = {
  approved: { ko: '승인', en: 'approved', records: [PAID], reply: 'payment' },
  declined: { ko: '거절', en: 'declined', records: [FAILED], reply: 'payment' },
  refused: { ko: '거절 (code -1)', en: 'refused, code -1', records: [FAILED], reply: 'refusal' },
  unrecorded: { ko: '거절, 기록 없음', en: 'refused, no record', records: [], reply: 'refusal' },
  dropped: { ko: '승인, 연결 끊김', en: 'approved, dropped', records: [PAID], reply: 'drop' },
  silent: { ko: '승인, 응답 없음', en: 'approved, no answer', records: [PAID], reply: 'silence' },
  late: { ko: '끊김, 8초 뒤 승인', en: 'dropped, paid 8 s later', records: [LATE], reply: 'drop' },
  slow: { ko: '승인, 30초 걸림', en: 'approved after 30 s', records: [SLOW], reply: 'slow' },
  'server-error': { ko: '승인, 500', en: 'approved, 500', records: [PAID], reply: 'server-error' },
  html: { ko: '승인, HTML 응답', en: 'approved, HTML', records: [PAID], reply: 'html' },
  'broken-json': {
    ko: '승인, 깨진 JSON',
    en: 'approved, broken JSON',
    records: [PAID],
    reply: 'broken-json',
  },
  redirect: { ko: '승인, 307 응답', en: 'approved, 307', records: [PAID], reply: 'redirect' },
  oversized: { ko: '승인, 2 MiB 응답', en: 'approved, 2 MiB', records: [PAID], reply: 'oversized' },
  'wrong-amount': {
    ko: '승인, 응답 금액 다름',
    en: 'approved, wrong amount in the reply',
    records: [PAID],
    reply: 'wrong-amount',
  },
  overcharged: {
    ko: '1,000원 더 승인',
    en: 'approved for 1,000 won too much',
    records: [{ status: 'paid', extraWon: 1_000 }],
    reply: 'payment',
  },
  'other-order': {
    ko: '승인, 다른 주문의 응답',
    en: 'approved, reply of another order',
    records: [PAID],
    reply: 'other-order',
  },
  ready: {
    ko: 'ready 응답, 8초 뒤 승인',
    en: 'answers ready, paid 8 s later',
    records: [{ status: 'paid', settlesAfterMs: LATE_MS }],
    reply: 'payment',
  },
  'stays-ready': {
    ko: 'ready 응답, 계속 ready',
    en: 'answers ready and stays so',
    records: [{ status: 'ready' }],
    reply: 'payment',
  },
  reversed: {
    ko: '승인 뒤 자동 취소, 연결 끊김',
    en: 'dropped, reversed by itself',
    records: [{ status: 'cancelled', appearsAfterMs: REVERSAL_MS }],
    reply: 'drop',
  },
  'declined-then-approved': {
    ko: '거절 응답, 8초 뒤 승인',
    en: 'declined, yet paid 8 s later',
    records: [FAILED, LATE],
    reply: 'payment',
  },
  'approved-twice': {
    ko: '두 번 승인, 연결 끊김',
    en: 'dropped, approved twice',
    records: [PAID, PAID],
    reply: 'drop',
  },
} as const satisfies Record<string, ScenarioPlan>

/** Everything a practice card can do, with what the app and `--cards` say of it. */
export const SCENARIOS = { ...CHARGE_SCENARIOS, ...LATER_SCENARIOS }

export type Scenario = keyof typeof SCENARIOS
