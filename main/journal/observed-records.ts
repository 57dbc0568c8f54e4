import type { Alarm } from '../../preload/contract/order.ts'
import type { SeenCancellation } from './refund-records.ts'
import type { OrderRecord } from './records.ts'

/**
 * Where an order was made. `here`: by this file, or by one that it was restored from; `other-till`: by
 * another installation of this program; `schedule`: the gateway ran it; `web`: a payment window.
 */
export const ORDER_ORIGINS = ['here', 'other-till', 'web', 'schedule', 'unknown'] as const
export type OrderOrigin = (typeof ORDER_ORIGINS)[number]

/** A payment as the gateway lists it. Times are epoch ms, or null for "did not happen". */
export interface SightedPayment {
  readonly paymentId: string
  readonly orderId: string
  readonly amountWon: number
  readonly cancelledWon: number
  readonly currency: string
  readonly status: string
  readonly sandbox: boolean | null
  readonly approvalNumber: string
  readonly cardName: string
  readonly cardKind: 'credit' | 'check' | null
  readonly installmentMonths: number
  readonly startedAt: number | null
  readonly paidAt: number | null
  readonly cancelledAt: number | null
  readonly failReason: string
  readonly receiptUrl: string
  readonly source: string
  readonly itemName: string
  readonly subscriberUse: string
  readonly cancellations: readonly SeenCancellation[]
}

/** How far the reading after a restore has come. Times are epoch ms. */
export interface ReconcileCursor {
  /** Where the whole of it ends; fixed when it begins. */
  readonly until: number
  /** Where the window under way begins. */
  readonly windowFrom: number
  /** The page of it that is next. */
  readonly page: number
}

/** A sweep that came to its end: up to when it read, and when that was, epoch ms. */
export interface Swept {
  readonly until: number
  readonly at: number
}

/** What was found at the gateway. */
export interface SightBook {
  /**
   * Takes in what a page shows of payments that are not orders of ours, with their cancels; twice the
   * same changes nothing. `next` is kept in the same transaction. Returns how many were new or had
   * changed.
   */
  takeIn(page: {
    readonly payments: readonly SightedPayment[]
    readonly next?: ReconcileCursor
  }): number
  /**
   * The gateway shows something of an order of ours that its state cannot hold, such as a second
   * payment: it comes to the tray once, as it is.
   */
  noteAlarm(orderId: string, alarm: Alarm): void
  /** Of the chain that is written to; null where the reading has to begin. */
  cursor(): ReconcileCursor | null
  lastSweep(): Swept | null
  recordSweep(swept: Swept): void
  /** The newest order of ours with a payment that was paid before then, epoch ms, or null. */
  newestPaid(before: number): OrderRecord | null
  /** When the oldest event that this file still has was written, epoch ms. */
  began(): number
}
