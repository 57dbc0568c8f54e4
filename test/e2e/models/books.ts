import { join } from 'node:path'
import { loadOrCreateKeyFile } from '../../../main/journal/key-file.ts'
import { openJournal } from '../../../main/journal/open-journal.ts'
import type { Journal, OrderRecord } from '../../../main/journal/records.ts'
import { createPracticeGateway } from '../../../main/practice/create-practice-gateway.ts'
import { systemClock, systemRandom } from '../../../main/system-clock.ts'

/** One order by both books: the shop's own and the gateway's. */
export type BookedOrder = OrderRecord & {
  /** How often the gateway was asked to charge it. */
  readonly posts: number
  /** How many payments the gateway made of that, whoever was told. */
  readonly paid: number
}

export interface Books {
  /** Newest first. */
  readonly orders: readonly BookedOrder[]
  /** Charge calls the gateway got, of all orders together. */
  readonly posts: number
}

/** What journal and gateway have on the disk; the program must have ended. */
export function readBooks(profileDir: string): Books {
  const folder = join(profileDir, 'practice')
  const journal = openBook(profileDir)
  const gateway = createPracticeGateway({
    statePath: join(folder, 'gateway.db'),
    keyPath: join(folder, 'gateway.key'),
    now: systemClock.now,
    sleep: systemClock.sleep,
    random: systemRandom.bytes,
  })
  try {
    const posts = gateway.posts()
    const orders = journal.recent(100).map((order) => {
      const paid = gateway.paymentsOf(order.orderId).filter(({ status }) => status === 'paid')
      return { ...order, posts: posts.get(order.orderId) ?? 0, paid: paid.length }
    })
    return { orders, posts: [...posts.values()].reduce((sum, count) => sum + count, 0) }
  } finally {
    gateway.close()
    journal.close()
  }
}

/** The journal of a profile whose program does not run, as the program itself opens it. */
export function openBook(profileDir: string): Journal {
  const folder = join(profileDir, 'practice')
  return openJournal({
    path: join(folder, 'journal.db'),
    key: loadOrCreateKeyFile(join(folder, 'journal.key')),
    clock: systemClock,
    random: systemRandom,
  })
}
