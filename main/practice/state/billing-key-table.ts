import type { State } from './open-state.ts'

/** One billing key that was issued. Times are epoch ms. The live one of a subscriber has no end. */
export interface BillingKeyRow {
  readonly customer_uid: string
  readonly card_mark: string
  readonly pg_provider: string
  readonly pg_id: string
  readonly sandbox: number
  readonly customer_name: string | null
  readonly customer_tel: string | null
  readonly customer_email: string | null
  readonly customer_addr: string | null
  readonly customer_postcode: string | null
  /** When this subscriber id first got a key that was not deleted since. */
  readonly first_at: number
  readonly issued_at: number
  readonly ended_at: number | null
  /** `replaced`: by a newer key of the same id, and never revoked. */
  readonly ending: 'replaced' | 'deleted' | null
}

export type NewBillingKey = Omit<BillingKeyRow, 'first_at' | 'ended_at' | 'ending'>

export interface BillingKeyTable {
  live(customerUid: string): BillingKeyRow | null
  /** Every key a subscriber id ever had, oldest first. */
  all(customerUid: string): readonly BillingKeyRow[]
  /** Silently takes the place of the live key, which is remembered. */
  issue(key: NewBillingKey): void
  /** False when there is no live key. */
  end(customerUid: string, at: number): boolean
}

export function billingKeyTable(state: State): BillingKeyTable {
  const live = state.prepare<[string], BillingKeyRow>(
    'SELECT * FROM billing_key WHERE customer_uid = ? AND ended_at IS NULL',
  )
  const all = state.prepare<[string], BillingKeyRow>(
    'SELECT * FROM billing_key WHERE customer_uid = ? ORDER BY id',
  )
  const end = state.prepare<[number, string, string]>(
    'UPDATE billing_key SET ended_at = ?, ending = ? WHERE customer_uid = ? AND ended_at IS NULL',
  )
  const insert = state.prepare<[NewBillingKey & { readonly first_at: number }]>(
    `INSERT INTO billing_key (
       customer_uid, card_mark, pg_provider, pg_id, sandbox, customer_name, customer_tel,
       customer_email, customer_addr, customer_postcode, first_at, issued_at
     ) VALUES (
       @customer_uid, @card_mark, @pg_provider, @pg_id, @sandbox, @customer_name, @customer_tel,
       @customer_email, @customer_addr, @customer_postcode, @first_at, @issued_at
     )`,
  )
  const issue = state.transaction((key: NewBillingKey) => {
    const before = live.get(key.customer_uid)
    end.run(key.issued_at, 'replaced', key.customer_uid)
    insert.run({ ...key, first_at: before?.first_at ?? key.issued_at })
  })
  return {
    live: (customerUid) => live.get(customerUid) ?? null,
    all: (customerUid) => all.all(customerUid),
    issue: (key) => issue(key),
    end: (customerUid, at) => end.run(at, 'deleted', customerUid).changes === 1,
  }
}
