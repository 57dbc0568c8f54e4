import type { Issuer } from './issuers.ts'
import type { Mask } from './masking.ts'
import type { Scenario } from './scenarios.ts'

/** A documented test number and what charging it does. Nothing here is anybody's card. */
export interface PracticeCard {
  readonly number: string
  readonly scenario: Scenario
  readonly issuer: Issuer
  readonly kind: 'credit' | 'check'
  readonly mask: Mask
  /** What a decline says: `code|text` in `fail_reason`, `[code]text` in a refusal. */
  readonly reason?: string
  /** Approves with an empty `apply_num`, as INICIS sometimes does. */
  readonly unnumbered?: true
  /** The guide's literal: any expiry and birth, no buyer, no name. Off under `strict`. */
  readonly lenient?: true
}

const NOT_A_CARD =
  '카드정보 인증에 실패하였습니다. [F112]유효하지않은 카드번호를 입력하셨습니다. (card_bin 없음)'

const usual = { issuer: '신한카드', kind: 'credit', mask: 'stars' } as const

// 9490-… fails the Luhn check on purpose: some Korean domestic cards do.
const approvals: readonly PracticeCard[] = [
  { ...usual, number: '1234-1234-1234-1234', scenario: 'approved', lenient: true },
  { ...usual, number: '3782-822463-10005', scenario: 'approved', issuer: '삼성카드' },
  { ...usual, number: '4000-0566-5566-5556', scenario: 'approved', kind: 'check', mask: 'inicis' },
  { ...usual, number: '4242-4242-4242-4242', scenario: 'approved' },
  {
    ...usual,
    number: '5555-5555-5555-4444',
    scenario: 'approved',
    issuer: '현대카드',
    mask: 'zeros',
  },
  { ...usual, number: '9410-1111-2222-3332', scenario: 'approved', issuer: 'BC카드' },
  {
    number: '9420-1111-2222-3330',
    scenario: 'approved',
    issuer: 'NH농협카드',
    kind: 'check',
    mask: 'zeros',
  },
  {
    ...usual,
    number: '9430-1111-2222-3338',
    scenario: 'approved',
    issuer: '하나카드',
    kind: 'check',
  },
  {
    ...usual,
    number: '9440-1111-2222-3336',
    scenario: 'approved',
    issuer: '우리카드',
    unnumbered: true,
  },
  {
    number: '9450-1111-2222-3333',
    scenario: 'approved',
    issuer: '케이뱅크',
    kind: 'check',
    mask: 'inicis',
  },
  { ...usual, number: '9490-1111-2222-3333', scenario: 'approved', issuer: '롯데카드' },
]

const kbInTest: PracticeCard = {
  ...usual,
  number: '4000-0000-0000-0200',
  scenario: 'refused',
  issuer: 'KB국민카드',
  reason: '[F113]카드번호틀림 - 테스트모드에서는 KB카드 사용이 불가능합니다',
}

type Row = readonly [number: string, scenario: Scenario, reason?: string]

// Codes of portone-v1.md §5.11. The last two are of the communications group: they read like
// declines and nothing is charged, but a till may not believe that before it has looked.
const declines: readonly Row[] = [
  ['4000-0000-0000-0002', 'declined', '500601|거래거절 카드번호틀림'],
  ['4000-0000-0000-0010', 'declined', '120048|카드번호 또는 유효기간 오류'],
  ['4000-0000-0000-0028', 'declined', '120004|유효기간 경과 카드'],
  ['4000-0000-0000-0036', 'declined', '120051|주민번호 또는 사업자번호 오류'],
  ['4000-0000-0000-0044', 'declined', '120019|비밀번호 오류'],
  ['4000-0000-0000-0051', 'declined', '120021|비밀번호 오류횟수 초과'],
  ['4000-0000-0000-0069', 'declined', '120049|한도초과'],
  ['4000-0000-0000-0077', 'declined', '120002|일일 사용한도 초과'],
  ['4000-0000-0000-0085', 'declined', '120016|월 사용한도 초과'],
  ['4000-0000-0000-0093', 'declined', '120037|1회 사용한도 초과'],
  ['4000-0000-0000-0101', 'declined', '120054|잔액부족'],
  ['4000-0000-0000-0119', 'declined', '120001|거래정지 카드'],
  ['4000-0000-0000-0127', 'declined', '120026|분실 또는 도난 카드'],
  ['4000-0000-0000-0135', 'declined', '120011|법인카드 할부 불가'],
  ['4000-0000-0000-0143', 'declined', '120005|할부개월수 오류'],
  ['4000-0000-0000-0150', 'declined', '500690|최소 결제금액 미만'],
  ['4000-0000-0000-0168', 'declined', '500644|가맹점 1회 결제한도 초과'],
  ['4000-0000-0000-0176', 'refused', '[F113]거래거절 카드번호틀림'],
  ['4000-0000-0000-0184', 'unrecorded', NOT_A_CARD],
  ['4000-0000-0000-0192', 'unrecorded', '[120049]한도초과'],
  ['4000-0000-0000-0218', 'unrecorded', '500050|승인응답 수신 오류'],
  ['4000-0000-0000-0226', 'declined', '120041|VAN사 통신 오류'],
]

const faults: readonly Row[] = [
  ['9000-0000-0000-0001', 'dropped'],
  ['9000-0000-0000-0019', 'silent'],
  ['9000-0000-0000-0027', 'late'],
  ['9000-0000-0000-0035', 'slow'],
  ['9000-0000-0000-0043', 'server-error'],
  ['9000-0000-0000-0050', 'html'],
  ['9000-0000-0000-0068', 'broken-json'],
  ['9000-0000-0000-0076', 'wrong-amount'],
  ['9000-0000-0000-0084', 'other-order'],
  ['9000-0000-0000-0092', 'reversed'],
  ['9000-0000-0000-0100', 'ready'],
  ['9000-0000-0000-0118', 'stays-ready'],
  ['9000-0000-0000-0126', 'overcharged'],
  ['9000-0000-0000-0134', 'redirect'],
  ['9000-0000-0000-0142', 'oversized'],
  ['9000-0000-0000-0159', 'approved-twice'],
  ['9000-0000-0000-0167', 'declined-then-approved', '120049|한도초과'],
]

// Approved at the counter like any other; the fault comes with a later call.
const laterFaults: readonly Row[] = [
  ['9100-0000-0000-0018', 'cancel-silent'],
  ['9100-0000-0000-0026', 'cancel-dropped'],
  ['9100-0000-0000-0034', 'cancel-late'],
  ['9100-0000-0000-0042', 'cancel-lost'],
  ['9100-0000-0000-0059', 'cancel-server-error'],
  ['9100-0000-0000-0067', 'cancel-html'],
  ['9100-0000-0000-0075', 'cancel-refused'],
  ['9100-0000-0000-0083', 'cancel-whole-only'],
  ['9100-0000-0000-0091', 'register-silent'],
  ['9100-0000-0000-0109', 'register-dropped'],
  ['9100-0000-0000-0117', 'register-lost'],
  ['9100-0000-0000-0125', 'register-server-error'],
  ['9100-0000-0000-0133', 'again-declined'],
  ['9100-0000-0000-0141', 'again-silent'],
  ['9100-0000-0000-0158', 'again-late'],
  ['9100-0000-0000-0166', 'delete-silent'],
  ['9100-0000-0000-0174', 'schedule-silent'],
  ['9100-0000-0000-0182', 'schedule-lost'],
  ['9100-0000-0000-0190', 'schedule-change-silent'],
]

/** Every number the practice gateway takes, sorted. */
export const practiceCards: readonly PracticeCard[] = [
  ...approvals,
  kbInTest,
  ...declines.map(fromRow),
  ...faults.map(fromRow),
  ...laterFaults.map(fromRow),
].toSorted((a, b) => (a.number < b.number ? -1 : 1))

const byDigits = new Map(practiceCards.map((card) => [digitsOf(card.number), card]))
const byMark = new Map(practiceCards.map((card) => [markOf(card), card]))

/** The card of a typed number, however it was separated, or null. Keeps nothing of the number. */
export function findPracticeCard(typed: string): PracticeCard | null {
  return byDigits.get(digitsOf(typed)) ?? null
}

/** What is kept of which card it was: its first six and last four digits, which no two share. */
export function markOf(card: PracticeCard): string {
  const digits = digitsOf(card.number)
  return digits.slice(0, 6) + digits.slice(-4)
}

/** The card of a kept mark, or null when this version does not know it. */
export function cardOfMark(mark: string | null): PracticeCard | null {
  return mark === null ? null : (byMark.get(mark) ?? null)
}

export function digitsOf(text: string): string {
  return text.replace(/\D/g, '')
}

function fromRow([number, scenario, reason]: Row): PracticeCard {
  return { ...usual, number, scenario, ...(reason === undefined ? {} : { reason }) }
}
