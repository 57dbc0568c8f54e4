import type { State } from './open-state.ts'

export type ScheduleStatus = 'scheduled' | 'executed' | 'revoked'

/** A payment to come. `schedule_at` is unix seconds as it was asked; all other times are epoch ms. */
export interface ScheduleRow {
  readonly merchant_uid: string
  readonly customer_uid: string
  readonly schedule_at: number
  readonly status: ScheduleStatus
  readonly executed_at: number
  readonly revoked_at: number
  /** null until it was executed, and when executing it left no payment. */
  readonly imp_uid: string | null
  readonly fail_reason: string | null
  readonly amount: number
  readonly tax_free: number | null
  readonly vat_amount: number | null
  readonly card_quota: number
  readonly name: string | null
  readonly buyer_name: string | null
  readonly buyer_email: string | null
  readonly buyer_tel: string | null
  readonly buyer_addr: string | null
  readonly buyer_postcode: string | null
  readonly custom_data: string | null
}

export interface ScheduleSearch {
  readonly customerUid: string | null
  readonly status: ScheduleStatus | null
  /** Unix seconds: `fromS` <= t < `toS`. */
  readonly fromS: number
  readonly toS: number
  readonly newestFirst: boolean
  readonly limit: number
  readonly offset: number
}

export interface FoundSchedules {
  readonly total: number
  readonly rows: readonly ScheduleRow[]
}

export interface ScheduleTable {
  get(merchantUid: string): ScheduleRow | null
  insert(row: ScheduleRow): void
  /** Writes the changing parts of a row: time, status, and what executing it left. */
  update(row: ScheduleRow): void
  /** The earliest one that waits, or null. */
  next(): ScheduleRow | null
  waitingOf(customerUid: string): readonly ScheduleRow[]
  search(search: ScheduleSearch): FoundSchedules
}

const MATCHING = `
  FROM schedule
  WHERE schedule_at >= @fromS AND schedule_at < @toS
    AND (@customerUid IS NULL OR customer_uid = @customerUid)
    AND (@status IS NULL OR status = @status)`

type Bound = Omit<ScheduleSearch, 'newestFirst'> & { readonly sign: 1 | -1 }

export function scheduleTable(state: State): ScheduleTable {
  const get = state.prepare<[string], ScheduleRow>('SELECT * FROM schedule WHERE merchant_uid = ?')
  const insert = state.prepare<[ScheduleRow]>(
    `INSERT INTO schedule (
       merchant_uid, customer_uid, schedule_at, status, executed_at, revoked_at, imp_uid,
       fail_reason, amount, tax_free, vat_amount, card_quota, name, buyer_name, buyer_email,
       buyer_tel, buyer_addr, buyer_postcode, custom_data
     ) VALUES (
       @merchant_uid, @customer_uid, @schedule_at, @status, @executed_at, @revoked_at, @imp_uid,
       @fail_reason, @amount, @tax_free, @vat_amount, @card_quota, @name, @buyer_name, @buyer_email,
       @buyer_tel, @buyer_addr, @buyer_postcode, @custom_data
     )`,
  )
  const update = state.prepare<[ScheduleRow]>(
    `UPDATE schedule SET
       schedule_at = @schedule_at, status = @status, executed_at = @executed_at,
       revoked_at = @revoked_at, imp_uid = @imp_uid, fail_reason = @fail_reason
     WHERE merchant_uid = @merchant_uid`,
  )
  const next = state.prepare<[], ScheduleRow>(
    `SELECT * FROM schedule WHERE status = 'scheduled' ORDER BY schedule_at, id LIMIT 1`,
  )
  const waiting = state.prepare<[string], ScheduleRow>(
    `SELECT * FROM schedule WHERE customer_uid = ? AND status = 'scheduled'
     ORDER BY schedule_at, id`,
  )
  const count = state.prepare<[Bound], { readonly total: number }>(
    `SELECT count(*) AS total ${MATCHING}`,
  )
  const select = state.prepare<[Bound], ScheduleRow>(
    `SELECT * ${MATCHING} ORDER BY @sign * schedule_at, @sign * id LIMIT @limit OFFSET @offset`,
  )
  return {
    get: (merchantUid) => get.get(merchantUid) ?? null,
    insert(row) {
      if (insert.run(row).changes !== 1) throw new Error('a schedule was not recorded')
    },
    update(row) {
      if (update.run(row).changes !== 1) throw new Error('a schedule was not changed')
    },
    next: () => next.get() ?? null,
    waitingOf: (customerUid) => waiting.all(customerUid),
    search({ newestFirst, ...rest }) {
      const bound: Bound = { ...rest, sign: newestFirst ? -1 : 1 }
      return { total: count.get(bound)?.total ?? 0, rows: select.all(bound) }
    },
  }
}
