import type { SeenCancellation } from './refund-records.ts'

/** What the gateway is told as the reason: our id first, so that the cancel can be known again. */
export function reasonSent(refundId: string, words: string): string {
  return words === '' ? refundId : `${refundId} ${words}`
}

/** Whether a cancel at the gateway carries this refund's id, whatever its amount. */
export function isNamed({ reason }: SeenCancellation, refundId: string): boolean {
  return reason === refundId || reason.startsWith(`${refundId} `)
}

/** Whether a cancel at the gateway is this refund: its id and its amount. */
export function isOwn(
  cancellation: SeenCancellation,
  refund: { readonly refundId: string; readonly amountWon: number },
): boolean {
  return isNamed(cancellation, refund.refundId) && cancellation.amountWon === refund.amountWon
}
