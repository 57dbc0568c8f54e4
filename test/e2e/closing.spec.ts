import { CARDS } from './models/cards.ts'
import { numpad } from './models/keyboard.ts'
import { expect, test } from './models/shop.ts'

test('with nothing open the window closes and the program ends', async ({ shop }) => {
  await shop.open()
  await shop.program().closeWindow()
  expect(await shop.program().exited).toBe(0)
})

test('while an answer is awaited the window stays and says so, however often it is closed', async ({
  shop,
}) => {
  const counter = await shop.open()
  const waits = counter.page
    .getByRole('alert')
    .filter({ hasText: '승인 응답을 기다리는 결제가 있어 창을 닫지 않았어요' })
  await counter.sell({ amount: '12500', card: CARDS.silent })
  await expect(counter.recentRows).toHaveText([/확인 중.*12,500원/])
  for (let press = 0; press < 3; press += 1) {
    await shop.program().closeWindow()
    await expect(waits).toBeVisible()
  }
  await shop.program().quit()
  await expect(waits).toBeVisible()
  await expect(counter.sending).toContainText('12,500원')
  expect((await shop.books()).orders).toMatchObject([{ state: 'sent', posts: 1 }])
})

test('with a payment being checked closing asks first; the next start goes on with it', async ({
  shop,
}) => {
  const counter = await shop.open()
  await counter.sell({ amount: '12500', card: CARDS.ready })
  await expect(counter.panel('확인 중')).toBeVisible()
  await shop.program().closeWindow()
  const asks = counter.page.getByRole('alert').filter({ hasText: '한 번 더 닫으면 끝나요' })
  await expect(asks).toBeVisible()
  await expect(counter.bigKey).toBeEnabled()
  await numpad(counter.page, '\n')
  await expect(counter.amount).toBeFocused()
  await shop.program().closeWindow()
  expect(await shop.program().exited).toBe(0)
  expect((await shop.books()).orders).toMatchObject([{ state: 'unknown', posts: 1 }])

  const next = await shop.open()
  await expect(next.chips).toHaveText(/^확인 중.*12,500원/)
  await expect(next.amount).toBeFocused()
  await expect(next.chips).toHaveText(/^승인.*12,500원/, { timeout: 30_000 })
  expect((await shop.books()).orders).toMatchObject([{ state: 'approved', posts: 1, paid: 1 }])
})
