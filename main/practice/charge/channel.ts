/** The merchant id a charge goes through. */
export interface Channel {
  readonly provider: string
  readonly id: string
}

const DEFAULT: Channel = { provider: 'inicis', id: 'INIBillTst' }

const CHANNELS: readonly Channel[] = [
  DEFAULT,
  { provider: 'html5_inicis', id: 'INIpayTest' },
  { provider: 'html5_inicis', id: 'INIBillTst' },
  { provider: 'inicis', id: 'INIpayTest' },
]

/**
 * The channel of a `pg` value, `{pg}` or `{pg}.{MID}`. As documented (portone-v1.md §2.1), a
 * missing or wrong one silently becomes the default.
 */
export function channelOf(pg: string | null): Channel {
  const [provider, id] = (pg ?? '').split('.', 2)
  const named = CHANNELS.find(
    (channel) => channel.provider === provider && (id === undefined || channel.id === id),
  )
  return named ?? DEFAULT
}
