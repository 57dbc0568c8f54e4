import { fail, ok, type Failure, type Result } from '../../preload/contract/result.ts'
import { JournalUnwritable, type OrderRecord } from '../journal/records.ts'
import { settlementOf } from './conclude.ts'
import { lookUp } from './look-up.ts'
import type { Till } from './till.ts'

/**
 * Looks at every attempt before, last thing before another one of the same sale may be meant: only
 * failures or nothing let it pass (money.md, One sale, one identity). An attempt that staff were
 * told was declined and that is paid after all becomes a late approval; it is answered, and nothing
 * is charged. `null` means that the way is clear.
 */
export async function clearEarlierAttempts(
  till: Till,
  earlier: readonly OrderRecord[],
): Promise<Result<OrderRecord | null>> {
  for (const order of earlier) {
    const cleared = await till.locks.hold(order.orderId, () => clearOne(till, order))
    if (!cleared.ok || cleared.value !== null) return cleared
  }
  return ok(null)
}

async function clearOne(till: Till, order: OrderRecord): Promise<Result<OrderRecord | null>> {
  const verdict = await lookUp(till, order)
  switch (verdict.kind) {
    case 'declined':
    case 'reversed':
      return ok(null)
    case 'unknown':
      return clearing(verdict.cause)
    case 'approved':
    case 'claimed-declined':
    case 'not-sent': {
      const settlement = settlementOf(verdict, order)
      return settlement === null ? UNCLEAR : settled(till, order, { ...settlement, unseen: true })
    }
  }
}

const UNCLEAR = fail({ kind: 'earlier-attempt-unclear' })

function settled(
  till: Till,
  { orderId }: OrderRecord,
  settlement: NonNullable<ReturnType<typeof settlementOf>>,
): Result<OrderRecord> {
  try {
    return ok(till.journal.settle(orderId, settlement))
  } catch (error) {
    // It is paid, and that could not be written down: no promise either way, and nothing is sent.
    if (error instanceof JournalUnwritable) return UNCLEAR
    throw error
  }
}

/** Nothing recorded, or nothing but failures of tries under the same id. */
const CLEAR_CAUSES: readonly string[] = ['no-record', 'failed-under-used-id']

function clearing(cause: string): Result<null> {
  if (CLEAR_CAUSES.includes(cause)) return ok(null)
  const failure: Failure = cause.startsWith('look-up-')
    ? { kind: 'gateway-unreachable' }
    : { kind: 'earlier-attempt-unclear' }
  return fail(failure)
}
