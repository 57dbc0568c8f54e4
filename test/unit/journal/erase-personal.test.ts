import { describe, expect, test } from 'vitest'
import { connectToRead } from '../../../main/journal/read-connection.ts'
import { everyByte } from './every-byte.ts'
import { KEY, NOON, order, orderIn, world } from './fixture.ts'

const CANARY = '카나리아박민수'

describe('what is erased of a person', () => {
  test('is in no byte of the file or its WAL any more, and the payment stays', () => {
    const { journal, path, clock } = world()
    const buyer = { name: CANARY, phone: '010-9999-0000', email: 'canary@example.com' }
    const old = orderIn(journal, 'approved', { buyer, duplicateReason: `${CANARY} 두 번` })
    clock.set(NOON + 1000)
    const recent = orderIn(journal, 'approved', { saleId: 'recent' })
    expect(everyByte(path).includes(CANARY)).toBe(true)

    expect(journal.erasePersonal(NOON + 1)).toEqual({ rows: 2, isGoneFromDisk: true })
    expect(everyByte(path).includes(CANARY)).toBe(false)
    expect(everyByte(path).includes(old.orderId)).toBe(true)
    expect(order(journal, old.orderId)).toMatchObject({
      state: 'approved',
      buyerName: '',
      duplicateReason: '',
    })
    expect(order(journal, recent.orderId).buyerName).toBe('김민준')
    journal.rebuild()
    expect(order(journal, old.orderId).buyerName).toBe('')
    expect(journal.verifyChain()).toBeNull()
  })

  test('is erased for hundreds of orders, and not again', () => {
    const { journal } = world()
    for (let index = 0; index < 450; index += 1)
      orderIn(journal, 'declined', { saleId: `s-${index}` })
    const seq = journal.headSeq()
    expect(journal.erasePersonal(NOON + 1).rows).toBe(450)
    expect(journal.headSeq()).toBe(seq + 3)
    expect(journal.erasePersonal(NOON + 1).rows).toBe(0)
    expect(journal.headSeq()).toBe(seq + 3)
  })

  test.each(['intent', 'sent', 'unknown', 'needs-person'] as const)(
    'is kept while an order is %s',
    (state) => {
      const { journal } = world()
      const { orderId } = orderIn(journal, state)
      expect(journal.erasePersonal(NOON + 1).rows).toBe(0)
      expect(order(journal, orderId).buyerName).toBe('김민준')
    },
  )

  test('is still on the disk while a reader holds the pages, and says so', () => {
    const { journal, path } = world()
    orderIn(journal, 'approved', { buyer: { name: CANARY, phone: '', email: '' } })
    const reading = connectToRead(path, KEY, 'wal')
    reading.exec('BEGIN')
    reading.prepare('SELECT count(*) FROM person').get()
    expect(journal.erasePersonal(NOON + 1)).toEqual({ rows: 1, isGoneFromDisk: false })
    reading.exec('COMMIT')
    reading.close()
    expect(journal.shrinkWal()).toBe(0)
    expect(everyByte(path).includes(CANARY)).toBe(false)
  })
})
