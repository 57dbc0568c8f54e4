import type { GatewayChannel } from '../../../../preload/contract/account-answers.ts'
import type { Channels } from '../../../state/profile-draft.ts'

/** What a channel is chosen for, in the order of the screen. */
export const PURPOSES = ['keyIn', 'billing', 'window'] as const
export type Purpose = (typeof PURPOSES)[number]

/** As `users/pg` calls them: `payment` is the payment window, `api_payment` key-in and billing keys. */
const TYPES: Readonly<Record<Purpose, string>> = {
  keyIn: 'api_payment',
  billing: 'api_payment',
  window: 'payment',
}

export interface ChannelRow {
  readonly value: string
  readonly address: Channels[Purpose]
  /** Null for what is chosen and not in the list: nobody knows. */
  readonly sandbox: boolean | null
  readonly name: string
}

/** `{pg}.{MID}`, as a call is addressed; empty for none. */
export function valueOf(address: Channels[Purpose]): string {
  return address === null ? '' : `${address.provider}.${address.merchantId}`
}

/** What can be chosen for `purpose`: the gateway's channels, and the chosen one where it is none of them. */
export function rowsFor(
  purpose: Purpose,
  listed: readonly GatewayChannel[],
  chosen: Channels[Purpose],
): readonly ChannelRow[] {
  const rows = new Map<string, ChannelRow>()
  for (const { provider, merchantId, type, sandbox, name } of listed) {
    const value = valueOf({ provider, merchantId })
    if (type !== TYPES[purpose] || rows.has(value)) continue
    rows.set(value, { value, address: { provider, merchantId }, sandbox, name })
  }
  const value = valueOf(chosen)
  if (chosen !== null && !rows.has(value)) {
    rows.set(value, { value, address: chosen, sandbox: null, name: '' })
  }
  return [...rows.values()]
}
