import { chargeAtOnce, chargeUnheard, newSale } from './models/bridge.ts'
import { CARDS } from './models/cards.ts'
import type { Counter } from './models/counter.ts'
import { numpad } from './models/keyboard.ts'
import { expect, test } from './models/shop.ts'
import { won } from '../../preload/contract/money.ts'

test('late approvals behind the next customer flip their chips, never his panel', async ({
  shop,
}) => {
  const counter = await shop.open()
  await counter.sell({ amount: '12500', card: CARDS.late })
  await takeNext(counter)
  await counter.sell({ amount: '13500', card: CARDS.ready })
  await takeNext(counter)
  await expect(counter.chips).toHaveText([/확인 중.*12,500원/, /확인 중.*13,500원/])
  const trouble = counter.page.getByRole('alert').filter({ hasText: '승인 응답이 계속 늦습니다' })
  await expect(trouble).toBeVisible()

  await counter.sell({ amount: '7000', card: CARDS.wrongNumber })
  await expect(counter.panel('거절')).toContainText('7,000원')
  await expect(counter.chips).toHaveText([/^승인.*12,500원/, /^승인.*13,500원/], {
    timeout: 30_000,
  })
  await expect(counter.panel('거절')).toContainText('7,000원')
  await expect(counter.panel('승인 완료')).toHaveCount(0)
  const { orders } = await shop.books()
  expect(orders.map(({ state, posts, paid }) => [state, posts, paid])).toEqual([
    ['declined', 1, 0],
    ['approved', 1, 1],
    ['approved', 1, 1],
  ])
})

async function takeNext(counter: Counter): Promise<void> {
  await expect(counter.panel('확인 중')).toBeVisible()
  await expect(counter.bigKey).toBeEnabled()
  await numpad(counter.page, '\n')
  await expect(counter.amount).toBeFocused()
}

test('an answer that takes 30 seconds: told at 5, next customer at 10, chip at the end', async ({
  shop,
}) => {
  test.slow()
  const counter = await shop.open()
  const { page } = counter
  await counter.sell({ amount: '12500', card: CARDS.slow })
  await expect(counter.sending).toContainText('12,500원')
  await expect(counter.sending).not.toContainText('응답이 늦어지고 있어요')
  await numpad(page, '\n')
  await expect(counter.sending).toContainText('응답이 늦어지고 있어요. 다시 누르지 않아도 돼요.')
  await numpad(page, '\n')
  await expect(counter.sending.getByRole('button', { name: '다음 손님 받기' })).toBeVisible()
  await numpad(page, '\n')
  await expect(counter.amount).toBeFocused()
  await expect(counter.amount).toHaveValue('')
  await expect(counter.chips).toHaveText(/확인 중.*12,500원/)

  await counter.sell({ amount: '7000' })
  await expect(counter.panel('승인 완료')).toContainText('7,000원')
  await expect(counter.chips).toHaveText(/^승인.*12,500원/, { timeout: 40_000 })
  await expect(counter.panel('승인 완료')).toContainText('7,000원')
  await counter.chips.click()
  await expect(counter.sheet).toContainText('승인 완료')
  await expect(counter.sheet).toContainText('12,500원')
  await counter.sheet.getByRole('button', { name: '확인했어요' }).click()
  await expect(counter.chips).toHaveCount(0)
  // The chip took the focus with it; the numpad still speaks to the counter.
  await numpad(page, '\n')
  await expect(counter.amount).toBeFocused()
  expect((await shop.books()).orders).toMatchObject([
    { amountWon: 7_000, posts: 1, paid: 1 },
    { amountWon: 12_500, state: 'approved', posts: 1, paid: 1 },
  ])
})

test('with two charges in flight a third waits, and says so before a key is pressed', async ({
  shop,
}) => {
  const counter = await shop.open()
  const { page } = counter
  await chargeUnheard(page, await newSale(page, { number: CARDS.silent }))
  await chargeUnheard(page, await newSale(page, { number: CARDS.slow }))
  await expect(counter.bigKey).toHaveText('확인 중인 결제가 많아 잠시 결제할 수 없어요')
  await counter.sell({ amount: '12500' })
  const [answer] = await chargeAtOnce(page, [await newSale(page, { amountWon: won(1_004) })])
  expect(answer).toMatchObject({ ok: false, failure: { kind: 'too-many-open', inFlight: 2 } })
  expect((await shop.books()).posts).toBe(2)
})

test('with five payments being checked a sixth waits', async ({ shop }) => {
  const counter = await shop.open()
  const { page } = counter
  for (let unknown = 0; unknown < 5; unknown += 1) {
    const amountWon = won(1_000 + unknown)
    await chargeAtOnce(page, [await newSale(page, { number: CARDS.staysReady, amountWon })])
  }
  await expect(counter.bigKey).toHaveText('확인 중인 결제가 많아 잠시 결제할 수 없어요')
  await counter.sell({ amount: '12500' })
  await expect(counter.panel('승인 완료')).toHaveCount(0)
  const [answer] = await chargeAtOnce(page, [await newSale(page)])
  expect(answer).toMatchObject({ ok: false, failure: { kind: 'too-many-open', unknown: 5 } })
  expect((await shop.books()).posts).toBe(5)
})
