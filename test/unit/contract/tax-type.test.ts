import { describe, expect, test } from 'vitest'
import type { ChargeCardInput } from '../../../preload/contract/contract.ts'
import { checkCharge } from '../../../preload/contract/form-rules.ts'
import { TAX_TYPES, taxFreePart, won, type TaxType } from '../../../preload/contract/money.ts'

function sale(amountWon: number, taxFreeWon: number): ChargeCardInput {
  return {
    saleId: 'sale-1',
    attempt: 1,
    amountWon: won(amountWon),
    taxFreeWon: won(taxFreeWon),
    card: { number: '4242424242424242', expiry: '12/30', identity: '850101', pin: '12' },
    installmentMonths: 0,
    itemName: '',
    buyer: { name: '', phone: '', email: '' },
    confirmed: { large: false, luhn: false, wrongPin: false, duplicateOf: null, reason: null },
  }
}

function charged(taxType: TaxType | undefined, input: ChargeCardInput) {
  const rules = { installments: [], asksIdentity: true, asksPin: true, capWon: 1_000_000, taxType }
  return checkCharge(input, rules, '2026-11-23')
}

describe('the tax-free part of a charge', () => {
  test.each<[TaxType | undefined, number]>([
    ['taxable', 0],
    ['tax-free', 10_000],
    ['mixed', 4_000],
    [undefined, 4_000],
  ])('of a %s shop that typed 4,000 of 10,000 is %d', (taxType, taxFreeWon) => {
    const answer = charged(taxType, sale(10_000, 4_000))
    expect(answer).toMatchObject({ ok: true, charge: { amountWon: 10_000, taxFreeWon } })
  })

  test('that is more than the amount is refused only where it is asked for', () => {
    const tooMuch = sale(3_000, 4_000)
    const refusal = { ok: false, field: 'taxFree', problem: 'tax-free-over-amount' }
    expect(charged('mixed', tooMuch)).toEqual(refusal)
    expect(charged('taxable', tooMuch)).toMatchObject({ ok: true, charge: { taxFreeWon: 0 } })
    expect(charged('tax-free', tooMuch)).toMatchObject({ ok: true, charge: { taxFreeWon: 3_000 } })
  })

  test('is never more than the amount', () => {
    for (const taxType of TAX_TYPES) {
      const part = taxFreePart(taxType, { amountWon: won(7), taxFreeWon: won(7) })
      expect(part).toBeLessThanOrEqual(7)
    }
  })
})
