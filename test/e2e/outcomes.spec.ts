import { openBook } from './models/books.ts'
import { CARDS } from './models/cards.ts'
import { numpad } from './models/keyboard.ts'
import { expect, test } from './models/shop.ts'
import { won } from '../../preload/contract/money.ts'

const DECLINES = [
  {
    card: 'wrongNumber',
    advice: '카드번호가 맞지 않습니다. 번호를 다시 불러 달라고 하세요.',
    says: '거래거절 카드번호틀림',
  },
  { card: 'expired', advice: '유효기간이 맞지 않거나 지났습니다.', says: '유효기간 경과 카드' },
  { card: 'wrongPin', advice: '여러 번 틀리면 카드가 잠겨요.', says: '비밀번호 오류' },
  { card: 'overLimit', advice: '한도를 넘었습니다. 다른 카드로 결제하거나', says: '한도초과' },
  { card: 'stolen', advice: '사용할 수 없는 카드입니다. 다른 카드로 결제하세요.', says: '' },
  {
    card: 'noInstallments',
    advice: '일시불이나 다른 개월로 바꿔 보세요.',
    says: '법인카드 할부 불가',
  },
  { card: 'refused', advice: '', says: '거래거절 카드번호틀림' },
  { card: 'refusedUnrecorded', advice: '한도를 넘었습니다.', says: '한도초과' },
] as const

test('each decline says that nothing was charged, why, and what to do', async ({ shop }) => {
  const counter = await shop.open()
  const panel = counter.panel('거절')
  await numpad(counter.page, '12500\n')
  for (const { card, advice, says } of DECLINES) {
    await counter.typeCard(CARDS[card])
    await counter.charge()
    await expect(panel).toContainText('결제되지 않았습니다')
    await expect(panel).toContainText(advice)
    await expect(panel).toContainText(says)
    for (const field of counter.cardFields()) await expect(field).toHaveValue('')
    // The same sale goes on with another card: the amount stays, the card number has the focus.
    await expect(counter.bigKey).toBeEnabled()
    await numpad(counter.page, '\n')
    await expect(counter.card).toBeFocused()
    await expect(counter.amount).toHaveValue('12,500')
  }
  await counter.typeCard()
  await counter.charge()
  await expect(counter.panel('승인 완료')).toContainText('12,500원')
  const { orders } = await shop.books()
  expect(new Set(orders.map(({ saleId }) => saleId)).size).toBe(1)
  expect(orders.reduce((sum, { paid }) => sum + paid, 0)).toBe(1)
})

test('after a decline a digit begins the card, and the field the issuer named is marked', async ({
  shop,
}) => {
  const counter = await shop.open()
  const { page } = counter
  await page.keyboard.press('Control+Digit1')
  await counter.typeCard(CARDS.wrongPin)
  await counter.charge()
  await expect(counter.panel('거절')).toBeVisible()
  await expect(counter.bigKey).toBeEnabled()
  await numpad(page, '4')
  await expect(counter.card).toBeFocused()
  await expect(counter.card).toHaveValue('4')
  await expect(counter.pin).toHaveAttribute('aria-invalid', 'true')
  await expect(counter.amount).toHaveValue('320,000')
  await numpad(page, '-')
  await counter.typeCard()
  await counter.charge()
  await expect(counter.panel('승인 완료')).toBeVisible()
  await expect(counter.recentRows.first()).toContainText('수학 정규반')
})

const CHECKED_THEN_APPROVED = [
  'serverError',
  'html',
  'wrongAmount',
  'otherOrder',
  'oversized',
] as const

test('an answer that proves nothing is being checked, and turns to approved on the same panel', async ({
  shop,
}) => {
  const counter = await shop.open()
  for (const [index, card] of CHECKED_THEN_APPROVED.entries()) {
    const amount = String(11_000 + index)
    await counter.sell({ amount, card: CARDS[card] })
    await expect(counter.panel('확인 중')).toContainText('다시 결제하지 마세요')
    await expect(counter.panel('승인 완료')).toContainText(Number(amount).toLocaleString('en'))
    // Read on the panel itself, so it does not wait in the tray as well.
    await expect(counter.chips).toHaveCount(0)
    await expect(counter.bigKey).toBeEnabled()
    await numpad(counter.page, '\n')
    await expect(counter.amount).toHaveValue('')
  }
  const { orders } = await shop.books()
  for (const order of orders) expect(order).toMatchObject({ state: 'approved', posts: 1, paid: 1 })
  expect(orders).toHaveLength(CHECKED_THEN_APPROVED.length)
})

test('a communication code is being checked, although it reads like a decline', async ({
  shop,
}) => {
  const counter = await shop.open()
  await counter.sell({ amount: '12500', card: CARDS.communication })
  await expect(counter.panel('확인 중')).toBeVisible()
  await expect(counter.panel('거절')).toHaveCount(0)
  expect((await shop.books()).orders).toMatchObject([{ state: 'unknown', posts: 1 }])
})

test('a payment that reversed itself was not charged, and says why two messages come', async ({
  shop,
}) => {
  const counter = await shop.open()
  await counter.sell({ amount: '12500', card: CARDS.reversed })
  await expect(counter.panel('확인 중')).toBeVisible()
  await expect(counter.panel('결제 안 됨')).toContainText('승인 뒤 자동으로 취소되었습니다')
  await expect(counter.bigKey).toBeEnabled()
  await numpad(counter.page, '\n')
  await expect(counter.amount).toHaveValue('12,500')
  await counter.typeCard()
  await counter.charge()
  await expect(counter.panel('승인 완료')).toBeVisible()
  expect((await shop.books()).orders).toMatchObject([
    { state: 'approved', posts: 1, paid: 1 },
    { state: 'reversed', posts: 1, paid: 0 },
  ])
})

test('a wrong amount at the gateway needs a person', async ({ shop }) => {
  const counter = await shop.open()
  await counter.sell({ amount: '12500', card: CARDS.overcharged })
  await expect(counter.panel('확인 중')).toBeVisible()
  const panel = counter.panel('직접 확인 필요')
  await expect(panel).toContainText('다시 결제하지 마세요')
  await expect(panel).toContainText('결제사가 알린 금액이 달라요')
  expect((await shop.books()).orders).toMatchObject([
    { state: 'needs-person', alarm: 'wrong-amount', posts: 1 },
  ])
})

test('one sale approved twice is an alarm that stays until somebody has seen it', async ({
  shop,
}) => {
  const counter = await shop.open()
  await counter.sell({ amount: '12500', card: CARDS.approvedTwice })
  await expect(counter.panel('두 번 승인됨')).toContainText('한 건을 취소할지 확인하세요')
  await expect(counter.bigKey).toBeEnabled()
  await numpad(counter.page, '\n')
  await expect(counter.chips).toHaveText(/두 번 승인/)
  expect((await shop.books()).orders).toMatchObject([{ alarm: 'paid-twice', posts: 1, paid: 2 }])
})

test('an intent that never left is told as not sent, and may be charged again', async ({
  shop,
}) => {
  await shop.open()
  await shop.books()
  const journal = openBook(shop.profileDir)
  journal.recordIntent({
    saleId: 'cut-off',
    attempt: 1,
    amountWon: won(12_500),
    taxFreeWon: won(0),
    installmentMonths: 0,
    itemName: '카드 결제',
    buyer: { name: '', phone: '', email: '' },
    bin6: '424242',
    last4: '4242',
    issuer: '',
    sandbox: true,
    duplicateOf: null,
    duplicateReason: '',
  })
  journal.close()
  const counter = await shop.open()
  await expect(counter.chips).toHaveText(/결제 안 됨/)
  await counter.chips.click()
  await expect(counter.sheet).toContainText('결제되지 않았습니다')
  await expect(counter.sheet).toContainText('요청을 보내지 못했습니다')
  await counter.sheet.getByRole('button', { name: '확인했어요' }).click()
  await expect(counter.chips).toHaveCount(0)
  await counter.amount.click()
  await counter.sell({ amount: '12500' })
  await expect(counter.panel('승인 완료')).toBeVisible()
})
