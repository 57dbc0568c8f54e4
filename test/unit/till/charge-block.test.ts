import { afterEach, expect, test } from 'vitest'
import type { ChargeBlock } from '../../../preload/contract/account.ts'
import { sale } from '../../fixtures/sale.ts'
import { TillWorld } from '../../fixtures/till-world.ts'

const BLOCK: ChargeBlock = { kind: 'set-up', missing: ['channel'] }

let world: TillWorld
afterEach(() => world.end())

test('a charge that is blocked is told why; nothing is asked, sent or journaled', async () => {
  world = new TillWorld({ chargeBlock: () => BLOCK })
  const answer = await world.till.chargeCard(sale(world.till.openSale()))
  expect(answer).toEqual({ ok: false, failure: { kind: 'charging-blocked', block: BLOCK } })
  expect(world.wire).toEqual([])
  expect(world.journal.recent(1)).toEqual([])
})

test('a block that comes later does not hide what a sale has become', async () => {
  let block: ChargeBlock | null = null
  world = new TillWorld({ chargeBlock: () => block })
  const request = sale(world.till.openSale())
  const first = await world.till.chargeCard(request)
  block = BLOCK
  expect(await world.till.chargeCard(request)).toEqual(first)
  expect(world.posts).toBe(1)
})

test('a block that is over lets the same sale through', async () => {
  let block: ChargeBlock | null = BLOCK
  world = new TillWorld({ chargeBlock: () => block })
  const request = sale(world.till.openSale())
  await world.till.chargeCard(request)
  block = null
  expect(await world.till.chargeCard(request)).toMatchObject({
    ok: true,
    value: { order: { state: 'approved' } },
  })
})
