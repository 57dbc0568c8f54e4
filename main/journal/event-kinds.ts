import { z } from 'zod'
import { ORDER_STATES } from '../../preload/contract/order.ts'
import { JournalDamaged } from './errors.ts'
import { learnedSchema } from './learned.ts'
import { orderObserved, orderObservedChange } from './observed-events.ts'
import { journalPurged } from './purge-events.ts'
import {
  refundAcknowledged,
  refundIntent,
  refundObserved,
  refundOutcome,
  refundOutcomeIgnored,
  refundResent,
  refundSent,
} from './refund-events.ts'

/**
 * Everything that can have happened. A body is written once and read for years: a kind may gain a
 * version, never change one. Bodies hold ids, amounts, states, codes and cleaned gateway text; who
 * paid and what staff wrote are rows of `person` and `note`, named here by number.
 */
const amount = z.int().min(0)
const orderId = z.string()

const terminalOpened = z.strictObject({})

/** Where a chain ended: its last event's number and MAC, in hexadecimal. */
const chainHead = z.strictObject({ terminal: z.string(), seq: z.int().min(0), mac: z.string() })

/**
 * A new chain begins in a restored file. `sealed` is where the chain of the backup ended, for good;
 * `replaced` where the one that was moved aside had come to. Null where there was none or nobody
 * could read it.
 */
const terminalRestored = z.strictObject({
  sealed: chainHead.nullable(),
  replaced: chainHead.nullable(),
  /** Epoch ms: what the gateway has seen from then on is to be looked up. */
  since: z.int().min(0),
})

const terminalReconciled = z.strictObject({})

/** How many people and notes of orders settled before then, epoch ms, were erased; not who. */
const personalErased = z.strictObject({ before: z.int().min(0), rows: z.int().min(1) })

/** Which fields of the account's profile somebody changed, never to what. */
const profileChanged = z.strictObject({ fields: z.array(z.string()).min(1) })

const orderIntent = z.strictObject({
  orderId,
  saleId: z.string(),
  attempt: z.int(),
  amountWon: amount,
  taxFreeWon: amount,
  installmentMonths: z.int(),
  itemName: z.string(),
  personId: z.int().nullable(),
  bin6: z.string(),
  last4: z.string(),
  issuer: z.string(),
  sandbox: z.boolean(),
  duplicateOf: z.string().nullable(),
  noteId: z.int().nullable(),
})

const orderSent = z.strictObject({ orderId })

const orderResent = z.strictObject({
  orderId,
  reason: z.enum(['never-connected', 'unauthorized']),
})

const orderOutcome = z.strictObject({
  orderId,
  to: z.enum(ORDER_STATES),
  learned: learnedSchema,
  /** The shop's day by the cut-off in force when this was written; with approvals only. */
  businessDate: z.string().nullable(),
})

const outcomeIgnored = z.strictObject({
  orderId,
  /** The state that does not go there. */
  from: z.enum(ORDER_STATES),
  to: z.string(),
  learned: learnedSchema,
})

const orderAcknowledged = z.strictObject({ orderId })

const KINDS = {
  'terminal.opened': terminalOpened,
  'terminal.restored': terminalRestored,
  'terminal.reconciled': terminalReconciled,
  'personal.erased': personalErased,
  'profile.changed': profileChanged,
  'journal.purged': journalPurged,
  'order.intent': orderIntent,
  'order.sent': orderSent,
  'order.resent': orderResent,
  'order.outcome': orderOutcome,
  'order.outcome-ignored': outcomeIgnored,
  'order.acknowledged': orderAcknowledged,
  'order.observed': orderObserved,
  'order.observed-change': orderObservedChange,
  'refund.intent': refundIntent,
  'refund.sent': refundSent,
  'refund.resent': refundResent,
  'refund.outcome': refundOutcome,
  'refund.outcome-ignored': refundOutcomeIgnored,
  'refund.observed': refundObserved,
  'refund.acknowledged': refundAcknowledged,
} as const

export const EVENT_VERSION = 1

type Kinds = typeof KINDS

export type JournalEvent = {
  [K in keyof Kinds]: { readonly kind: K; readonly body: z.infer<Kinds[K]> }
}[keyof Kinds]

export type ChainHead = z.infer<typeof chainHead>
export type RestoredBody = z.infer<typeof terminalRestored>
export type IntentBody = z.infer<typeof orderIntent>
export type OutcomeBody = z.infer<typeof orderOutcome>

export function encodeBody(event: JournalEvent): Buffer {
  return Buffer.from(JSON.stringify(event.body))
}

/** @throws JournalDamaged for a kind, version or body this program never wrote. */
export function decodeEvent(stored: {
  readonly kind: string
  readonly version: number
  readonly body: Uint8Array
}): JournalEvent {
  if (!isKind(stored.kind) || stored.version !== EVENT_VERSION) {
    throw new JournalDamaged(`an event of kind ${stored.kind}, version ${stored.version}`)
  }
  const parsed = KINDS[stored.kind].safeParse(JSON.parse(Buffer.from(stored.body).toString('utf8')))
  if (!parsed.success) throw new JournalDamaged(`the body of an event of kind ${stored.kind}`)
  // The schema that has just accepted the body belongs to this kind; the compiler loses the pairing.
  return { kind: stored.kind, body: parsed.data } as JournalEvent
}

function isKind(kind: string): kind is keyof Kinds {
  return Object.hasOwn(KINDS, kind)
}
