import { describe, expect, test } from 'vitest'
import { connectToRead } from '../../../main/journal/read-connection.ts'
import { everyByte } from './every-byte.ts'
import { KEY, NOON, orderIn, world } from './fixture.ts'
import { BEFORE, givenBack, oldShop, onDay, paid, projection } from './purge-fixture.ts'

const CANARY = '카나리아박민수'

describe('a purge', () => {
  test('takes what is older and settled, and leaves the rest as it was, rebuilt too', () => {
    const { journal, under, old, kept, refundId } = oldShop()
    const before = projection(under())
    expect(journal.verifyChain()).toBeNull()
    // The chain's beginning, four events of 12,000 and its refund, three of each of the others.
    expect(journal.purge({ before: BEFORE })).toEqual({
      orders: 3,
      events: 13,
      isGoneFromDisk: true,
    })
    expect(old.map(({ orderId }) => journal.order(orderId))).toEqual([null, null, null])
    expect(journal.refunds.byId(refundId)).toBeNull()
    const left = projection(under())
    expect(left.orders).toEqual(before.orders.slice(3))
    expect(left.refunds).toEqual(before.refunds.slice(1))
    expect(left.people).toEqual(before.people.slice(3))
    expect(left.notes).toEqual(before.notes.slice(1))
    expect(left.orders).toHaveLength(kept.length)
    expect(journal.verifyChain()).toBeNull()
    journal.rebuild()
    expect(projection(under())).toEqual(left)
  })

  test('says on the chain where it begins now, and what has gone', () => {
    const { journal, under } = oldShop()
    const mac = under().prepare('SELECT lower(hex(mac)) FROM event WHERE seq = 13').pluck().get()
    journal.purge({ before: BEFORE })
    const said = under()
      .prepare("SELECT body FROM event WHERE kind = 'journal.purged'")
      .pluck()
      .all()
    expect(said.map((body) => JSON.parse(String(body)) as unknown)).toEqual([
      {
        before: BEFORE,
        checkpoints: [
          {
            terminal: journal.terminal,
            seq: 13,
            mac,
            orders: 3,
            firstDate: '2026-11-23',
            lastDate: '2026-11-25',
            orderPosition: 3,
            refundPosition: 1,
          },
        ],
      },
    ])
  })

  test('a second time takes nothing and writes nothing; later it goes on where it was', () => {
    const { journal, under, made, kept } = oldShop()
    journal.purge({ before: BEFORE })
    const head = journal.head()
    expect(journal.purge({ before: BEFORE })).toMatchObject({ orders: 0, events: 0 })
    expect(journal.head()).toEqual(head)
    onDay(made, 9)
    paid(made, 'ninth')
    expect(journal.purge({ before: NOON + 8 * 86_400_000 }).orders).toBe(kept.length)
    expect(journal.verifyChain()).toBeNull()
    const checkpoint = under().prepare('SELECT * FROM checkpoint').all()
    expect(checkpoint).toMatchObject([
      { orders: 5, first_date: '2026-11-23', last_date: '2026-11-27' },
    ])
    const left = projection(under())
    expect(left.orders).toMatchObject([{ position: 6 }])
    journal.rebuild()
    expect(projection(under())).toEqual(left)
  })

  test('that leaves no order goes on counting where it was', () => {
    const { journal, under, made } = oldShop()
    onDay(made, 20)
    journal.purge({ before: made.clock.now() })
    expect(journal.recent(10)).toEqual([])
    givenBack(journal, paid(made, 'next'))
    const { orders, refunds } = projection(under())
    expect(orders).toMatchObject([{ position: 6 }])
    expect(refunds).toMatchObject([{ position: 3 }])
    expect(journal.verifyChain()).toBeNull()
  })

  test('leaves no byte of it in the file or its WAL', () => {
    const { journal, made, path } = oldShopWithCanary()
    expect(everyByte(path).includes(CANARY)).toBe(true)
    onDay(made, 4)
    const { orderId } = paid(made, 'new')
    const gone = journal.recent(2)[1]?.orderId ?? ''
    expect(everyByte(path).includes(gone)).toBe(true)
    expect(journal.purge({ before: BEFORE }).isGoneFromDisk).toBe(true)
    const left = everyByte(path)
    expect(left.includes(CANARY)).toBe(false)
    expect(left.includes(gone)).toBe(false)
    expect(left.includes(orderId)).toBe(true)
  })

  test('is not gone from the disk while a reader holds the pages, and says so', () => {
    const { journal, path } = oldShop()
    const reading = connectToRead(path, KEY, 'wal')
    reading.exec('BEGIN')
    reading.prepare('SELECT count(*) FROM orders').get()
    expect(journal.purge({ before: BEFORE }).isGoneFromDisk).toBe(false)
    reading.exec('COMMIT')
    reading.close()
    expect(journal.shrinkWal()).toBe(0)
  })

  test('goes in parts of about a thousand events, each of them whole', () => {
    const made = world()
    for (let index = 0; index < 400; index += 1) {
      orderIn(made.journal, 'declined', { saleId: `sale-${index}` })
    }
    onDay(made, 4)
    const counts = new Set<number>()
    for (const _step of stepsOf(made.journal.purgeSteps({ before: BEFORE }))) {
      const { length } = made.journal.recent(1000)
      if (!counts.has(length)) expect(made.journal.verifyChain()).toBeNull()
      counts.add(length)
    }
    expect([...counts]).toEqual([400, 67, 0])
  })
})

function oldShopWithCanary() {
  const made = world()
  const buyer = { name: CANARY, phone: '010-9999-0000', email: 'canary@example.com' }
  paid(made, 'canary', { buyer, duplicateReason: `${CANARY} 두 번` })
  return { ...made, made }
}

function* stepsOf(steps: Iterator<void>) {
  for (;;) {
    const step = steps.next()
    yield step
    if (step.done === true) return
  }
}
