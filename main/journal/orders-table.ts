import type { Connection } from './connection.ts'
import { nextPositionIn } from './next-position.ts'
import type { DeclineQuery, DuplicateQuery, OrderRecord } from './records.ts'
import { prepared } from './watch.ts'
import type { Timed } from './watch.ts'

type Joined = 'buyerName' | 'duplicateReason'
type Flags = 'unseen' | 'idUsedBefore' | 'isObserved'

/** An order as its row holds it: names and notes are other tables' rows. */
export type OrderRow = Omit<OrderRecord, Joined | Flags> & {
  /** Place in every list: intents are counted, clocks are not asked. */
  readonly position: number
  readonly personId: number | null
  readonly noteId: number | null
  readonly sandbox: 0 | 1
  readonly unseen: 0 | 1
  readonly idUsedBefore: 0 | 1
  readonly observed: 0 | 1
}

type FoundRow = OrderRow & Pick<OrderRecord, Joined>

export interface FoundOrder {
  readonly row: OrderRow
  readonly record: OrderRecord
}

const SELECT = `
  SELECT order_id AS orderId, position, sale_id AS saleId, attempt, state,
    amount_won AS amountWon, tax_free_won AS taxFreeWon, installment_months AS installmentMonths,
    item_name AS itemName, person_id AS personId, bin6, last4, issuer, card_kind AS cardKind,
    approval_number AS approvalNumber, payment_id AS paymentId, receipt_url AS receiptUrl, sandbox,
    created_at AS createdAt, changed_at AS changedAt, paid_at AS paidAt,
    business_date AS businessDate, decline_code AS declineCode, gateway_text AS gatewayText, cause,
    unknown_since AS unknownSince, alarm, unseen, id_used_before AS idUsedBefore,
    duplicate_of AS duplicateOf, note_id AS noteId, origin, observed,
    foreign_order_id AS foreignOrderId,
    coalesce(person.name, '') AS buyerName, coalesce(note.text, '') AS duplicateReason
  FROM orders
  LEFT JOIN person ON person.id = orders.person_id
  LEFT JOIN note ON note.id = orders.note_id`

const INSERT = `
  INSERT INTO orders (
    order_id, position, sale_id, attempt, state, amount_won, tax_free_won, installment_months,
    item_name, person_id, bin6, last4, issuer, card_kind, approval_number, payment_id, receipt_url,
    sandbox, created_at, changed_at, paid_at, business_date, decline_code, gateway_text, cause,
    unknown_since, alarm, unseen, id_used_before, duplicate_of, note_id, origin, observed,
    foreign_order_id
  ) VALUES (
    @orderId, @position, @saleId, @attempt, @state, @amountWon, @taxFreeWon, @installmentMonths,
    @itemName, @personId, @bin6, @last4, @issuer, @cardKind, @approvalNumber, @paymentId,
    @receiptUrl, @sandbox, @createdAt, @changedAt, @paidAt, @businessDate, @declineCode,
    @gatewayText, @cause, @unknownSince, @alarm, @unseen, @idUsedBefore,
    @duplicateOf, @noteId, @origin, @observed, @foreignOrderId
  )`

const UPDATE = `
  UPDATE orders SET
    position = @position, attempt = @attempt, state = @state, amount_won = @amountWon,
    tax_free_won = @taxFreeWon, installment_months = @installmentMonths, item_name = @itemName,
    person_id = @personId, bin6 = @bin6, last4 = @last4, issuer = @issuer, card_kind = @cardKind,
    approval_number = @approvalNumber, payment_id = @paymentId, receipt_url = @receiptUrl,
    sandbox = @sandbox, created_at = @createdAt, changed_at = @changedAt, paid_at = @paidAt,
    business_date = @businessDate, decline_code = @declineCode, gateway_text = @gatewayText,
    cause = @cause, unknown_since = @unknownSince, alarm = @alarm, unseen = @unseen,
    id_used_before = @idUsedBefore,
    duplicate_of = @duplicateOf, note_id = @noteId
  WHERE order_id = @orderId AND sale_id = @saleId AND state = @was`

/** Word for word the condition of the index `orders_in_tray`. */
const IN_TRAY = `unseen = 1 OR state IN ('intent', 'sent', 'unknown', 'needs-person')`
const UNSETTLED = `state IN ('intent', 'sent', 'unknown', 'needs-person')`

/** Served by the index `orders_made_here`. */
const NEWEST_MADE_HERE = 'WHERE observed = 0 ORDER BY position DESC LIMIT @limit'

export interface OrdersTable {
  insert(row: OrderRow): void
  /** Compare-and-set on the state the row was read in. */
  update(row: OrderRow, was: OrderRow['state']): void
  clear(): void
  nextPosition(): number
  byId(orderId: string): FoundOrder | null
  ofSale(saleId: string): readonly OrderRecord[]
  /** Orders of sales whose id begins `trial-`, newest first. */
  ofTrials(limit: number): readonly OrderRecord[]
  /** The row that holds this attempt: its own, or the later one that took over its id. */
  ofAttempt(sale: { readonly saleId: string; readonly attempt: number }): FoundOrder | null
  lastOfSale(saleId: string): FoundOrder | null
  unsettled(): readonly OrderRecord[]
  tray(limit: number): readonly OrderRecord[]
  recent(limit: number): readonly OrderRecord[]
  duplicate(query: DuplicateQuery): OrderRecord | null
  countDeclined(query: DeclineQuery): number
  countUnknownSince(since: number): number
}

export function ordersTable(connection: Connection, watch: Timed): OrdersTable {
  const find = <Bound extends object>(name: string, rest: string) =>
    prepared<Bound, FoundRow>(connection, watch, { name, sql: `${SELECT} ${rest}` })
  const insert = prepared<OrderRow, never>(connection, watch, {
    name: 'orders.insert',
    sql: INSERT,
  })
  const update = prepared<OrderRow & { was: string }, never>(connection, watch, {
    name: 'orders.update',
    sql: UPDATE,
  })
  const clear = prepared<object, never>(connection, watch, {
    name: 'orders.clear',
    sql: 'DELETE FROM orders',
  })
  const nextPosition = nextPositionIn('orders', connection, watch)
  const byId = find<{ orderId: string }>('orders.by-id', 'WHERE order_id = @orderId')
  const ofSale = find<{ saleId: string }>(
    'orders.of-sale',
    'WHERE sale_id = @saleId ORDER BY attempt',
  )
  // The character after the dash ends the range, so that the index on the sale's id serves.
  const ofTrials = find<{ limit: number }>(
    'orders.of-trials',
    `WHERE sale_id >= 'trial-' AND sale_id < 'trial.' ORDER BY position DESC LIMIT @limit`,
  )
  const ofAttempt = find<{ saleId: string; attempt: number }>(
    'orders.of-attempt',
    'WHERE sale_id = @saleId AND attempt >= @attempt ORDER BY attempt LIMIT 1',
  )
  const lastOfSale = find<{ saleId: string }>(
    'orders.last-of-sale',
    'WHERE sale_id = @saleId ORDER BY attempt DESC LIMIT 1',
  )
  const unsettled = find<object>(
    'orders.unsettled',
    `WHERE (${IN_TRAY}) AND ${UNSETTLED} ORDER BY position`,
  )
  const tray = find<{ limit: number }>(
    'orders.tray',
    `WHERE ${IN_TRAY} ORDER BY ${UNSETTLED} DESC, position LIMIT @limit`,
  )
  const recent = find<{ limit: number }>('orders.recent', NEWEST_MADE_HERE)
  // One that nobody knows the end of comes before any other: it forbids charging, they only ask.
  const duplicate = find<DuplicateQuery>(
    'orders.duplicate',
    `WHERE bin6 = @bin6 AND last4 = @last4 AND amount_won = @amountWon
      AND sale_id <> @exceptSaleId
      AND (${UNSETTLED} OR (state IN ('approved', 'partly-refunded') AND created_at >= @since))
    ORDER BY ${UNSETTLED} DESC, position DESC LIMIT 1`,
  )
  const countDeclined = prepared<DeclineQuery, { count: number }>(connection, watch, {
    name: 'orders.count-declined',
    sql: `SELECT count(*) AS count FROM orders
      WHERE bin6 = @bin6 AND last4 = @last4 AND state = 'declined'
        AND decline_code = @declineCode AND created_at >= @since`,
  })
  const countUnknown = prepared<{ since: number }, { count: number }>(connection, watch, {
    name: 'orders.count-unknown-since',
    sql: 'SELECT count(*) AS count FROM orders WHERE unknown_since >= @since',
  })
  return {
    insert: (row) => void insert.writeOne(row),
    update: (row, was) => void update.writeOne({ ...row, was }),
    clear: () => void clear.write({}),
    nextPosition,
    byId: (orderId) => found(byId.get({ orderId })),
    ofSale: (saleId) => ofSale.all({ saleId }).map(record),
    ofTrials: (limit) => ofTrials.all({ limit }).map(record),
    ofAttempt: (sale) => found(ofAttempt.get(sale)),
    lastOfSale: (saleId) => found(lastOfSale.get({ saleId })),
    unsettled: () => unsettled.all({}).map(record),
    tray: (limit) => tray.all({ limit }).map(record),
    recent: (limit) => recent.all({ limit }).map(record),
    duplicate: (query) => found(duplicate.get(query))?.record ?? null,
    countDeclined: (query) => countDeclined.get(query)?.count ?? 0,
    countUnknownSince: (since) => countUnknown.get({ since })?.count ?? 0,
  }
}

function found(row: FoundRow | undefined): FoundOrder | null {
  if (row === undefined) return null
  const { buyerName: _name, duplicateReason: _reason, ...own } = row
  return { row: own, record: record(row) }
}

function record(row: FoundRow): OrderRecord {
  const { position: _position, personId: _person, noteId: _note, sandbox: _sandbox, ...known } = row
  const { observed, ...rest } = known
  return {
    ...rest,
    unseen: row.unseen === 1,
    idUsedBefore: row.idUsedBefore === 1,
    isObserved: observed === 1,
  }
}
