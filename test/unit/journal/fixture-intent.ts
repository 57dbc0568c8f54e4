import { won, ZERO_WON } from '../../../preload/contract/money.ts'
import type { ChargeIntent } from '../../../main/journal/records.ts'

export const KEY = new Uint8Array(32).fill(7)

export function intentOf(changes: Partial<ChargeIntent> = {}): ChargeIntent {
  return {
    saleId: 'sale-1',
    attempt: 1,
    amountWon: won(12_000),
    taxFreeWon: ZERO_WON,
    installmentMonths: 0,
    itemName: '아메리카노 2잔',
    buyer: { name: '김민준', phone: '010-1234-5678', email: 'minjun@example.com' },
    bin6: '424242',
    last4: '4242',
    issuer: '신한카드',
    sandbox: true,
    duplicateOf: null,
    duplicateReason: '',
    ...changes,
  }
}
