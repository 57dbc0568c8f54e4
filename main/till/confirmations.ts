import type { ChargeCardAnswer, Duplicate } from '../../preload/contract/contract.ts'
import type { Won } from '../../preload/contract/money.ts'
import type { Journal, OrderRecord } from '../journal/records.ts'

export type Confirm = Extract<ChargeCardAnswer, { kind: 'confirm' }>

/** What staff said on the sheet. */
export interface Confirmed {
  readonly large: boolean
  readonly luhn: boolean
  readonly wrongPin: boolean
  readonly duplicateOf: string | null
  readonly reason: string | null
}

export interface Questionable {
  readonly saleId: string
  readonly amountWon: Won
  readonly bin6: string
  readonly last4: string
  readonly luhnHolds: boolean
  readonly confirmed: Confirmed
}

export interface ConfirmRules {
  readonly largeWon: number
  readonly duplicateMinutes: number
}

/** INICIS: the PIN's first two digits were wrong. The issuer locks the card after a few (120021). */
const WRONG_PIN = '120019'
const WRONG_PIN_MAX = 2
const DAY_MS = 24 * 3_600_000

/**
 * What must be confirmed before this charge may leave, merged into one sheet, or null when nothing
 * is left to ask. An earlier payment of the same card and amount that is still unknown cannot be
 * confirmed away: `duplicate.blocks` says so (product.md, Counter).
 */
export function askBefore(
  charge: Questionable,
  rules: ConfirmRules,
  { journal, now }: { readonly journal: Journal; readonly now: number },
): Confirm | null {
  const large = charge.amountWon >= rules.largeWon && !charge.confirmed.large
  const luhn = !charge.luhnHolds && !charge.confirmed.luhn
  const earlier = journal.findDuplicate({
    bin6: charge.bin6,
    last4: charge.last4,
    amountWon: charge.amountWon,
    since: now - rules.duplicateMinutes * 60_000,
    exceptSaleId: charge.saleId,
  })
  const duplicate = earlier === null ? null : describe(earlier, now)
  const answered = duplicate !== null && confirms(charge.confirmed, duplicate)
  const openDuplicate = duplicate !== null && !answered ? duplicate : null
  const wrongPin = !charge.confirmed.wrongPin && mayLockCard(charge, journal, now)
  // Luhn alone only warns at the field; it joins a sheet that opens anyway.
  if (!large && !wrongPin && openDuplicate === null) return null
  return { kind: 'confirm', large, luhn, wrongPin, duplicate: openDuplicate }
}

function mayLockCard({ bin6, last4 }: Questionable, journal: Journal, now: number): boolean {
  const query = { bin6, last4, declineCode: WRONG_PIN, since: now - DAY_MS }
  return journal.countDeclined(query) >= WRONG_PIN_MAX
}

function confirms(confirmed: Confirmed, duplicate: Duplicate): boolean {
  const hasReason = confirmed.reason !== null && confirmed.reason.trim() !== ''
  return !duplicate.blocks && confirmed.duplicateOf === duplicate.orderId && hasReason
}

function describe(earlier: OrderRecord, now: number): Duplicate {
  return {
    orderId: earlier.orderId,
    amountWon: earlier.amountWon,
    createdAt: earlier.createdAt,
    minutesAgo: Math.max(0, Math.floor((now - earlier.createdAt) / 60_000)),
    state: earlier.state,
    itemName: earlier.itemName,
    blocks: earlier.state === 'intent' || earlier.state === 'sent' || earlier.state === 'unknown',
  }
}
