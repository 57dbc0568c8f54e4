import { describe, expect, test } from 'vitest'
import { findPracticeCard, practiceCards } from '../../../main/practice/cards.ts'
import type { PracticeCard } from '../../../main/practice/cards.ts'
import { ConnectionDropped } from '../../../main/practice/faults.ts'
import { LATER_SCENARIOS } from '../../../main/practice/later-scenarios.ts'
import { SCENARIOS } from '../../../main/practice/scenarios.ts'
import type { Scenario } from '../../../main/practice/scenarios.ts'
import { words } from '../../../preload/contract/words/words.ts'
import { chargeOf, PracticeDesk } from './practice-desk.ts'
import type { Answer } from './practice-desk.ts'

interface Outcome {
  /** Of the call: the envelope code and status, or how it broke. */
  readonly call: string
  /** What `findAll` shows at once, and after ten seconds. */
  readonly atOnce: readonly string[]
  readonly later: readonly string[]
}

const PAID = ['paid 14000']
const FAILED = ['failed 14000']

/** Those whose fault comes with a later call (`later-calls.test.ts`). */
type AtTheCounter = Exclude<Scenario, keyof typeof LATER_SCENARIOS>

const OUTCOMES: Readonly<Record<AtTheCounter, Outcome>> = {
  approved: { call: '200 0 paid 14000', atOnce: PAID, later: PAID },
  declined: { call: '200 0 failed 14000', atOnce: FAILED, later: FAILED },
  refused: { call: '200 -1', atOnce: FAILED, later: FAILED },
  unrecorded: { call: '200 -1', atOnce: [], later: [] },
  dropped: { call: 'dropped', atOnce: PAID, later: PAID },
  silent: { call: 'silent', atOnce: PAID, later: PAID },
  late: { call: 'dropped', atOnce: [], later: PAID },
  slow: { call: '200 0 paid 14000', atOnce: PAID, later: PAID },
  'server-error': { call: '500 -1', atOnce: PAID, later: PAID },
  html: { call: '200 text/html', atOnce: PAID, later: PAID },
  'broken-json': { call: '200 not JSON', atOnce: PAID, later: PAID },
  redirect: { call: '307', atOnce: PAID, later: PAID },
  oversized: { call: '200 0 paid 14000', atOnce: PAID, later: PAID },
  'wrong-amount': { call: '200 0 paid 15000', atOnce: PAID, later: PAID },
  overcharged: { call: '200 0 paid 15000', atOnce: ['paid 15000'], later: ['paid 15000'] },
  'other-order': { call: '200 0 other order', atOnce: PAID, later: PAID },
  ready: { call: '200 0 ready 14000', atOnce: ['ready 14000'], later: PAID },
  'stays-ready': { call: '200 0 ready 14000', atOnce: ['ready 14000'], later: ['ready 14000'] },
  reversed: { call: 'dropped', atOnce: [], later: ['cancelled 14000'] },
  'declined-then-approved': {
    call: '200 0 failed 14000',
    atOnce: FAILED,
    later: [...PAID, ...FAILED],
  },
  'approved-twice': { call: 'dropped', atOnce: [...PAID, ...PAID], later: [...PAID, ...PAID] },
}

describe('every practice card', () => {
  test.each(practiceCards)('$number does what the table says: $scenario', async (card) => {
    using desk = new PracticeDesk({ statePath: null })
    const outcome = outcomeOf(card.scenario)
    expect(await callEnding(desk, card)).toBe(outcome.call)
    expect(await recordsShown(desk)).toEqual(outcome.atOnce)
    await desk.clock.pass(10_000)
    expect(await recordsShown(desk)).toEqual(outcome.later)
    expect(desk.gateway.posts()).toEqual(new Map([['order-1', 1]]))
  })

  test('is found however its number is separated, and no other number is', () => {
    for (const card of practiceCards) {
      const digits = card.number.replaceAll('-', '')
      expect(findPracticeCard(digits)).toBe(card)
      expect(findPracticeCard(digits.replace(/(\d{4})/g, '$1 '))).toBe(card)
      expect(findPracticeCard(`${digits}0`)).toBeNull()
    }
    expect(findPracticeCard('4539578763621486')).toBeNull()
    expect(findPracticeCard('')).toBeNull()
  })

  test('can be told from the others by its first six and last four digits, and they are sorted', () => {
    const marks = practiceCards.map(({ number }) => {
      const digits = number.replaceAll('-', '')
      return digits.slice(0, 6) + digits.slice(-4)
    })
    expect(new Set(marks).size).toBe(practiceCards.length)
    const numbers = practiceCards.map(({ number }) => number)
    expect(numbers).toEqual(numbers.toSorted())
  })

  test('gives the traps of real replies: fifteen digits, domestic, failing Luhn, three masks', async () => {
    expect(await cardFieldsOf('3782-822463-10005')).toMatchObject({
      card_number: '378282*****0005',
      card_name: '삼성카드',
      card_code: '365',
      card_type: 0,
    })
    expect(await cardFieldsOf('9420-1111-2222-3330')).toMatchObject({
      card_number: '9420110000003330',
      card_name: 'NH농협카드',
      card_type: 1,
    })
    expect(await cardFieldsOf('9450-1111-2222-3333')).toMatchObject({
      card_number: '945011*********3',
      card_code: '089',
    })
    expect(await cardFieldsOf('9440-1111-2222-3336')).toMatchObject({
      apply_num: '',
      card_code: '041',
    })
    expect(await cardFieldsOf('9490-1111-2222-3333')).toMatchObject({ status: 'paid' })
    expect(passesLuhn('9490111122223333')).toBe(false)
  })

  test('has a sentence in both languages in the app, and a line of its own for --cards', () => {
    for (const { scenario } of practiceCards) {
      for (const { help } of [words.ko, words.en]) {
        const sentences: Readonly<Record<string, string>> = help.scenario
        expect(sentences[scenario]).toMatch(/\S/)
      }
    }
    const lines = Object.values(SCENARIOS).flatMap(({ ko, en }) => [ko, en])
    expect(new Set(lines).size).toBe(lines.length)
  })

  test('of the faults and declines passes Luhn, so that no till warns about it', () => {
    for (const { number, scenario } of practiceCards) {
      if (scenario !== 'approved') expect(passesLuhn(number.replaceAll('-', ''))).toBe(true)
    }
  })
})

function outcomeOf(scenario: Scenario): Outcome {
  return scenario in LATER_SCENARIOS ? OUTCOMES.approved : OUTCOMES[scenario as AtTheCounter] // just told apart
}

async function cardFieldsOf(number: string) {
  using desk = new PracticeDesk({ statePath: null })
  return (await desk.charge(chargeOf('order-1', { card_number: number }))).response
}

async function callEnding(desk: PracticeDesk, card: PracticeCard): Promise<string> {
  await desk.login()
  const deadline = new AbortController()
  const fields = chargeOf('order-1', { card_number: card.number })
  const request = desk.request('/subscribe/payments/onetime', {
    method: 'POST',
    body: JSON.stringify(fields),
    signal: deadline.signal,
  })
  let ending: string | null = null
  const call = endingOf(desk.gateway.fetch(request)).then((how) => (ending = how))
  await desk.clock.pass(0)
  if (ending === null) await desk.clock.pass(30_000)
  if (ending !== null) return ending
  deadline.abort()
  expect(await call).toBe('dropped')
  return 'silent'
}

async function endingOf(call: Promise<Response>): Promise<string> {
  try {
    const answer = await call
    const text = await answer.text()
    return [answer.status, bodyOf(answer, text)].join(' ').trim()
  } catch (error) {
    if (error instanceof ConnectionDropped) return 'dropped'
    throw error
  }
}

function bodyOf(answer: Response, text: string): string {
  if (text === '') return ''
  if (answer.headers.get('content-type')?.startsWith('text/html')) return 'text/html'
  const envelope = readEnvelope(text)
  if (envelope === null) return 'not JSON'
  const { code, response } = envelope
  if (response === null) return String(code)
  if (response['merchant_uid'] !== 'order-1') return `${code} other order`
  return `${code} ${String(response['status'])} ${String(response['amount'])}`
}

function readEnvelope(text: string): Omit<Answer, 'status'> | null {
  try {
    // A wrong shape fails the comparison that reads it.
    return JSON.parse(text) as Omit<Answer, 'status'>
  } catch {
    return null
  }
}

async function recordsShown(desk: PracticeDesk): Promise<readonly string[]> {
  const { status, response } = await desk.get('/payments/findAll/order-1')
  if (status === 404) return []
  // `list` of a page is an array of payments; anything else would fail the comparison.
  const list = response?.['list'] as readonly Record<string, unknown>[]
  return list.map((payment) => `${String(payment['status'])} ${String(payment['amount'])}`)
}

function passesLuhn(digits: string): boolean {
  const sum = Array.from(digits, Number)
    .toReversed()
    .map((digit, place) => (place % 2 === 0 ? digit : digit * 2))
    .reduce((total, value) => total + (value > 9 ? value - 9 : value), 0)
  return sum % 10 === 0
}
