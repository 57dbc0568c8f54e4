import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ORDER_STATES } from '../../../preload/contract/order.ts'
import { codeOf } from '../../../main/journal/errors.ts'
import type { Journal, OrderRecord, Settlement } from '../../../main/journal/records.ts'
import { order, orderIn, recorded, world } from './fixture.ts'

const CANARY = '4539578763621486'
const hostileText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 400 }),
  fc.string({ unit: 'grapheme', maxLength: 400 }),
  fc.stringMatching(/^[0-9 .\-_/]{0,60}$/),
  fc.constantFrom(
    CANARY,
    `카드 ${CANARY} 거절`,
    '４５３９-５７８７-６３６２-１４８６',
    '900101-1234567',
    'e' + '\u0301'.repeat(5_000),
    '\ud800\0\u202e',
    'https://pg.example/receipt?card=4539-5787-6362-1486',
    `https://pg.example/${CANARY}`,
  ),
)
const anything = fc.oneof(hostileText, fc.anything())

const settlement = fc.record(
  {
    to: fc.constantFrom(...ORDER_STATES),
    cause: anything,
    paymentId: anything,
    approvalNumber: anything,
    issuer: anything,
    cardKind: anything,
    paidAt: fc.oneof(fc.double(), fc.integer(), anything),
    receiptUrl: anything,
    declineCode: anything,
    gatewayText: anything,
    alarm: anything,
    unseen: anything,
  },
  { requiredKeys: ['to'] },
)

/** Every text the file holds, in any table and event, as one string. */
function everyText(under: ReturnType<typeof world>['under']): string {
  const db = under()
  const tables = ['orders', 'person', 'note', 'event', 'terminal']
  const rows = tables.flatMap((table) => db.prepare(`SELECT * FROM ${table}`).all())
  db.close()
  return JSON.stringify(rows, (_key, value: unknown) => {
    const bytes = value as { type?: unknown; data?: unknown } // what JSON makes of a Buffer
    return bytes?.type === 'Buffer' ? Buffer.from(bytes.data as number[]).toString('utf8') : value
  })
}

describe('an outcome', () => {
  test('is never refused by its content', () => {
    const { journal, under } = world()
    let sales = 0
    fc.assert(
      fc.property(fc.constantFrom(...ORDER_STATES), settlement, (from, given) => {
        sales += 1
        const { orderId } = orderIn(journal, from, { saleId: `sale-${sales}` })
        const seq = journal.headSeq()
        // Anything at all, as a gateway could have sent it past every type.
        const after = journal.settle(orderId, given as unknown as Settlement)
        expect(journal.headSeq()).toBe(seq + 1)
        expect(after).toEqual(order(journal, orderId))
      }),
      { numRuns: 600, seed: 20_261_123 },
    )
    expect(journal.verifyChain()).toBeNull()
    const before = journal.recent(10_000)
    journal.rebuild()
    expect(journal.recent(10_000)).toEqual(before)
    const text = everyText(under)
      .normalize('NFKC')
      .replaceAll(/[-\s./_]/g, '')
    expect(text.includes(CANARY)).toBe(false)
    expect(text.includes('9001011234567')).toBe(false)
  })

  test('keeps the identifiers that a gateway really sends', () => {
    const { journal } = world()
    const { orderId } = orderIn(journal, 'sent')
    const said = {
      paymentId: 'imp_448280090638',
      approvalNumber: '30012345',
      issuer: '신한카드',
      cardKind: 'check',
      paidAt: 1_795_402_800_000,
      receiptUrl:
        'https://iniweb.inicis.com/receipt?noTid=StdpayCARDINIpayTest20261123143012345678&noMethod=1',
    } as const
    expect(journal.settle(orderId, { to: 'approved', cause: 'paid', ...said })).toMatchObject(said)
  })
})

describe('a card number', () => {
  const write: Readonly<Record<string, (journal: Journal, text: string) => OrderRecord>> = {
    itemName: (journal, text) => recorded(journal, { itemName: text }),
    issuer: (journal, text) => recorded(journal, { issuer: text }),
    duplicateReason: (journal, text) => recorded(journal, { duplicateReason: text }),
    buyerName: (journal, text) =>
      recorded(journal, { buyer: { name: text, phone: '', email: '' } }),
    buyerPhone: (journal, text) =>
      recorded(journal, { buyer: { name: '', phone: text, email: '' } }),
    buyerEmail: (journal, text) =>
      recorded(journal, { buyer: { name: '', phone: '', email: text } }),
  }

  test.each(Object.keys(write))('typed as %s is not stored, however it is written', (field) => {
    const spaced = '4539 5787 6362 1486'
    const ways = [CANARY, spaced, spaced.replaceAll(' ', '-'), spaced.replaceAll(' ', ' . ')]
    for (const text of [...ways, `김 ${spaced} 님`, '４５３９５７８７６３６２１４８６']) {
      const made = world()
      write[field]?.(made.journal, text)
      const stored = everyText(made.under)
        .normalize('NFKC')
        .replaceAll(/[-\s./_]/g, '')
      expect([text, stored.includes(CANARY)]).toEqual([text, false])
    }
  })

  test('is refused by every text column of the tables themselves', () => {
    const { journal, under } = world()
    orderIn(journal, 'approved', { duplicateOf: 'A-1', duplicateReason: '두 잔' })
    const db = under()
    // An address may hold long numbers; see `storableUrl` for what is kept out of it.
    const free = new Set(['orders.receipt_url'])
    let tried = 0
    for (const table of ['orders', 'person', 'note', 'terminal']) {
      const columns = db.prepare('SELECT name, type FROM pragma_table_info(?)').all(table)
      for (const { name, type } of columns as { name: string; type: string }[]) {
        if (type !== 'TEXT' || free.has(`${table}.${name}`)) continue
        for (const text of [CANARY, '4539-5787-6362-1486', '36000000000008']) {
          // Our own ids may be made of short numbers with dashes between them.
          if (/^(order_id|sale_id|duplicate_of)$/.test(name) && text.includes('-')) continue
          const update = db.prepare(`UPDATE ${table} SET ${name} = ?`)
          expect([table, name, refusalOf(() => update.run(text))]).toEqual([
            table,
            name,
            'SQLITE_CONSTRAINT_CHECK',
          ])
          tried += 1
        }
      }
    }
    expect(tried).toBeGreaterThan(50)
  })
})

function refusalOf(run: () => unknown): unknown {
  try {
    return run()
  } catch (error) {
    return codeOf(error)
  }
}
