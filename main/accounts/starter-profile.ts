import type { Account } from '../../preload/contract/account.ts'
import { won } from '../../preload/contract/money.ts'
import type { Profile } from '../../preload/contract/profile.ts'

/**
 * What a test or live account begins with (product.md, Counter: the defaults). It is not complete:
 * the shop, its channel and its own telephone number have to be filled in before it can be saved.
 */
export function starterProfile({ mode, name }: Account): Profile {
  return {
    mode,
    name,
    shop: { name: '', ownerName: '', businessNumber: '', phone: '', address: '' },
    taxType: 'taxable',
    merchantCode: '',
    channels: { keyIn: null, billing: null, window: null },
    sandbox: mode !== 'live',
    asksIdentity: true,
    asksPin: true,
    installments: [2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12],
    largeWon: won(1_000_000),
    capWon: won(10_000_000),
    duplicateMinutes: 10,
    cutoffMinutes: 0,
    defaultItemName: '카드 결제',
    defaultBuyer: { name: '매장 손님', phone: '', email: '' },
    staffName: '',
    quickItems: [],
  }
}
