import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { ChargeCardInput } from '../../../preload/contract/contract.ts'
import { checkCharge, type ChargeRules } from '../../../preload/contract/form-rules.ts'
import { ZERO_WON, won } from '../../../preload/contract/money.ts'

const TODAY = '2026-11-23'
const RULES: ChargeRules = {
  installments: [2, 3, 4, 5, 6, 10, 12],
  asksIdentity: true,
  asksPin: true,
  capWon: 10_000_000,
}

const SALE: ChargeCardInput = {
  saleId: 'sale-1',
  attempt: 1,
  amountWon: won(125_000),
  taxFreeWon: ZERO_WON,
  card: { number: '4242 4242 4242 4242', expiry: '12/27', identity: '850101', pin: '12' },
  installmentMonths: 3,
  itemName: ' 수학 정규반 ',
  buyer: { name: '김민준', phone: '010-1234-5678', email: 'minjun@example.com' },
  confirmed: { large: false, luhn: false, wrongPin: false, duplicateOf: null, reason: null },
}

type Changes = Partial<Omit<ChargeCardInput, 'card' | 'buyer'>> & {
  readonly card?: Partial<ChargeCardInput['card']>
  readonly buyer?: Partial<ChargeCardInput['buyer']>
}

function sale({ card, buyer, ...changes }: Changes): ChargeCardInput {
  return {
    ...SALE,
    ...changes,
    card: { ...SALE.card, ...card },
    buyer: { ...SALE.buyer, ...buyer },
  }
}

describe('a typed sale', () => {
  test('is read whole when everything in it is right', () => {
    expect(checkCharge(SALE, RULES, TODAY)).toEqual({
      ok: true,
      charge: {
        amountWon: 125_000,
        taxFreeWon: 0,
        card: { number: '4242424242424242', expiry: '2027-12', identity: '850101', pin: '12' },
        bin6: '424242',
        last4: '4242',
        issuer: 'Visa',
        luhnHolds: true,
        installmentMonths: 3,
        itemName: '수학 정규반',
        buyer: SALE.buyer,
      },
    })
  })

  const refusals: readonly (readonly [string, Changes, string, string])[] = [
    ['no amount', { amountWon: ZERO_WON }, 'amount', 'zero'],
    ['an amount over the cap', { amountWon: won(10_000_001) }, 'amount', 'over-cap'],
    ['more tax-free than amount', { taxFreeWon: won(125_001) }, 'taxFree', 'tax-free-over-amount'],
    ['no card', { card: { number: '' } }, 'card', 'missing'],
    ['a resident number for a card', { card: { number: '8501011234567' } }, 'card', 'resident'],
    ['a past expiry', { card: { expiry: '1026' } }, 'expiry', 'expired'],
    ['a swapped expiry', { card: { expiry: '2712' } }, 'expiry', 'month'],
    ['a resident number', { card: { identity: '8501011234567' } }, 'identity', 'resident'],
    ['no PIN', { card: { pin: '' } }, 'pin', 'missing'],
    ['one PIN digit', { card: { pin: '1' } }, 'pin', 'too-short'],
    ['three PIN digits', { card: { pin: '123' } }, 'pin', 'too-long'],
    [
      'small installments',
      { amountWon: won(49_999) },
      'installments',
      'installments-below-minimum',
    ],
    ['months not offered', { installmentMonths: 7 }, 'installments', 'installments-not-offered'],
    ['one month', { installmentMonths: 1 }, 'installments', 'installments-not-offered'],
    [
      'a shared card in parts',
      { card: { identity: '1234567891' } },
      'installments',
      'shared-card-in-full',
    ],
    ['a card number as item', { itemName: '4242 4242 4242 4242' }, 'item', 'holds-card-number'],
    [
      'a resident number as name',
      { buyer: { name: '850101-1234567' } },
      'buyerName',
      'holds-resident-number',
    ],
    ['41 letters of item', { itemName: '가'.repeat(41) }, 'item', 'too-long'],
    ['17 letters of name', { buyer: { name: '가'.repeat(17) } }, 'buyerName', 'too-long'],
    ['a long phone', { buyer: { phone: '+82 10 1234 56789' } }, 'buyerPhone', 'too-long'],
    ['letters in a phone', { buyer: { phone: '010-abcd-1234' } }, 'buyerPhone', 'phone'],
    ['half an e-mail', { buyer: { email: 'minjun@' } }, 'buyerEmail', 'email'],
    ['a long e-mail', { buyer: { email: `${'a'.repeat(60)}@b.kr` } }, 'buyerEmail', 'too-long'],
    [
      'a card number as reason',
      { confirmed: { ...SALE.confirmed, reason: '4242424242424242' } },
      'reason',
      'holds-card-number',
    ],
  ]
  test.each(refusals)('with %s is refused at the field', (_, changes, field, problem) => {
    expect(checkCharge(sale(changes), RULES, TODAY)).toEqual({ ok: false, field, problem })
  })

  const accepted: readonly (readonly [string, Changes])[] = [
    [
      'a shared card paid in full, without PIN',
      { card: { identity: '1234567891', pin: '' }, installmentMonths: 0 },
    ],
    ['exactly the cap', { amountWon: won(10_000_000) }],
    ['exactly ₩50,000 in parts', { amountWon: won(50_000) }],
    ['40 emoji as item', { itemName: '🍎'.repeat(40) }],
    ['16 letters of name', { buyer: { name: '가'.repeat(16) } }],
    ['no texts at all', { itemName: '', buyer: { name: '', phone: '', email: '' } }],
    ['a card without Luhn digit', { card: { number: '9490111122223333' } }],
  ]
  test.each(accepted)('with %s is taken', (_, changes) => {
    expect(checkCharge(sale(changes), RULES, TODAY)).toMatchObject({ ok: true })
  })

  test('leaves out what the shop does not ask', () => {
    const rules = { ...RULES, asksIdentity: false, asksPin: false }
    const checked = checkCharge(sale({ card: { identity: 'x', pin: 'x' } }), rules, TODAY)
    expect(checked).toMatchObject({ ok: true })
    expect(checked.ok && checked.charge.card).toEqual({
      number: '4242424242424242',
      expiry: '2027-12',
    })
  })

  const sample = { number: '1234-1234-1234-1234', expiry: '2019-01', identity: '123456', pin: '' }

  test("takes the guide's own sample where practice allows it", () => {
    const checked = checkCharge(
      sale({ card: sample }),
      { ...RULES, acceptsGuideSample: true },
      TODAY,
    )
    expect(checked).toMatchObject({
      ok: true,
      charge: { card: { expiry: '2019-01', identity: '123456' } },
    })
  })

  test("refuses the guide's sample everywhere else, and other cards with its date", () => {
    expect(checkCharge(sale({ card: sample }), RULES, TODAY)).toMatchObject({ field: 'expiry' })
    const other = { ...sample, number: '4242424242424242' }
    const rules = { ...RULES, acceptsGuideSample: true }
    expect(checkCharge(sale({ card: other }), rules, TODAY)).toMatchObject({ field: 'expiry' })
  })

  test('loses marks that turn text round or cannot be seen', () => {
    const checked = checkCharge(sale({ itemName: '\u202E원000,1\u200B\n교재' }), RULES, TODAY)
    expect(checked.ok && checked.charge.itemName).toBe('원000,1 교재')
  })

  test('never throws, and what it passes is within every limit', () => {
    const typed = fc.oneof(fc.string({ maxLength: 24 }), fc.stringMatching(/^[\d -]{0,24}$/))
    const money = fc.oneof(
      fc.integer(),
      fc.double(),
      fc.constantFrom(-0, Number.NaN, 2 ** 53, 1e21),
    )
    const anything = fc.record({
      amountWon: money,
      taxFreeWon: money,
      installmentMonths: fc.integer({ min: 0, max: 36 }),
      itemName: fc.string({ unit: 'binary', maxLength: 80 }),
      card: fc.record({ number: typed, expiry: typed, identity: typed, pin: typed }),
    })
    fc.assert(
      fc.property(anything, ({ card, ...values }) => {
        // Main asks this of whatever came over the bridge, so the types promise nothing here.
        const checked = checkCharge(sale({ ...(values as Changes), card }), RULES, TODAY)
        if (!checked.ok) return
        expect(Number.isSafeInteger(checked.charge.amountWon)).toBe(true)
        expect(checked.charge.amountWon).toBeGreaterThan(0)
        expect([...checked.charge.itemName].length).toBeLessThanOrEqual(40)
      }),
      { numRuns: 500 },
    )
  })
})
