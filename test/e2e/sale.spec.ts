import { BESIDE, CARDS } from './models/cards.ts'
import type { Counter } from './models/counter.ts'
import { hold, numpad } from './models/keyboard.ts'
import { expect, test } from './models/shop.ts'

/** Digits of the check card that stand neither at its beginning nor at its end. */
const HIDDEN = '5665'

async function expectWiped(counter: Counter): Promise<void> {
  for (const field of counter.cardFields()) await expect(field).toHaveValue('')
}

test('an approval shows amount, card and approval number, and takes the card with it', async ({
  shop,
}) => {
  const counter = await shop.open()
  await counter.sell({ amount: '12500', card: CARDS.checkCard })
  const panel = counter.panel('승인 완료')
  await expect(panel).toContainText('12,500원')
  await expect(panel).toContainText(/5556 · 일시불 · 승인번호 \d{8}/)
  await expectWiped(counter)
  await expect(counter.recentRows).toHaveText([/승인.*카드 결제.*12,500원/])
  await counter.page.keyboard.press('Control+KeyZ')
  await expectWiped(counter)
  await shop.program().quit()
  expect(await shop.program().exited).toBe(0)
  const { orders } = await shop.books()
  expect(orders).toMatchObject([{ state: 'approved', bin6: '400005', last4: '5556', posts: 1 }])
})

test('a field that was left shows no digit of the card, nor does anything else on the page', async ({
  shop,
}) => {
  const counter = await shop.open()
  const { page } = counter
  await counter.type({ amount: '12500', card: CARDS.checkCard })
  await page.keyboard.press('Tab')
  await expect(counter.card).toHaveValue('4000 05•• •••• 5556')
  await expect(counter.expiry).toHaveValue('••/••')
  await expect(counter.identity).toHaveValue('••••••')
  await expect(counter.pin).toHaveValue('••')

  const values = await page.evaluate(() =>
    Array.from(document.querySelectorAll('input'), (input) => [
      input.value,
      input.defaultValue,
      ...Array.from(input.attributes, (attribute) => attribute.value),
    ]),
  )
  const cdp = await page.context().newCDPSession(page)
  const tree = await cdp.send('Accessibility.getFullAXTree')
  const everything = [await page.content(), JSON.stringify(values), JSON.stringify(tree)]
  for (const text of everything) {
    // The probe works: what may be seen is found.
    expect(text).toContain('5556')
  }
  for (const text of everything) {
    expect(text).not.toContain(HIDDEN)
    expect(text).not.toContain(BESIDE.identity)
    expect(text).not.toContain(BESIDE.expiry)
  }
})

test('nothing can be copied out of a card field', async ({ shop }) => {
  const counter = await shop.open()
  const { page } = counter
  await page.keyboard.press('Control+KeyI')
  const item = page.getByRole('textbox', { name: '항목', exact: true })
  await item.fill('꽃')
  await item.press('Control+KeyA')
  await item.press('Control+KeyC')
  await counter.card.focus()
  await numpad(page, CARDS.approves.slice(0, 15))
  for (const chord of ['Control+KeyC', 'Control+KeyX']) {
    await page.keyboard.press('Control+KeyA')
    await page.keyboard.press(chord)
    await expect(counter.card).toHaveValue('4242 4242 4242 424')
    await item.press('Control+KeyA')
    await item.press('Control+KeyV')
    await expect(item).toHaveValue('꽃')
    await counter.card.focus()
  }
})

test('leaving the counter warns first, then takes the card away and keeps the sale', async ({
  shop,
}) => {
  const counter = await shop.open()
  const { page } = counter
  await counter.type({ amount: '12500' })
  await page.keyboard.press('Control+Comma')
  await expect(page.getByText('나가면 입력한 카드 정보가 지워져요.').first()).toBeVisible()
  await expect(counter.pin).toHaveValue('••')
  await page.keyboard.press('Control+Comma')
  await expect(page.getByRole('heading', { name: '설정' })).toBeVisible()
  await page.keyboard.press('F2')
  await expect(counter.amount).toHaveValue('12,500')
  await expectWiped(counter)
})

test('a minute without a key wipes the card, after a warning that any key takes back', async ({
  shop,
}) => {
  const counter = await shop.open()
  const { page } = counter
  await page.clock.install()
  await page.reload()
  await expect(counter.amount).toBeFocused()
  await counter.type({ amount: '12500' })
  await page.clock.runFor(46_000)
  await expect(page.getByText(/초 뒤 카드 정보를 지워요\. 계속하려면/).first()).toBeVisible()
  await page.keyboard.press('ArrowRight')
  await expect(page.getByText(/초 뒤 카드 정보를 지워요\. 계속하려면/)).toHaveCount(0)
  await page.clock.runFor(40_000)
  await expect(counter.pin).toHaveValue('••')
  await page.clock.runFor(21_000)
  await expect(
    page.getByText('카드 정보를 지웠어요. 금액과 항목은 그대로예요.').first(),
  ).toBeVisible()
  await expectWiped(counter)
  await expect(counter.card).toBeFocused()
  await page.keyboard.press('Control+KeyZ')
  await expectWiped(counter)
  await expect(counter.amount).toHaveValue('12,500')
})

test('a resident number is refused and wiped, never cut', async ({ shop }) => {
  const counter = await shop.open()
  await counter.identity.focus()
  await numpad(counter.page, '8501011234567')
  const why = '주민등록번호는 입력할 수 없어요. 생년월일 6자리만 입력하세요.'
  await expect(counter.page.getByText(why).first()).toBeVisible()
  await expect(counter.identity).toHaveValue('')
})

test('a large amount is charged by a second press, and not by a held one', async ({ shop }) => {
  const counter = await shop.open()
  await counter.type({ amount: '1250000' })
  await hold(counter.page, 'NumpadMultiply', 30)
  await expect(counter.sheet).toContainText('1,250,000원')
  await expect(counter.sheet).toContainText('한 번 더 누르면 결제해요')
  await counter.page.keyboard.press('Escape')
  await expect(counter.sheet).toBeHidden()
  await counter.charge()
  await expect(counter.sheet).toBeVisible()
  await counter.charge()
  await expect(counter.panel('승인 완료')).toContainText('1,250,000원')
  expect((await shop.books()).orders).toMatchObject([{ amountWon: 1_250_000, posts: 1 }])
})

test('the same card and amount again wants one of four reasons, by one key', async ({ shop }) => {
  const counter = await shop.open()
  const { page } = counter
  const again = async () => {
    await expect(counter.panel('승인 완료')).toBeVisible()
    await expect(counter.bigKey).toBeEnabled()
    await numpad(page, '\n')
    await counter.sell({ amount: '12500' })
    await expect(counter.sheet).toContainText('방금 같은 카드로 12,500원을 결제했어요')
  }
  await counter.sell({ amount: '12500' })
  for (const reason of ['1', '2', '3']) {
    await again()
    // Neither Enter nor the charge key is a reason.
    await numpad(page, '*')
    await expect(counter.sheet).toBeVisible()
    await numpad(page, reason)
  }
  await again()
  await numpad(page, '4')
  await page.getByRole('textbox', { name: '이유' }).fill('동생 수강료')
  await page.keyboard.press('Enter')
  await expect(counter.panel('승인 완료')).toBeVisible()
  const { orders } = await shop.books()
  expect(orders.map(({ duplicateReason, posts }) => ({ duplicateReason, posts }))).toEqual(
    ['동생 수강료', '나눠 결제', '추가 구매', '다른 사람 몫', ''].map((duplicateReason) => {
      return { duplicateReason, posts: 1 }
    }),
  )
})
