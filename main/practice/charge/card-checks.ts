import type { PracticeCard } from '../cards.ts'
import type { KeptRequest } from './kept-request.ts'
import type { TypedCard } from './onetime-request.ts'

/** What the gateway makes of the typed card, before its scenario is played. */
export type CardCheck =
  | { readonly kind: 'good' }
  /** PortOne refuses: envelope code 1, nothing recorded. */
  | { readonly kind: 'refused'; readonly message: string }
  /** The issuer declines: a `failed` record with this reason. */
  | { readonly kind: 'declined'; readonly reason: string }

const GOOD: CardCheck = { kind: 'good' }
const refused = (message: string): CardCheck => ({ kind: 'refused', message })
const declined = (reason: string): CardCheck => ({ kind: 'declined', reason })

export interface TypedAttempt {
  readonly card: PracticeCard
  readonly typed: TypedCard
  /** Epoch ms. */
  readonly at: number
  /** Turns the guide's literals into ordinary values. */
  readonly strict: boolean
}

export interface CardAttempt extends TypedAttempt {
  readonly kept: KeptRequest
}

/** Format first, as PortOne would; then what an issuer says of every card alike. */
export function checkCard(attempt: CardAttempt): CardCheck {
  const { card, typed, kept, strict } = attempt
  if (card.lenient && !strict) return GOOD
  const missing = missingBuyer(kept)
  const check = checkTyped(attempt)
  if (check.kind !== 'refused' && missing.length > 0) {
    return refused(`${missing.join(', ')} 파라메터가 누락되었습니다.`)
  }
  if (check.kind !== 'good') return check
  if (typed.birth?.length === 10 && kept.quota >= 2) return declined('120011|법인카드 할부 불가')
  return GOOD
}

/** What can be said of a typed card without a charge. */
export function checkTyped({ card, typed, at, strict }: TypedAttempt): CardCheck {
  if (card.lenient && !strict) return GOOD
  const expiry = /^(\d{4})-?(0[1-9]|1[0-2])$/.exec(typed.expiry)
  if (expiry === null) return refused('expiry 형식이 올바르지 않습니다. (YYYY-MM)')
  if (typed.birth !== null && !/^(\d{6}|\d{10})$/.test(typed.birth)) {
    return refused('birth 형식이 올바르지 않습니다. (생년월일 6자리 또는 사업자등록번호 10자리)')
  }
  if (typed.pin !== null && !/^\d{2}$/.test(typed.pin)) {
    return refused('pwd_2digit 형식이 올바르지 않습니다.')
  }
  if (`${expiry[1]}-${expiry[2]}` < monthInSeoul(at)) return declined('120004|유효기간 경과 카드')
  return GOOD
}

/** `html5_inicis` wants a name and a buyer; the key-in channel does not (portone-v1.md §2.1). */
function missingBuyer({ channel, texts }: KeptRequest): readonly string[] {
  if (channel.provider !== 'html5_inicis') return []
  const wanted = ['name', 'buyer_name', 'buyer_email', 'buyer_tel'] as const
  return wanted.filter((name) => texts[name] === null)
}

/** `YYYY-MM`. Korea has no daylight saving time, so nine hours always fit. */
function monthInSeoul(at: number): string {
  return new Date(at + 9 * 3_600_000).toISOString().slice(0, 7)
}
