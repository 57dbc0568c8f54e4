import type { Desk } from './desk.ts'
import { noteAlarm, observeOrder } from './observe-orders.ts'
import type { SightBook } from './observed-records.ts'

/** What was found at the gateway, on this desk. `cutoffMinutes` is asked with every page. */
export function sightBook(desk: Desk, cutoffMinutes: () => number): SightBook {
  const { read, transact } = desk
  const { orders, sweeps } = desk.tables
  const terminal = () => desk.chain.head().name
  return {
    takeIn: ({ payments, next }) =>
      transact('take-in', () => {
        const minutes = cutoffMinutes()
        const isNew = (payment: (typeof payments)[number]) =>
          observeOrder(desk, { payment, cutoffMinutes: minutes })
        const count = payments.filter(isNew).length
        if (next !== undefined) sweeps.saveCursor({ ...next, terminal: terminal() })
        return count
      }),
    noteAlarm: (orderId, alarm) => transact('note-alarm', () => noteAlarm(desk, orderId, alarm)),
    cursor: () => read(() => sweeps.cursor(terminal())),
    lastSweep: () => read(() => sweeps.swept()),
    recordSweep: (swept) => transact('swept', () => sweeps.saveSwept(swept)),
    newestPaid: (before) =>
      read(() => {
        const orderId = sweeps.newestPaid(before)
        return orderId === null ? null : (orders.byId(orderId)?.record ?? null)
      }),
    began: () => read(() => sweeps.began()),
  }
}
