import { randomUUID } from 'node:crypto'
import { statSync } from 'node:fs'
import { join } from 'node:path'
import { chainKey, macOf } from '../../main/journal/chain.ts'
import { connect, type Connection } from '../../main/journal/connection.ts'
import { openDesk, type Desk } from '../../main/journal/desk.ts'
import { EVENT_VERSION, encodeBody } from '../../main/journal/event-kinds.ts'
import { loadOrCreateKeyFile } from '../../main/journal/key-file.ts'
import { migrate } from '../../main/journal/migrate.ts'
import { newOrderId } from '../../main/journal/order-id.ts'
import type { OrderRow } from '../../main/journal/orders-table.ts'
import { project, type OrderEvent } from '../../main/journal/project.ts'
import { systemRandom } from '../../main/system-clock.ts'
import { endingOf, intentOf } from './made-up-orders.ts'

export interface Seeded {
  readonly orders: number
  readonly seconds: number
  readonly megabytes: number
}

/** Orders to a transaction: what one durable commit costs is then no longer seen. */
const BATCH = 5_000
/** The years a shop has kept its journal. */
const SPREAD_MS = 3 * 365 * 86_400_000

/**
 * Makes the journal of a shop that has sold `orders` times, in the folder the practice account keeps
 * its own in. Events, chain, projection and people are what the journal would have written, made with
 * its own functions; only its reads before each write are left out, and many orders share a commit.
 * All have ended, one in thirty with a refusal, so the tray is empty.
 */
export function seedJournal(folder: string, orders: number): Seeded {
  const began = performance.now()
  const path = join(folder, 'journal.db')
  const key = loadOrCreateKeyFile(join(folder, 'journal.key'))
  const connection = connect(path, key)
  migrate(connection)
  connection.pragma('cache_size = -262144')
  connection.pragma('wal_autocheckpoint = 20000')
  const clock = { now: Date.now, monotonic: () => 0, sleep: () => Promise.resolve() }
  const desk = openDesk(connection, { key, clock, random: systemRandom })
  desk.transact('open', () => desk.chain.open(systemRandom))
  const firstMs = Date.now() - SPREAD_MS - 3_600_000
  for (let first = 0; first < orders; first += BATCH) {
    const last = Math.min(first + BATCH, orders)
    desk.transact('seed', () => {
      const chain = new BulkChain(desk, chainKey(key))
      for (let number = first; number < last; number += 1) {
        writeOrder(chain, number, Math.trunc(firstMs + (SPREAD_MS / orders) * number))
      }
      moveHead(connection, chain)
    })
  }
  connection.pragma('wal_checkpoint(TRUNCATE)')
  connection.close()
  const seconds = Math.round((performance.now() - began) / 100) / 10
  return { orders, seconds, megabytes: Math.round(statSync(path).size / 1e6) }
}

function writeOrder(chain: BulkChain, number: number, atMs: number): void {
  const orderId = newOrderId(systemRandom, chain.terminal, chain.seq + 1)
  const { people, orders } = chain.desk.tables
  const personId = people.insert({ name: '김민준', phone: '010-1234-5678', email: '' })
  const events: readonly OrderEvent[] = [
    {
      kind: 'order.intent',
      body: { ...intentOf(number), orderId, personId, saleId: randomUUID() },
    },
    { kind: 'order.sent', body: { orderId } },
    { kind: 'order.outcome', body: { orderId, ...endingOf(number, atMs) } },
  ]
  let row: OrderRow | null = null
  for (const event of events) {
    chain.append(event, atMs)
    row = project(row, event, { time: atMs, position: number + 1 })
  }
  if (row !== null) orders.insert(row)
}

/** The chain's end, held in memory during one transaction instead of being read for every event. */
class BulkChain {
  readonly desk: Desk
  readonly terminal: string
  seq: number
  mac: Uint8Array
  readonly #key: Uint8Array

  constructor(desk: Desk, key: Uint8Array) {
    const head = desk.chain.head()
    this.desk = desk
    this.terminal = head.name
    this.seq = head.headSeq
    this.mac = head.headMac
    this.#key = key
  }

  append(event: OrderEvent, time: number): void {
    this.seq += 1
    const parts = {
      terminal: this.terminal,
      seq: this.seq,
      time,
      kind: event.kind,
      version: EVENT_VERSION,
      body: encodeBody(event),
    }
    this.mac = macOf(this.#key, this.mac, parts)
    this.desk.tables.events.insert({ ...parts, mac: this.mac })
  }
}

function moveHead(connection: Connection, { terminal, seq, mac }: BulkChain): void {
  const sql = 'UPDATE terminal SET head_seq = ?, head_mac = ? WHERE name = ?'
  connection.prepare(sql).run(seq, mac, terminal)
}
