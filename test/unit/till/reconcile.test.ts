import { describe, expect, test } from 'vitest'
import { book, bookedPayment } from '../../fixtures/booked-payments.ts'
import { cancelElsewhere, sold } from '../../fixtures/refunds.ts'
import { sale } from '../../fixtures/sale.ts'
import type { TillWorld } from '../../fixtures/till-world.ts'
import {
  DAY_MS,
  backUp,
  beginAnewAndStart,
  found,
  isList,
  pagesAsked,
  restoreAndStart,
  rewritingLists,
  sweepWorld,
} from './sweep-world.ts'

const isDone = (world: TillWorld) => () => world.journal.needsReconcile() === null

/** How many of `web-1` … the journal has found. */
function foundOf(world: TillWorld, count: number): number {
  const ids = Array.from({ length: count }, (_, index) => `web-${index + 1}`)
  return found(world, ids).filter((order) => order?.isObserved === true).length
}

/** A world that notes how many of `web-1` … were found by the moment that lets anybody sell. */
function noting(count: number): { readonly world: TillWorld; readonly foundByThen: () => number } {
  let found = -1
  const world: TillWorld = sweepWorld({
    journalOf: (real) => ({
      ...real,
      recordReconciled: () => {
        found = foundOf(world, count)
        real.recordReconciled()
      },
    }),
  })
  return { world, foundByThen: () => found }
}

async function webRows(world: TillWorld, count: number): Promise<void> {
  const at = world.clock.now()
  book(
    world,
    Array.from({ length: count }, (_, index) => bookedPayment(index + 1, at - count + index)),
  )
}

describe('after a restore', () => {
  test('payments newer than the backup are found before anything is sold, and then it sells', async () => {
    const world = sweepWorld()
    const kept = await sold(world, { amountWon: 10_000 })
    await world.clock.pass(60 * 60_000)
    const backup = backUp(world)
    await world.clock.pass(60_000)
    const lost = [
      await sold(world, { amountWon: 20_000 }),
      await sold(world, { amountWon: 30_000 }),
    ]
    await cancelElsewhere(world, kept, { amountWon: 4_000 })
    world.wire.length = 0
    restoreAndStart(world, backup)

    const blocked = await world.till.chargeCard(sale(world.till.openSale()))
    expect(blocked).toMatchObject({ failure: { kind: 'charging-blocked' } })
    await world.clock.until(isDone(world))
    expect(
      found(
        world,
        lost.map(({ orderId }) => orderId),
      ),
    ).toMatchObject([
      { state: 'approved', amountWon: 20_000, origin: 'here', isObserved: true, last4: '' },
      { state: 'approved', amountWon: 30_000, origin: 'here', isObserved: true },
    ])
    expect(world.journal.order(kept.orderId)).toMatchObject({ state: 'partly-refunded' })
    expect(world.journal.order(kept.orderId)).toMatchObject({ isObserved: false, last4: '4242' })
    expect(world.posts).toBe(0)
    await sold(world, { amountWon: 40_000 })
    expect(world.journal.verifyChain()).toBeNull()
    // What staff sold themselves and have not opened; nothing that was found.
    expect(world.journal.tray().map(({ amountWon }) => amountWon)).toEqual([10_000, 40_000])
  })

  test('a sale that was only meant in the backup and was paid since is a late approval', async () => {
    let backup = ''
    const world = sweepWorld({
      atStep: (step) => {
        if (step === 'after-intent') backup = backUp(world)
      },
    })
    const paid = await sold(world)
    restoreAndStart(world, backup)
    expect(world.journal.order(paid.orderId)?.state).toBe('not-sent')
    await world.clock.until(isDone(world))
    expect(world.journal.tray()).toMatchObject([
      { orderId: paid.orderId, state: 'approved', alarm: 'late-approval', isObserved: false },
    ])
  })

  test('a kill in the middle goes on with the page it was at, and finds each payment once', async () => {
    const { world, foundByThen } = noting(450)
    await sold(world)
    const backup = backUp(world)
    await webRows(world, 450)
    world.fault = (exchange, send) => {
      const isThird = isList(exchange) && exchange.path.includes('page=3')
      return isThird ? new Promise(() => undefined) : send()
    }
    restoreAndStart(world, backup)
    await world.clock.until(() => world.journal.sights.cursor()?.page === 3)
    await world.clock.pass(1_000)
    expect(foundOf(world, 450)).toBeGreaterThan(390)
    expect(foundOf(world, 450)).toBeLessThan(450)
    world.fault = (_exchange, send) => send()
    world.wire.length = 0
    world.restart()
    await world.clock.until(isDone(world))
    const asked = pagesAsked(world).filter((query) => query.get('sorting') === 'started')
    expect(asked.map((query) => query.get('page'))).toEqual(['3'])
    expect(foundByThen()).toBe(450)
  })

  test('the place that a backup had come to is not gone on from', async () => {
    const world = sweepWorld()
    await sold(world)
    const first = backUp(world)
    await webRows(world, 450)
    world.fault = (exchange, send) =>
      isList(exchange) && exchange.path.includes('page=2') ? new Promise(() => undefined) : send()
    restoreAndStart(world, first)
    await world.clock.until(() => world.journal.sights.cursor()?.page === 2)
    await world.clock.pass(1_000)
    const second = backUp(world)
    world.fault = (_exchange, send) => send()
    world.wire.length = 0
    restoreAndStart(world, second)
    await world.clock.until(isDone(world))
    expect(pagesAsked(world)[0]?.get('page')).toBe('1')
    expect(foundOf(world, 450)).toBe(450)
  })

  test('a reading that lay for days reads what came since before it lets anybody sell', async () => {
    const { world, foundByThen } = noting(251)
    await sold(world)
    const backup = backUp(world)
    await webRows(world, 250)
    world.fault = (exchange, send) =>
      isList(exchange) && exchange.path.includes('page=2') ? new Promise(() => undefined) : send()
    restoreAndStart(world, backup)
    await world.clock.until(() => world.journal.sights.cursor()?.page === 2)
    await world.clock.pass(1_000)
    world.clock.stepWall(5 * DAY_MS)
    book(world, [bookedPayment(251, world.clock.now() - DAY_MS)])
    world.fault = (_exchange, send) => send()
    world.restart()
    await world.clock.until(isDone(world))
    expect(foundByThen()).toBe(251)
  })

  test('keys that do not see the newest payment belong to another account, and nothing is taken in', async () => {
    const world = sweepWorld()
    const own = await sold(world)
    await world.clock.pass(11 * 60_000)
    const backup = backUp(world)
    await webRows(world, 3)
    world.fault = (exchange, send) => {
      const isOwn = exchange.path.includes(own.paymentId) || exchange.path.includes(own.orderId)
      if (!isOwn) return send()
      const body = Buffer.from(
        '{"code":-1,"message":"존재하지 않는 결제정보입니다.","response":null}',
      )
      return Promise.resolve({
        kind: 'answered',
        status: 404,
        contentType: 'application/json',
        body,
      })
    }
    restoreAndStart(world, backup)
    await world.clock.until(() => world.till.sweep().problem !== null)
    expect(world.till.sweep()).toMatchObject({ problem: 'other-account', lastAt: null })
    await world.clock.pass(60 * 60_000)
    expect(foundOf(world, 3)).toBe(0)
    expect(world.journal.needsReconcile()).not.toBeNull()
    world.fault = (_exchange, send) => send()
    await world.clock.until(isDone(world))
    expect(foundOf(world, 3)).toBe(3)
  })

  test('without an answer it is tried again by itself, and sells only then', async () => {
    const { world, foundByThen } = noting(2)
    await sold(world)
    const backup = backUp(world)
    await webRows(world, 2)
    world.fault = (exchange, send) =>
      isList(exchange) ? Promise.resolve({ kind: 'no-answer', reason: 'timeout' }) : send()
    restoreAndStart(world, backup)
    await world.clock.until(() => world.till.sweep().problem === 'unreachable')
    await world.clock.pass(60_000)
    expect(world.journal.needsReconcile()).not.toBeNull()
    world.fault = (_exchange, send) => send()
    await world.clock.until(isDone(world), 15 * 60_000)
    expect(world.till.sweep().problem).toBeNull()
    expect(foundByThen()).toBe(2)
  })

  test('a listed payment of an order of ours that cannot be looked up keeps anybody from selling', async () => {
    let backup = ''
    const world = sweepWorld({
      atStep: (step) => {
        if (step === 'after-intent') backup = backUp(world)
      },
    })
    const paid = await sold(world)
    world.fault = (exchange, send) =>
      exchange.path.startsWith('/payments/findAll')
        ? Promise.resolve({ kind: 'no-answer', reason: 'timeout' })
        : send()
    restoreAndStart(world, backup)
    await world.clock.until(() => world.till.sweep().problem !== null)
    expect(world.till.sweep()).toMatchObject({ problem: 'unreachable', lastAt: null })
    await world.clock.pass(60 * 60_000)
    expect(world.journal.order(paid.orderId)?.state).toBe('not-sent')
    expect(world.journal.needsReconcile()).not.toBeNull()
    world.fault = (_exchange, send) => send()
    await world.clock.until(isDone(world))
    expect(world.journal.order(paid.orderId)).toMatchObject({
      state: 'approved',
      alarm: 'late-approval',
    })
  })

  test('a last page with fewer payments than the gateway counts is not taken for the whole', async () => {
    const { world, foundByThen } = noting(3)
    await sold(world)
    const backup = backUp(world)
    await webRows(world, 3)
    world.fault = rewritingLists((text) =>
      text.replace(/"total":\d+/, '"total":5').replace(/"next":0/, '"next":null'),
    )
    restoreAndStart(world, backup)
    await world.clock.until(() => world.till.sweep().problem !== null)
    expect(world.till.sweep().problem).toBe('unreadable')
    expect(world.journal.needsReconcile()).not.toBeNull()
    world.fault = (_exchange, send) => send()
    await world.clock.until(isDone(world))
    expect(foundByThen()).toBe(3)
  })

  test('a row that cannot be read stops it; one that is plainly in dollars does not', async () => {
    const world = sweepWorld()
    await sold(world)
    const backup = backUp(world)
    await webRows(world, 2)
    const first = /"amount":1001,/
    world.fault = rewritingLists((text) => text.replace(first, '"amount":"x",'))
    restoreAndStart(world, backup)
    await world.clock.until(() => world.till.sweep().problem !== null)
    expect(world.till.sweep().problem).toBe('unreadable')
    expect(foundOf(world, 2)).toBe(0)
    world.fault = rewritingLists((text) =>
      text.replace(
        /"amount":1001,"cancel_amount":0,"currency":"KRW"/,
        '"amount":10.01,"cancel_amount":0,"currency":"USD"',
      ),
    )
    await world.clock.until(isDone(world))
    expect(foundOf(world, 2)).toBe(1)
  })

  test('a gateway that takes no end in the future is asked up to now', async () => {
    const { world, foundByThen } = noting(2)
    await sold(world)
    const backup = backUp(world)
    await webRows(world, 2)
    await world.clock.pass(60_000)
    world.fault = (exchange, send) => {
      const to = Number(new URLSearchParams(exchange.path.split('?')[1]).get('to'))
      if (!isList(exchange) || to * 1000 <= world.clock.now()) return send()
      const body = Buffer.from('{"code":-1,"message":"조회 조건","response":null}')
      return Promise.resolve({
        kind: 'answered',
        status: 400,
        contentType: 'application/json',
        body,
      })
    }
    restoreAndStart(world, backup)
    await world.clock.until(isDone(world))
    expect(foundByThen()).toBe(2)
  })

  test('a clock that is behind the gateway’s hides nothing', async () => {
    const { world, foundByThen } = noting(1)
    await sold(world)
    const backup = backUp(world)
    book(world, [
      bookedPayment(1, world.clock.now() + 3 * 3_600_000, { appears_at: 0, settles_at: 0 }),
    ])
    restoreAndStart(world, backup)
    await world.clock.until(isDone(world))
    expect(foundByThen()).toBe(1)
  })
})

describe('the windows', () => {
  test('of many years are 90 days at most, overlap by a day and leave nothing out', async () => {
    const world = sweepWorld()
    const start = Date.UTC(2014, 0, 1)
    const width = 90 * DAY_MS
    // On the edges of the first windows, and a second to either side.
    const edges = [1, 2, 3].map((window) => start + window * width - (window - 1) * DAY_MS)
    const times = edges.flatMap((edge) => [edge - 1_000, edge, edge + 1_000, edge - DAY_MS])
    book(
      world,
      times.map((at, index) => bookedPayment(index + 1, at)),
    )
    // Nobody knows since when.
    beginAnewAndStart(world)
    await world.clock.until(isDone(world))
    expect(foundOf(world, times.length)).toBe(times.length)
    const windows = pagesAsked(world)
      .filter((query) => query.get('sorting') === 'started')
      .map((query) => [Number(query.get('from')), Number(query.get('to'))] as const)
    expect(windows[0]?.[0]).toBe(start / 1000)
    for (const [index, [from, to]] of windows.entries()) {
      expect(to - from).toBeLessThanOrEqual(width / 1000)
      const before = windows[index - 1]
      if (before !== undefined) expect(before[1] - from).toBe(DAY_MS / 1000)
    }
  })

  test.each([199, 200, 201, 400, 999, 1000, 1001])(
    'of %i payments are read whole',
    async (count) => {
      const { world, foundByThen } = noting(count)
      const backup = backUp(world)
      await webRows(world, count)
      restoreAndStart(world, backup)
      await world.clock.until(isDone(world))
      expect(foundByThen()).toBe(count)
      const pages = pagesAsked(world).filter((query) => query.get('sorting') === 'started')
      expect(pages).toHaveLength(Math.ceil(count / 200))
    },
  )
})

test('ten thousand payments of the web are found in one run', async () => {
  const world = sweepWorld()
  const backup = backUp(world)
  await webRows(world, 10_000)
  restoreAndStart(world, backup)
  const began = world.journal.headSeq()
  await world.clock.until(isDone(world))
  expect(foundOf(world, 10_000)).toBe(10_000)
  expect(world.journal.headSeq()).toBe(began + 10_001)
  expect(world.journal.tray()).toEqual([])
}, 60_000)
