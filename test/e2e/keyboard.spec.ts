import { BESIDE, CARDS } from './models/cards.ts'
import { HangulKeyboard, hold, numpad } from './models/keyboard.ts'
import { expect, test } from './models/shop.ts'

test('the numpad alone types, corrects, charges and goes on to the next customer', async ({
  shop,
}) => {
  const counter = await shop.open()
  const { page } = counter
  await numpad(page, '12+')
  await expect(counter.amount).toHaveValue('12,000')
  await numpad(page, '--.')
  await expect(counter.amount).toHaveValue('12,000')
  await numpad(page, '-5\n')
  await expect(counter.card).toBeFocused()
  await numpad(page, '4-')
  await expect(counter.card).toHaveValue('')
  // In an empty field the same key goes back.
  await numpad(page, '-')
  await expect(counter.amount).toBeFocused()
  await numpad(page, '\n/')
  await expect(counter.amount).toBeFocused()
  await numpad(page, `\n${CARDS.approves}${BESIDE.expiry}${BESIDE.identity}\n${BESIDE.pin}`)
  await expect(counter.bigKey).toHaveText('12,005원 결제')
  await numpad(page, '*')
  await expect(counter.panel('승인 완료')).toContainText('12,005원')

  await expect(counter.bigKey).toBeEnabled()
  await numpad(page, '\n')
  await expect(counter.amount).toBeFocused()
  await expect(counter.amount).toHaveValue('')
  await counter.sell({ amount: '7000', card: CARDS.checkCard })
  await expect(counter.panel('승인 완료')).toContainText('7,000원')

  await expect(counter.bigKey).toBeEnabled()
  await numpad(page, '9+')
  await expect(counter.panel('승인 완료')).toBeHidden()
  await expect(counter.amount).toHaveValue('9,000')
  const { orders } = await shop.books()
  expect(orders.map(({ amountWon, state, posts }) => ({ amountWon, state, posts }))).toEqual([
    { amountWon: 7_000, state: 'approved', posts: 1 },
    { amountWon: 12_005, state: 'approved', posts: 1 },
  ])
})

test('an outcome holds still for a second, whatever is pressed', async ({ shop }) => {
  const counter = await shop.open()
  const { page } = counter
  await page.clock.install()
  await page.reload()
  await expect(counter.amount).toBeFocused()
  await counter.type({ amount: '12500' })
  // From here on time passes on this page only when the test says so.
  await page.clock.pauseAt(new Date(Date.now() + 3_000))
  await expect(counter.pin).toHaveValue('••')
  await counter.charge()
  await expect(counter.panel('승인 완료')).toBeVisible()
  await page.clock.runFor(900)
  await numpad(page, '\n5*')
  await expect(counter.panel('승인 완료')).toBeVisible()
  await page.clock.runFor(200)
  await numpad(page, '\n')
  await expect(counter.panel('승인 완료')).toBeHidden()
  await expect(counter.amount).toHaveValue('')
})

test('a sale is charged once with every key pressed in Hangul mode', async ({ shop }) => {
  const counter = await shop.open()
  const hangul = await HangulKeyboard.of(counter.page)
  await hangul.digitsWithLateText('12500')
  await expect(counter.amount).toHaveValue('12,500')
  await hangul.press('Enter')
  await hangul.digits('4242')
  // A letter begins a syllable; digits and caret are as before when it ends.
  await hangul.press('KeyA')
  await hangul.compose('ㅁ')
  await hangul.commit('ㅁ')
  await expect(counter.page.getByText('숫자만 입력할 수 있어요.')).toBeVisible()
  await expect(counter.card).toHaveValue('4242')
  await hangul.digitsWithLateText('424242424242')
  await hangul.digits(`${BESIDE.expiry}${BESIDE.identity}`)
  await hangul.press('Enter')
  await hangul.digitsWithLateText(BESIDE.pin)
  await hangul.press('F10')
  await expect(counter.panel('승인 완료')).toContainText('12,500원')
  const { orders, posts } = await shop.books()
  expect(orders).toMatchObject([{ state: 'approved', amountWon: 12_500, posts: 1, paid: 1 }])
  expect(posts).toBe(1)
})

test('an Enter that ends a syllable neither goes on nor charges; a charge key acts once', async ({
  shop,
}) => {
  const counter = await shop.open()
  const { page } = counter
  const hangul = await HangulKeyboard.of(page)
  await counter.type({ amount: '12500' })
  await page.keyboard.press('Control+KeyI')
  const item = page.getByRole('textbox', { name: '항목', exact: true })
  await expect(item).toBeFocused()
  await hangul.press('KeyR')
  await hangul.compose('꽃')
  await hangul.press('Enter')
  await expect(item).toBeFocused()
  await hangul.commit('꽃')
  await expect(item).toHaveValue('꽃')
  await expect(item).toBeFocused()
  await expect(counter.bigKey).toHaveText('12,500원 결제')

  await hangul.press('KeyR')
  await hangul.compose('다')
  // Reported twice, as some input methods do: on the key itself, and again after the syllable.
  await hangul.down('F10')
  await hangul.press('F10')
  await expect(counter.panel('승인 완료')).toBeVisible()
  const { orders, posts } = await shop.books()
  expect(orders).toMatchObject([{ state: 'approved', posts: 1, paid: 1 }])
  expect(orders[0]?.itemName).toMatch(/^꽃/)
  expect(posts).toBe(1)
})

test('the main keyboard and Tab are enough', async ({ shop }) => {
  const counter = await shop.open()
  const { keyboard } = counter.page
  const type = async (digits: string) => {
    for (const digit of digits) await keyboard.press(`Digit${digit}`)
  }
  await type('12500')
  while (!(await counter.card.evaluate((field) => field === document.activeElement))) {
    await keyboard.press('Tab')
  }
  // Full fields go on by themselves, so that Tab is only needed where nothing says a field is full.
  await type(`${CARDS.approves}${BESIDE.expiry}${BESIDE.identity}`)
  await keyboard.press('Tab')
  await expect(counter.pin).toBeFocused()
  await type(BESIDE.pin)
  while (!(await counter.bigKey.evaluate((key) => key === document.activeElement))) {
    await keyboard.press('Tab')
  }
  await keyboard.press('Space')
  await expect(counter.panel('승인 완료')).toContainText('12,500원')
  expect((await shop.books()).posts).toBe(1)
})

test('Enter on the last field says which key charges and charges nothing', async ({ shop }) => {
  const counter = await shop.open()
  await counter.type({ amount: '60000' })
  await expect(counter.page.getByRole('radio', { name: '일시불' })).toBeFocused()
  // The first ones may be taken for an Enter meant for the PIN, which went on by itself.
  await expect(async () => {
    await hold(counter.page, 'NumpadEnter', 20)
    const said = counter.page.getByText('숫자판 * 또는 F10을 누르면 결제해요.').first()
    await expect(said).toBeVisible({ timeout: 500 })
  }).toPass()
  expect((await shop.books()).posts).toBe(0)
})
