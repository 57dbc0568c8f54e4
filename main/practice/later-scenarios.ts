import { LATE_MS } from './scenario-plan.ts'
import type { CallPlan, ChargePlan, ScenarioPlan } from './scenario-plan.ts'

const APPROVED: ChargePlan = { records: [{ status: 'paid' }], reply: 'payment' }
const SILENT: CallPlan = { takes: 'at-once', reply: 'silence' }
const DROPPED: CallPlan = { takes: 'at-once', reply: 'drop' }
const LOST: CallPlan = { takes: 'never', reply: 'drop' }
const SERVER_ERROR: CallPlan = { takes: 'at-once', reply: 'server-error' }

/** Cards that approve at the counter; what is out of the ordinary comes with a later call. */
export const LATER_SCENARIOS = {
  'cancel-silent': {
    ko: '승인, 첫 취소는 되고 응답 없음',
    en: 'approved; its first cancel is done and not answered',
    ...APPROVED,
    cancel: SILENT,
  },
  'cancel-dropped': {
    ko: '승인, 첫 취소는 되고 연결 끊김',
    en: 'approved; its first cancel is done, line dropped',
    ...APPROVED,
    cancel: DROPPED,
  },
  'cancel-late': {
    ko: '승인, 첫 취소는 연결 끊기고 8초 뒤에 됨',
    en: 'approved; its first cancel is dropped and done 8 s later',
    ...APPROVED,
    cancel: { takes: 'late', reply: 'drop' },
  },
  'cancel-lost': {
    ko: '승인, 첫 취소는 연결 끊기고 안 됨',
    en: 'approved; its first cancel is dropped and never done',
    ...APPROVED,
    cancel: LOST,
  },
  'cancel-server-error': {
    ko: '승인, 첫 취소는 되고 500',
    en: 'approved; its first cancel is done and answered 500',
    ...APPROVED,
    cancel: SERVER_ERROR,
  },
  'cancel-html': {
    ko: '승인, 첫 취소는 되고 HTML 응답',
    en: 'approved; its first cancel is done and answered with HTML',
    ...APPROVED,
    cancel: { takes: 'at-once', reply: 'html' },
  },
  'cancel-refused': {
    ko: '승인, 취소 거절',
    en: 'approved; its cancel is refused by the issuer',
    ...APPROVED,
    cancel: {
      takes: 'never',
      reply: 'refusal',
      reason: '500627|매입된 거래는 취소할 수 없습니다.',
    },
  },
  'cancel-whole-only': {
    ko: '승인, 부분취소 거절',
    en: 'approved; part cancels are refused',
    ...APPROVED,
    wholeCancelsOnly: true,
  },
  'register-silent': {
    ko: '승인, 첫 카드 등록은 되고 응답 없음',
    en: 'approved; registers first without an answer',
    ...APPROVED,
    register: SILENT,
  },
  'register-dropped': {
    ko: '승인, 첫 카드 등록은 되고 연결 끊김',
    en: 'approved; registers first, line dropped',
    ...APPROVED,
    register: DROPPED,
  },
  'register-lost': {
    ko: '승인, 첫 카드 등록은 연결 끊기고 안 됨',
    en: 'approved; first registering is dropped, not done',
    ...APPROVED,
    register: LOST,
  },
  'register-server-error': {
    ko: '승인, 첫 카드 등록은 되고 500',
    en: 'approved; registers first, answered 500',
    ...APPROVED,
    register: SERVER_ERROR,
  },
  'again-declined': {
    ko: '승인, 등록 카드 결제는 거절',
    en: 'approved; declined as a registered card',
    ...APPROVED,
    again: { records: [{ status: 'failed' }], reply: 'payment', reason: '120049|한도초과' },
  },
  'again-silent': {
    ko: '승인, 등록 카드 결제는 승인되고 응답 없음',
    en: 'approved; as a registered card approved and not answered',
    ...APPROVED,
    again: { records: [{ status: 'paid' }], reply: 'silence' },
  },
  'again-late': {
    ko: '승인, 등록 카드 결제는 연결 끊기고 8초 뒤 승인',
    en: 'approved; as a registered card dropped, paid 8 s later',
    ...APPROVED,
    again: { records: [{ status: 'paid', appearsAfterMs: LATE_MS }], reply: 'drop' },
  },
  'delete-silent': {
    ko: '승인, 첫 카드 삭제는 되고 응답 없음',
    en: 'approved; its first delete is done, not answered',
    ...APPROVED,
    delete: SILENT,
  },
  'schedule-silent': {
    ko: '승인, 첫 예약은 되고 응답 없음',
    en: 'approved; its first schedule is made, not answered',
    ...APPROVED,
    schedule: SILENT,
  },
  'schedule-lost': {
    ko: '승인, 첫 예약은 연결 끊기고 안 됨',
    en: 'approved; its first schedule is dropped, not made',
    ...APPROVED,
    schedule: LOST,
  },
  'schedule-change-silent': {
    ko: '승인, 첫 예약 변경·취소는 되고 응답 없음',
    en: 'approved; its first move and first unschedule are done, not answered',
    ...APPROVED,
    move: SILENT,
    unschedule: SILENT,
  },
} as const satisfies Record<string, ScenarioPlan>
