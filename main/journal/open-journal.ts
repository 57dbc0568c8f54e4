import { backupSteps } from './backup/make-backup.ts'
import { connect } from './connection.ts'
import type { Connection } from './connection.ts'
import { openDesk } from './desk.ts'
import type { DeskOptions } from './desk.ts'
import { erasePersonal } from './erase-personal.ts'
import { JournalDamaged, JournalWrongKey, journalError } from './errors.ts'
import { recordIntent } from './intent.ts'
import { migrate } from './migrate.ts'
import { profileShelf } from './profile.ts'
import { purgeSteps } from './purge.ts'
import type { Journal } from './records.ts'
import { refundBook } from './refund-book.ts'
import { firstMisfit, replay } from './replay.ts'
import { shrinkWal } from './shrink-wal.ts'
import { sightBook } from './sight-book.ts'
import { staffOf } from './staff.ts'
import { behindKeptHead } from './start/kept-head.ts'
import { allAtOnce } from './steps.ts'
import { headOf } from './walk-chain.ts'
import { acknowledge, recordReconciled, recordResend, recordSent, settle } from './settle.ts'

const TRAY_LIMIT = 50
const TRIALS_LIMIT = 50

export interface JournalOptions extends DeskOptions {
  readonly path: string
  /** When the shop's day begins, in minutes after midnight in Seoul; as the profile says unless told. */
  readonly cutoffMinutes?: number
  /** Where the `0001-….sql` files lie; the program's own unless told. */
  readonly migrations?: URL
}

/**
 * The journal itself; `startJournal` adds the lease, the search for damage and the backups' list.
 * Opens the file, making or migrating it where needed, after a backup when there is something to
 * migrate. `key` is 32 random bytes (`loadOrCreateKeyFile`); `onSlow` hears
 * of statements and transactions that took over 40 ms.
 * States are left as they are found: what a bare intent or a sent order means after a crash is for
 * the caller to settle.
 *
 * @throws JournalWrongKey, JournalFromNewerVersion, JournalDamaged, JournalUnwritable
 */
export function openJournal(options: JournalOptions): Journal {
  try {
    return openOnce(options)
  } catch (error) {
    // A file that another process is making has its salt on the disk a moment after its first readers
    // have made up one of their own. What is really wrong is wrong the second time too.
    if (readsAsForeign(error)) return openOnce(options)
    throw error
  }
}

function readsAsForeign(error: unknown): boolean {
  return (
    error instanceof JournalWrongKey ||
    (error instanceof JournalDamaged && error.detail === 'SQLITE_NOTADB')
  )
}

function openOnce(options: JournalOptions): Journal {
  const connection = connect(options.path, options.key)
  try {
    migrate(connection, options.migrations, () => backUpFirst(connection, options))
    return journalOn(connection, options)
  } catch (error) {
    connection.close()
    throw journalError(error)
  }
}

function backUpFirst(connection: Connection, options: JournalOptions): void {
  const { path: journalPath, key, clock } = options
  const plan = { journalPath, key, reason: 'migration', takenAt: clock.now() } as const
  allAtOnce(backupSteps(connection, plan))
}

function journalOn(connection: Connection, options: JournalOptions): Journal {
  const desk = openDesk(connection, options)
  const { chain, read, tables, transact } = desk
  const { orders } = tables
  const cutoffMinutes = () => options.cutoffMinutes ?? tables.profile.cutoffMinutes()
  const terminal = transact('open', () => chain.open(desk.random))
  const shrink = () => read(() => shrinkWal(connection, options.path))
  const purge = ({ before }: { readonly before: number }) =>
    purgeSteps(desk, { before, cutoffMinutes: cutoffMinutes(), shrink })
  const misfit = () => firstMisfit(tables, desk.chainKey)
  return {
    terminal,
    headSeq: () => read(() => chain.head().headSeq),
    head: () => read(() => headOf(chain.head())),
    isBehind: (kept) => read(() => behindKeptHead(connection, kept) !== null),
    recordIntent: (intent) => transact('intent', () => recordIntent(desk, intent)),
    recordSent: (orderId) => transact('sent', () => recordSent(desk, orderId)),
    recordResend: (orderId, reason) =>
      transact('resend', () => recordResend(desk, orderId, reason)),
    settle: (orderId, settlement) =>
      transact('settle', () =>
        settle(desk, { orderId, settlement, cutoffMinutes: cutoffMinutes() }),
      ),
    acknowledge: (orderId) => transact('acknowledge', () => acknowledge(desk, orderId)),
    order: (orderId) => read(() => orders.byId(orderId)?.record ?? null),
    ordersOfSale: (saleId) => read(() => orders.ofSale(saleId)),
    trials: () => read(() => orders.ofTrials(TRIALS_LIMIT)),
    unsettled: () => read(() => orders.unsettled()),
    tray: () => read(() => orders.tray(TRAY_LIMIT)),
    recent: (limit) => read(() => orders.recent(limit)),
    findDuplicate: (query) => read(() => orders.duplicate(query)),
    countDeclined: (query) => read(() => orders.countDeclined(query)),
    countUnknownSince: (since) => read(() => orders.countUnknownSince(since)),
    refunds: refundBook(desk, cutoffMinutes),
    sights: sightBook(desk, cutoffMinutes),
    rebuild: () => transact('rebuild', () => replay(tables, desk.chainKey)),
    // In a transaction, so that another process's write cannot fall between chain and head.
    verifyChain: () => read(() => connection.transaction(misfit)()),
    needsReconcile: () => read(() => tables.reconcile.need()),
    recordReconciled: () => transact('reconciled', () => recordReconciled(desk)),
    staff: staffOf(desk),
    ...profileShelf(desk),
    erasePersonal: (before) => erasePersonal(desk, connection, { before, shrink }),
    purge: (limit) => allAtOnce(purge(limit)),
    purgeSteps: purge,
    shrinkWal: shrink,
    isWritable: () => desk.isWritable(),
    close: () => void connection.close(),
  }
}
