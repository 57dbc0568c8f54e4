import { existsSync, statSync } from 'node:fs'
import { listBackups } from '../backup/list-backups.ts'
import { JournalWrongKey } from '../errors.ts'
import type { ChainHead } from '../event-kinds.ts'
import { knownVersion, versionOf } from '../migrate.ts'
import { openJournal } from '../open-journal.ts'
import type { JournalOptions } from '../open-journal.ts'
import { connectToRead } from '../read-connection.ts'
import { findDamage } from './find-damage.ts'
import type { LookedAt } from './quick-look.ts'
import { setAside } from './set-aside.ts'

/** What the start looks at, and by what else it is judged. */
export interface ReadyOptions extends JournalOptions {
  /** Where this journal had come to by what is kept apart from it; null where nothing is. */
  readonly keptHead?: ChainHead | null
}

type Looking = Pick<ReadyOptions, 'path' | 'key' | 'keptHead'>

/**
 * Whether opening the journal takes the same short time whatever its size: at first sight nothing is
 * wrong with it, and its shape is this program's. Changes nothing. Only under the lease.
 *
 * @throws JournalUnwritable when the disk does not answer
 */
export function isReady(options: Looking): boolean {
  try {
    // A backup is a whole file to read, so none is asked here.
    return findDamage(lookedAt(options), () => false) === null && !isOlder(options)
  } catch (error) {
    // A damaged first page looks like a wrong key, and only the backups can tell.
    if (error instanceof JournalWrongKey) return false
    throw error
  }
}

/**
 * Moves the files of a damaged journal aside; brings an older one to this program's shape, after a
 * backup. Both read whole files. Only under the lease.
 *
 * @throws what `startJournal` throws
 */
export function makeReady(options: ReadyOptions): void {
  refuseDamaged(options)
  openJournal(options).close()
}

/** @throws JournalDamaged with a `report`, after the files were moved aside as they were */
export function refuseDamaged(options: Looking & Pick<JournalOptions, 'clock'>): void {
  const looked = lookedAt(options)
  const damage = findDamage(looked)
  if (damage !== null) throw setAside(damage, looked, options.clock.now())
}

function lookedAt({ path, key, keptHead = null }: Looking): LookedAt {
  return { path, key, keptHead, backups: listBackups(path) }
}

function isOlder({ path, key }: Looking): boolean {
  if (!existsSync(path) || statSync(path).size === 0) return false
  const connection = connectToRead(path, key, 'either')
  try {
    const version = versionOf(connection)
    return version > 0 && version < knownVersion()
  } finally {
    connection.close()
  }
}
