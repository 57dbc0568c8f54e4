/** The merchant id a charge goes through. */
export interface Channel {
  readonly provider: string
  readonly id: string
}

/** A channel as `GET /users/pg` lists it (portone-v1.md §3.5). */
export interface ListedChannel extends Channel {
  /** `api_payment`: key-in and billing keys; `payment`: the payment window. */
  readonly type: 'api_payment' | 'payment'
  readonly name: string
  readonly key: string
}

const DEFAULT: ListedChannel = {
  provider: 'inicis',
  id: 'INIBillTst',
  type: 'api_payment',
  name: '연습 키인·정기 결제',
  key: 'channel-key-00000000-0000-4000-8000-000000000001',
}

export const CHANNELS: readonly ListedChannel[] = [
  DEFAULT,
  {
    provider: 'html5_inicis',
    id: 'INIpayTest',
    type: 'payment',
    name: '연습 결제창',
    key: 'channel-key-00000000-0000-4000-8000-000000000002',
  },
  {
    provider: 'html5_inicis',
    id: 'INIBillTst',
    type: 'payment',
    name: '연습 결제창 정기 결제',
    key: 'channel-key-00000000-0000-4000-8000-000000000003',
  },
  {
    provider: 'inicis',
    id: 'INIpayTest',
    type: 'api_payment',
    name: '연습 키인 결제',
    key: 'channel-key-00000000-0000-4000-8000-000000000004',
  },
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

/** The channel of a `channel_key`, which wins over `pg`; a wrong one becomes the default. */
export function channelOfKey(key: string | null, pg: string | null): Channel {
  if (key === null) return channelOf(pg)
  return CHANNELS.find((channel) => channel.key === key) ?? DEFAULT
}
