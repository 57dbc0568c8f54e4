import { expect, test } from 'vitest'
import { givenBack, part, refunded, sheet, sold } from '../../fixtures/refunds.ts'
import { backUp, restoreAndStart, sweepWorld, swept } from './sweep-world.ts'

test('a refund that left after the backup was taken is found done, and is news', async () => {
  let backup = ''
  let isRefund = false
  const world = sweepWorld({
    atStep: (step) => {
      if (isRefund && step === 'after-intent') backup = backUp(world)
    },
  })
  const order = await sold(world)
  isRefund = true
  const { refund } = refunded(await world.till.refund(sheet(order, { what: part(4_000) })))
  await world.till.stop()
  restoreAndStart(world, backup)
  const { refunds } = world.journal
  expect(refunds.byId(refund.refundId)?.state).toBe('not-sent')
  for (const _time of [1, 2]) {
    await swept(world)
    expect(refunds.ofOrder(order.orderId)).toMatchObject([
      { refundId: refund.refundId, state: 'done', cause: 'cancelled-late', unseen: true },
    ])
  }
  expect(world.journal.order(order.orderId)?.state).toBe('partly-refunded')
  expect(refunds.remaining(order.orderId)?.balanceWon).toBe(6_000)
  expect(givenBack(world, order)).toBe(4_000)
})
