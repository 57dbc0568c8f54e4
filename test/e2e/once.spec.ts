import { CARDS } from './models/cards.ts'
import { chargeAtOnce, newSale } from './models/bridge.ts'
import { HangulKeyboard, hold, numpad } from './models/keyboard.ts'
import { expect, test, type Shop } from './models/shop.ts'
import type { Counter } from './models/counter.ts'

/** The whole promise in one line: however it was pressed, the gateway was asked once. */
async function expectOnePost(shop: Shop, amountWon = 12_500): Promise<void> {
  const { orders, posts } = await shop.books()
  expect(orders).toMatchObject([{ amountWon, posts: 1, paid: 1 }])
  expect(posts).toBe(1)
}

test.describe('one sale, pressed too often', () => {
  test('50 clicks in 100 ms', async ({ shop }) => {
    const counter = await shop.open()
    await counter.type({ amount: '12500' })
    await counter.bigKey.evaluate(async (key) => {
      for (let click = 0; click < 50; click += 1) {
        const options = { bubbles: true, cancelable: true, composed: true, detail: 1 }
        key.dispatchEvent(new MouseEvent('click', options))
        if (click % 10 === 9) await new Promise((resolve) => setTimeout(resolve, 20))
      }
    })
    await expect(counter.panel('승인 완료')).toBeVisible()
    await expectOnePost(shop)
  })

  test('a mouse that clicks on and on', async ({ shop }) => {
    const counter = await shop.open()
    await counter.type({ amount: '12500', card: CARDS.dropped })
    const box = await counter.bigKey.boundingBox()
    if (box === null) throw new Error('the charge key has no place')
    const cdp = await counter.page.context().newCDPSession(counter.page)
    const at = { x: box.x + box.width / 2, y: box.y + box.height / 2 }
    const press = { ...at, button: 'left', clickCount: 1 } as const
    await Promise.all(
      Array.from({ length: 50 }, async () => {
        await cdp.send('Input.dispatchMouseEvent', { ...press, type: 'mousePressed' })
        await cdp.send('Input.dispatchMouseEvent', { ...press, type: 'mouseReleased' })
      }),
    )
    await expect(counter.panel('확인 중').or(counter.panel('승인 완료'))).toBeVisible()
    await expectOnePost(shop)
  })

  for (const key of ['NumpadMultiply', 'F10', 'Control+Enter']) {
    test(`${key} held down`, async ({ shop }) => {
      const counter = await shop.open()
      await counter.type({ amount: '12500', card: CARDS.dropped })
      const [last = key, modifier] = key.split('+').toReversed()
      if (modifier !== undefined) await counter.page.keyboard.down(modifier)
      await hold(counter.page, last, 40)
      if (modifier !== undefined) await counter.page.keyboard.up(modifier)
      await expect(counter.panel('확인 중').or(counter.panel('승인 완료'))).toBeVisible()
      await expectOnePost(shop)
    })
  }

  for (const key of ['Enter', 'Space']) {
    test(`${key} held down on the charge button`, async ({ shop }) => {
      const counter = await shop.open()
      await counter.type({ amount: '12500', card: CARDS.dropped })
      await counter.bigKey.focus()
      await hold(counter.page, key, 40)
      await expect(counter.panel('확인 중').or(counter.panel('승인 완료'))).toBeVisible()
      await expectOnePost(shop)
    })
  }

  test('every charge key at once, in Hangul mode', async ({ shop }) => {
    const counter = await shop.open()
    const hangul = await HangulKeyboard.of(counter.page)
    await counter.type({ amount: '12500' })
    await hangul.compose('ㅁ')
    await Promise.all(
      ['NumpadMultiply', 'Enter', 'F10', 'NumpadEnter', 'F10'].map((code) => hangul.press(code)),
    )
    await expect(counter.panel('승인 완료')).toBeVisible()
    await expectOnePost(shop)
  })
})

test('100 calls of one sale over the bridge are one charge with one answer', async ({ shop }) => {
  const { page } = await shop.open()
  const input = await newSale(page)
  const answers = await chargeAtOnce(
    page,
    Array.from({ length: 100 }, () => input),
  )
  expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1)
  expect(answers[0]).toMatchObject({
    ok: true,
    value: { kind: 'order', order: { state: 'approved' } },
  })
  // Told again later, too.
  const [again] = await chargeAtOnce(page, [input])
  expect(again).toEqual(answers[0])
  await expectOnePost(shop, 125_000)
})

test('of two sales of one card and amount at one moment one is charged and one asks', async ({
  shop,
}) => {
  const { page } = await shop.open()
  const answers = await chargeAtOnce(page, [await newSale(page), await newSale(page)])
  const kinds = answers.map((answer) => (answer.ok ? answer.value.kind : answer.failure.kind))
  expect(kinds.toSorted()).toEqual(['confirm', 'order'])
  await expectOnePost(shop, 125_000)
})

test('a page cannot charge a sale that main did not open', async ({ shop }) => {
  const { page } = await shop.open()
  const [answer] = await chargeAtOnce(page, [{ ...(await newSale(page)), saleId: 'made-up-sale' }])
  expect(answer).toEqual({ ok: false, failure: { kind: 'sale-not-open' } })
  expect((await shop.books()).posts).toBe(0)
})

test('a second start on the same profile opens nothing and charges nothing', async ({ shop }) => {
  const counter = await shop.open()
  await counter.sell({ amount: '12500', card: CARDS.silent })
  await expect(counter.sending).toBeVisible()
  expect(await shop.program().secondInstance([])).toBe(0)
  await expect(counter.sending).toBeVisible()
  expect(counter.page.context().pages()).toHaveLength(1)
  // A second till on the same books would have taken the open order for one that was cut off.
  expect((await shop.books()).orders).toMatchObject([{ state: 'sent', posts: 1, paid: 1 }])
})

test.describe('the page loaded anew in the middle of a charge', () => {
  for (const card of ['silent', 'slow'] as const) {
    test(`${card} card: the same charge again only tells that the first is being checked`, async ({
      shop,
    }) => {
      const counter = await shop.open()
      await chargeThenReload(counter, CARDS[card])
      await expect(counter.chips).toHaveText(/확인 중.*12,500원/)
      await counter.sell({ amount: '12500', card: CARDS[card] })
      await expect(counter.sheet).toContainText('앞 결제를 아직 확인 중이에요')
      await expect(counter.sheet.getByRole('button')).toHaveText([/닫기/])
      await numpad(counter.page, '1*')
      await hold(counter.page, 'Enter', 5)
      await expect(counter.sheet).toBeHidden()
      // What was typed is still there, and still may not be charged.
      await counter.charge()
      await expect(counter.sheet).toContainText('앞 결제를 아직 확인 중이에요')
      await expectOnePost(shop)
    })
  }

  test('dropped card: the same charge again asks, or tells that the first is being checked', async ({
    shop,
  }) => {
    const counter = await shop.open()
    await chargeThenReload(counter, CARDS.dropped)
    await counter.sell({ amount: '12500', card: CARDS.dropped })
    await expect(counter.sheet).toContainText('12,500원')
    await expectOnePost(shop)
  })

  test('an approval that came meanwhile is among the latest payments', async ({ shop }) => {
    const counter = await shop.open()
    await counter.sell({ amount: '12500' })
    await counter.page.reload()
    await expect(counter.amount).toBeFocused()
    await expect(counter.recentRows).toHaveText([/승인.*12,500원/])
    await expectOnePost(shop)
  })
})

async function chargeThenReload(counter: Counter, card: string): Promise<void> {
  await counter.sell({ amount: '12500', card })
  await expect(counter.sending.or(counter.panel('확인 중'))).toBeVisible()
  await counter.page.reload()
  await expect(counter.amount).toBeFocused()
}
