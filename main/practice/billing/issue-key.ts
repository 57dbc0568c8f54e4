import { cardOfMark, findPracticeCard, markOf } from '../cards.ts'
import type { PracticeCard } from '../cards.ts'
import { checkTyped } from '../charge/card-checks.ts'
import { channelOf } from '../charge/channel.ts'
import type { KeptRequest } from '../charge/kept-request.ts'
import type { GatewayParts } from '../gateway-parts.ts'
import type { ScenarioPlan } from '../scenario-plan.ts'
import { SCENARIOS } from '../scenarios.ts'
import type { NewBillingKey } from '../state/billing-key-table.ts'
import type { RegisterRequest } from './register-request.ts'

export const PRACTICE_CARDS_ONLY =
  '연습 카드만 사용할 수 있습니다. 입력한 번호는 저장하지 않았습니다.'
export const UNKNOWN_BUYER = '등록되지 않은 구매자입니다.'

/** The guide's own subscriber, who is registered from the start unless `strict`. */
export const GUIDE_SUBSCRIBER = 'your-customer-unique-id'
const GUIDE_CARD = '1234-1234-1234-1234'

export type KeyReading =
  | { readonly ok: true; readonly card: PracticeCard; readonly key: NewBillingKey }
  | { readonly ok: false; readonly code: 1 | -1; readonly message: string }

/**
 * Declines that say something typed is wrong. Only these keep a card from being registered: a key
 * proves that the data fit a card, not that the card can be charged (portone-v1.md §2.3).
 */
const DATA_WRONG = /^(?:500601|120048|120004|120051|120019|120021)\||F11[23]\]/

/** Checks what was typed, and answers the key that could be issued now. */
export function readKey(
  { strict, sandbox }: Pick<GatewayParts, 'strict' | 'sandbox'>,
  asked: RegisterRequest,
  at: number,
): KeyReading {
  const card = findPracticeCard(asked.card.number)
  if (card === null) return { ok: false, code: -1, message: PRACTICE_CARDS_ONLY }
  const check = checkTyped({ card, typed: asked.card, at, strict })
  if (check.kind === 'refused') return { ok: false, code: 1, message: check.message }
  const reason = check.kind === 'declined' ? check.reason : (card.reason ?? '')
  if (DATA_WRONG.test(reason)) return { ok: false, code: -1, message: failedBecause(reason) }
  const key = { ...asked.texts, ...keyOf(card, asked.customerUid, at) }
  const { provider, id } = asked.channel
  return {
    ok: true,
    card,
    key: { ...key, pg_provider: provider, pg_id: id, sandbox: sandbox ? 1 : 0 },
  }
}

function failedBecause(reason: string): string {
  const told = reason.replace(/^(\w+)\|/, '[$1]').replace(/^[^[]*(?=\[)/, '')
  return `카드정보 인증 및 빌키 발급에 실패하였습니다. ${told}`
}

function keyOf(card: PracticeCard, customerUid: string, at: number) {
  return { customer_uid: customerUid, card_mark: markOf(card), issued_at: at }
}

export interface ChargedCard {
  readonly card: PracticeCard
  readonly customerUid: string
  readonly sandbox: boolean
  /** Epoch ms. */
  readonly at: number
}

/** The key that a key-in charge with a `customer_uid` leaves behind when it is approved. */
export function keyOfCharge(kept: KeptRequest, charged: ChargedCard): NewBillingKey {
  const { texts, channel } = kept
  return {
    ...keyOf(charged.card, charged.customerUid, charged.at),
    pg_provider: channel.provider,
    pg_id: channel.id,
    sandbox: charged.sandbox ? 1 : 0,
    customer_name: texts.buyer_name,
    customer_tel: texts.buyer_tel,
    customer_email: texts.buyer_email,
    customer_addr: texts.buyer_addr,
    customer_postcode: texts.buyer_postcode,
  }
}

/** Makes the guide's calls work from the first one on. */
export function seedGuideSubscriber({
  ledger,
  sandbox,
  now,
}: Pick<GatewayParts, 'ledger' | 'sandbox' | 'now'>): void {
  const card = findPracticeCard(GUIDE_CARD)
  if (card === null || ledger.keys.live(GUIDE_SUBSCRIBER) !== null) return
  const channel = channelOf(null)
  ledger.keys.issue({
    ...keyOf(card, GUIDE_SUBSCRIBER, now()),
    pg_provider: channel.provider,
    pg_id: channel.id,
    sandbox: sandbox ? 1 : 0,
    customer_name: null,
    customer_tel: null,
    customer_email: null,
    customer_addr: null,
    customer_postcode: null,
  })
}

/** How the card behind a subscriber's live key behaves, or null without one. */
export function planOfSubscriber(
  { ledger }: Pick<GatewayParts, 'ledger'>,
  customerUid: string,
): ScenarioPlan | null {
  const card = cardOfMark(ledger.keys.live(customerUid)?.card_mark ?? null)
  return card === null ? null : SCENARIOS[card.scenario]
}
