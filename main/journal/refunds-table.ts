import type { Connection } from './connection.ts'
import { nextPositionIn } from './next-position.ts'
import type { RefundRecord } from './refund-records.ts'
import { prepared } from './watch.ts'
import type { Timed } from './watch.ts'

type Flags = 'unseen' | 'sentBefore'

/** A refund as its row holds it: what staff wrote is a row of `note`. */
export type RefundRow = Omit<RefundRecord, 'reason' | Flags> & {
  /** Place in every list: refunds are counted, clocks are not asked. */
  readonly position: number
  readonly noteId: number | null
  readonly unseen: 0 | 1
  readonly sentBefore: 0 | 1
}

type FoundRow = RefundRow & { readonly note: string }

export interface FoundRefund {
  readonly row: RefundRow
  readonly record: RefundRecord
}

const SELECT = `
  SELECT refund_id AS refundId, position, order_id AS orderId, payment_id AS paymentId, purpose,
    refund_key AS refundKey, attempt, state, amount_won AS amountWon, tax_free_won AS taxFreeWon,
    balance_won AS balanceWon, note_id AS noteId, cancellation_id AS cancellationId,
    created_at AS createdAt, changed_at AS changedAt, cancelled_at AS cancelledAt,
    business_date AS businessDate, decline_code AS declineCode, gateway_text AS gatewayText, cause,
    unknown_since AS unknownSince, unseen, sent_before AS sentBefore,
    coalesce(note.text, '') AS note
  FROM refunds
  LEFT JOIN note ON note.id = refunds.note_id`

const INSERT = `
  INSERT INTO refunds (
    refund_id, position, order_id, payment_id, purpose, refund_key, attempt, state, amount_won,
    tax_free_won, balance_won, note_id, cancellation_id, created_at, changed_at, cancelled_at,
    business_date, decline_code, gateway_text, cause, unknown_since, unseen, sent_before
  ) VALUES (
    @refundId, @position, @orderId, @paymentId, @purpose, @refundKey, @attempt, @state, @amountWon,
    @taxFreeWon, @balanceWon, @noteId, @cancellationId, @createdAt, @changedAt, @cancelledAt,
    @businessDate, @declineCode, @gatewayText, @cause, @unknownSince, @unseen, @sentBefore
  )`

// Whose it is, what goes back and from what balance is never changed.
const UPDATE = `
  UPDATE refunds SET
    attempt = @attempt, state = @state, note_id = @noteId, cancellation_id = @cancellationId,
    changed_at = @changedAt, cancelled_at = @cancelledAt, business_date = @businessDate,
    decline_code = @declineCode, gateway_text = @gatewayText, cause = @cause,
    unknown_since = @unknownSince, unseen = @unseen, sent_before = @sentBefore
  WHERE refund_id = @refundId AND order_id = @orderId AND state = @was`

/** Word for word the condition of the index `refunds_to_settle`. */
const UNSETTLED = `state IN ('intent', 'sent', 'unknown', 'needs-person')`

export interface GivenBack {
  readonly amountWon: number
  readonly taxFreeWon: number
}

export interface RefundsTable {
  insert(row: RefundRow): void
  /** Compare-and-set on the state the row was read in. */
  update(row: RefundRow, was: RefundRow['state']): void
  clear(): void
  nextPosition(): number
  byId(refundId: string): FoundRefund | null
  byKey(refundKey: string): FoundRefund | null
  ofOrder(orderId: string): readonly FoundRefund[]
  unsettled(): readonly RefundRecord[]
  /** What has gone back of an order, whoever asked for it. */
  givenBack(orderId: string): GivenBack
}

export function refundsTable(connection: Connection, watch: Timed): RefundsTable {
  const find = <Bound extends object>(name: string, rest: string) =>
    prepared<Bound, FoundRow>(connection, watch, { name, sql: `${SELECT} ${rest}` })
  const insert = prepared<RefundRow, never>(connection, watch, {
    name: 'refunds.insert',
    sql: INSERT,
  })
  const update = prepared<RefundRow & { was: string }, never>(connection, watch, {
    name: 'refunds.update',
    sql: UPDATE,
  })
  const clear = prepared<object, never>(connection, watch, {
    name: 'refunds.clear',
    sql: 'DELETE FROM refunds',
  })
  const nextPosition = nextPositionIn('refunds', connection, watch)
  const byId = find<{ refundId: string }>('refunds.by-id', 'WHERE refund_id = @refundId')
  const byKey = find<{ refundKey: string }>('refunds.by-key', 'WHERE refund_key = @refundKey')
  const ofOrder = find<{ orderId: string }>(
    'refunds.of-order',
    'WHERE order_id = @orderId ORDER BY position',
  )
  const unsettled = find<object>('refunds.unsettled', `WHERE ${UNSETTLED} ORDER BY position`)
  const givenBack = prepared<{ orderId: string }, GivenBack>(connection, watch, {
    name: 'refunds.given-back',
    sql: `SELECT coalesce(sum(amount_won), 0) AS amountWon,
            coalesce(sum(tax_free_won), 0) AS taxFreeWon
          FROM refunds WHERE order_id = @orderId AND state = 'done'`,
  })
  return {
    insert: (row) => void insert.writeOne(row),
    update: (row, was) => void update.writeOne({ ...row, was }),
    clear: () => void clear.write({}),
    nextPosition,
    byId: (refundId) => found(byId.get({ refundId })),
    byKey: (refundKey) => found(byKey.get({ refundKey })),
    ofOrder: (orderId) => ofOrder.all({ orderId }).map(both),
    unsettled: () => unsettled.all({}).map((row) => both(row).record),
    givenBack: (orderId) => givenBack.get({ orderId }) ?? { amountWon: 0, taxFreeWon: 0 },
  }
}

function found(row: FoundRow | undefined): FoundRefund | null {
  return row === undefined ? null : both(row)
}

function both({ note, ...row }: FoundRow): FoundRefund {
  const { position: _position, noteId: _note, ...rest } = row
  const record = {
    ...rest,
    reason: row.purpose === 'elsewhere' ? row.gatewayText : note,
    unseen: row.unseen === 1,
    sentBefore: row.sentBefore === 1,
  }
  return { row, record }
}
