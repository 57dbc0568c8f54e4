/** The merchant account a secret belongs to: the name of its folder, too. */
export type AccountId = string & { readonly __brand: 'AccountId' }

/** Lower case only: Windows and macOS do not tell cases apart. Short, and nothing but a name. */
const ACCOUNT_ID = /^[a-z0-9](?:[a-z0-9-]{0,38}[a-z0-9])?$/

/** The account of that name; null for anything but 1–40 of `a-z0-9-`, with no hyphen at an end. */
export function toAccountId(text: string): AccountId | null {
  // The pattern above is what the brand stands for.
  return ACCOUNT_ID.test(text) ? (text as AccountId) : null
}

/** All there ever is in the keychain for one account; nothing is ever searched for (bar B-K01). */
export const ITEMS = ['rest-keys', 'journal-key', 'journal-head', 'probe'] as const

export type Item = (typeof ITEMS)[number]

export interface Place {
  readonly accountId: AccountId
  readonly item: Item
}

/** What the operating system's own keychain window shows beside every secret of ours. */
export const KEYCHAIN_SERVICE = 'Jangbu'

/** The name of the item in the keychain, as `cafe-1/rest-keys`. */
export function nameOf(place: Place): string {
  return `${place.accountId}/${place.item}`
}
