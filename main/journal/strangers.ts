import { isOwn } from './own-cancellation.ts'
import type { RefundRow } from './refunds-table.ts'
import type { SeenCancellation, SeenPayment } from './refund-records.ts'
import { storableId, storableTime } from './storable.ts'

/**
 * The cancels of a payment that are neither ours nor written down yet, oldest first as the gateway
 * lists them. Together with what is known they always make up what the gateway says is cancelled:
 * where its list does not add up to that, what is missing is one cancel without a name.
 */
export function strangersIn(
  seen: SeenPayment,
  rows: readonly RefundRow[],
): readonly SeenCancellation[] {
  const unclaimed = [...rows]
  const strangers: SeenCancellation[] = []
  let knownWon = sumOf(rows.filter((row) => row.state === 'done'))
  for (const cancellation of seen.cancellations.filter(({ amountWon }) => amountWon > 0)) {
    const at = unclaimed.findIndex((row) => isOf(cancellation, row))
    const [owner] = at === -1 ? [] : unclaimed.splice(at, 1)
    if (owner === undefined) strangers.push(cancellation)
    // Ours, and its outcome has still to be written by whoever waits for it.
    else if (owner.state !== 'done') knownWon += owner.amountWon
  }
  const missingWon = seen.cancelledWon - knownWon
  if (missingWon <= 0) return []
  if (sumOf(strangers) === missingWon) return strangers
  return [{ cancellationId: '', amountWon: missingWon, cancelledAt: null, reason: '' }]
}

function isOf(cancellation: SeenCancellation, row: RefundRow): boolean {
  if (row.purpose !== 'elsewhere') return isOwn(cancellation, row)
  const id = storableId(cancellation.cancellationId, 64)
  if (id !== '' && row.cancellationId !== '') return id === row.cancellationId
  const sameTime = storableTime(cancellation.cancelledAt) === row.cancelledAt
  return cancellation.amountWon === row.amountWon && sameTime
}

function sumOf(parts: readonly { readonly amountWon: number }[]): number {
  return parts.reduce((sum, { amountWon }) => sum + amountWon, 0)
}
