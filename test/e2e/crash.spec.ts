import { CARDS } from './models/cards.ts'
import { Counter } from './models/counter.ts'
import { expect, test, type Shop } from './models/shop.ts'
import type { BookedOrder } from './models/books.ts'
import { panelOf } from '../../preload/contract/order.ts'

/** Whatever was cut off: never two payments, never 거절 for a paid order, never a lost approval. */
function expectTruth(order: BookedOrder): void {
  expect(order.posts).toBeLessThanOrEqual(1)
  expect(order.paid).toBeLessThanOrEqual(1)
  const panel = panelOf(order.state)
  if (order.paid === 1) expect(panel).not.toBe('declined')
  if (panel === 'approved') expect(order.paid).toBe(1)
}

async function killWhileWaiting(shop: Shop, card: string): Promise<void> {
  const counter = await shop.open()
  await counter.sell({ amount: '12500', card })
  await expect(counter.sending).toBeVisible()
  await expect(counter.recentRows).toHaveText([/확인 중.*12,500원/])
  const [order] = (await shop.books()).orders
  expect(order).toMatchObject({ state: 'sent', posts: 1, paid: 1 })
}

test('killed while a silent gateway is awaited: found approved at the next start', async ({
  shop,
}) => {
  await killWhileWaiting(shop, CARDS.silent)
  const counter = await shop.open()
  await expect(counter.chips).toHaveText(/^승인.*12,500원/)
  await counter.chips.click()
  await expect(counter.sheet).toContainText('승인 완료')
  await counter.sheet.getByRole('button', { name: '확인했어요' }).click()
  await expect(counter.chips).toHaveCount(0)
  const { orders, posts } = await shop.books()
  expect(orders).toMatchObject([{ state: 'approved', posts: 1, paid: 1 }])
  expect(posts).toBe(1)
})

test('killed while a slow gateway works: checked beside the form until it is approved', async ({
  shop,
}) => {
  test.slow()
  await killWhileWaiting(shop, CARDS.slow)
  const counter = await shop.open()
  await expect(counter.chips).toHaveText(/^확인 중.*12,500원/)
  // The same charge typed again is not sent while nobody knows.
  await counter.sell({ amount: '12500', card: CARDS.slow })
  await expect(counter.sheet).toContainText('앞 결제를 아직 확인 중이에요')
  await counter.page.keyboard.press('Escape')
  await expect(counter.chips).toHaveText(/^승인.*12,500원/, { timeout: 60_000 })
  const { orders, posts } = await shop.books()
  expect(orders).toMatchObject([{ state: 'approved', posts: 1, paid: 1 }])
  expect(posts).toBe(1)
})

// Fixme, issue 3: the window of the last start is sometimes gone again a moment later. The books agreed
// every time; whether the stand-in's browser or the program ends it is not known yet.
test.fixme('killed in the moment of the press, again and again: the books agree', async ({
  shop,
}) => {
  test.slow()
  for (const [round, waitMs] of [0, 4, 12, 40].entries()) {
    const counter = await shop.open()
    await counter.type({ amount: String(21_000 + round) })
    // The window may be gone before the press has been answered.
    const pressed = counter.charge().catch(() => undefined)
    // Not waited for anything: the cut is meant to fall at another place each time.
    await new Promise((resolve) => setTimeout(resolve, waitMs))
    await shop.program().kill()
    await pressed
    for (const order of (await shop.books()).orders) expectTruth(order)
  }
  const counter = await shop.open()
  // What was paid is found at once. Of a request that left and never came to anything nobody can
  // know that for ten minutes: it stays 확인 중, and is never called 거절.
  const paidAndNotKnown = async () =>
    (await shop.books()).orders.filter(({ paid, state }) => paid === 1 && state !== 'approved')
  await expect.poll(paidAndNotKnown).toEqual([])
  await expect(counter.recent).not.toContainText('거절')
  const { orders } = await shop.books()
  for (const order of orders) {
    expectTruth(order)
    if (order.paid === 0) expect(['not-sent', 'unknown']).toContain(order.state)
  }
  expect(new Set(orders.map(({ amountWon }) => amountWon)).size).toBe(orders.length)
})

test('the page dies in the middle of a charge: the tray knows how it ended', async ({ shop }) => {
  const counter = await shop.open()
  await counter.sell({ amount: '12500', card: CARDS.dropped })
  await expect(counter.panel('확인 중')).toBeVisible()
  await counter.page.reload()
  await expect(counter.chips).toHaveText(/^승인.*12,500원/)
  expect((await shop.books()).orders).toMatchObject([{ state: 'approved', posts: 1, paid: 1 }])
})

test('the page’s process dies while a slow gateway works: the charge goes on, once, and is told', async ({
  shop,
}) => {
  test.slow()
  const counter = await shop.open()
  const { page } = counter
  await counter.sell({ amount: '12500', card: CARDS.slow })
  await expect(counter.sending).toBeVisible()
  const crashed = page.waitForEvent('crash')
  const session = await page.context().newCDPSession(page)
  void session.send('Page.crash').catch(() => undefined)
  await crashed
  const opened = () =>
    page
      .context()
      .pages()
      .find((other) => other !== page)
  await expect.poll(opened).toBeDefined()
  const next = new Counter(opened() ?? page)
  // Whoever stands there reads that it is under way, and at the end how it ended.
  await expect(next.chips).toHaveText(/12,500원/)
  await expect(next.chips).toHaveText(/^승인.*12,500원/, { timeout: 60_000 })
  const { orders, posts } = await shop.books()
  expect(orders).toMatchObject([{ state: 'approved', posts: 1, paid: 1 }])
  expect(posts).toBe(1)
})
