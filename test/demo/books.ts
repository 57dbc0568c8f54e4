import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import type { OrderState } from '../../preload/contract/order.ts'
import { loadOrCreateKeyFile } from '../../main/journal/key-file.ts'
import { openJournal } from '../../main/journal/open-journal.ts'
import { createPracticeGateway } from '../../main/practice/create-practice-gateway.ts'
import { systemClock, systemRandom } from '../../main/system-clock.ts'

/** One order as both sides have it after the program has ended. */
export interface Booked {
  readonly orderId: string
  readonly amountWon: number
  /** In the journal. */
  readonly state: OrderState
  /** How many charge calls of it reached the gateway. */
  readonly posts: number
  /** Rows of it in the gateway's books, as `paid 125000`. */
  readonly payments: readonly string[]
}

type InJournal = Omit<Booked, 'posts' | 'payments'>

export interface Journaled {
  readonly events: number
  readonly chainHolds: boolean
  /** Oldest first. */
  readonly orders: readonly InJournal[]
}

export interface Comparison {
  /** Charge calls of any order; more than there are orders means one was sent twice. */
  readonly postsInAll: number
  readonly orders: readonly Booked[]
}

/** Opens the journal of a profile whose program has ended, and walks its chain. */
export function readJournal(profileDir: string): Journaled {
  const folder = join(profileDir, 'practice')
  const journal = openJournal({
    path: join(folder, 'journal.db'),
    key: loadOrCreateKeyFile(join(folder, 'journal.key')),
    clock: systemClock,
    random: systemRandom,
  })
  try {
    const orders = journal.recent(50).toReversed()
    return {
      events: journal.headSeq(),
      chainHolds: journal.verifyChain() === null,
      orders: orders.map(({ orderId, amountWon, state }) => ({ orderId, amountWon, state })),
    }
  } finally {
    journal.close()
  }
}

/** Opens the practice gateway's books and lays them beside the journal's orders. */
export function layBooksSideBySide(profileDir: string, orders: readonly InJournal[]): Comparison {
  const folder = join(profileDir, 'practice')
  const gateway = createPracticeGateway({
    statePath: join(folder, 'gateway.db'),
    keyPath: join(folder, 'gateway.key'),
    now: systemClock.now,
    sleep: systemClock.sleep,
    random: randomBytes,
  })
  try {
    const posts = gateway.posts()
    return {
      postsInAll: [...posts.values()].reduce((sum, count) => sum + count, 0),
      orders: orders.map((order) => ({
        ...order,
        posts: posts.get(order.orderId) ?? 0,
        payments: gateway.paymentsOf(order.orderId).map((row) => `${row.status} ${row.amount}`),
      })),
    }
  } finally {
    gateway.close()
  }
}
