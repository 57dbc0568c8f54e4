import { basename } from 'node:path'

/** `daily`, before a `migration`, or because somebody `asked`. */
export const BACKUP_REASONS = ['daily', 'migration', 'asked'] as const
export type BackupReason = (typeof BACKUP_REASONS)[number]

export interface BackupName {
  /** Epoch ms by the clock of the PC that made it. */
  readonly takenAt: number
  readonly terminal: string
  /** The last event it holds. */
  readonly headSeq: number
  readonly reason: BackupReason
}

const NAME = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)(\d{3})Z-([A-Z2-7]{5})-(\d{12})-([a-z]+)\.db$/
/** The last moment that four digits of a year can name. */
const LATEST = 253_402_300_799_999

/** `20261123T030000000Z-ABCDE-000000000057-daily.db`: sorted as text, sorted by time and terminal. */
export function backupFileName({ takenAt, terminal, headSeq, reason }: BackupName): string {
  const time = timeStamp(takenAt)
  return `${time}-${terminal}-${String(headSeq).padStart(12, '0')}-${reason}.db`
}

/** What a backup's name says, or null for a file that is none of ours. */
export function readBackupName(path: string): BackupName | null {
  const found = NAME.exec(basename(path))
  if (found === null) return null
  const [year, month, day, hour, minute, second, ms, terminal = '', seq, reason] = found.slice(1)
  const takenAt = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}.${ms}Z`)
  if (Number.isNaN(takenAt) || !isReason(reason)) return null
  return { takenAt, terminal, headSeq: Number(seq), reason }
}

/** `20261123T030000000Z`. A broken clock must not stop a backup: it is put inside the four digits. */
export function timeStamp(epochMs: number): string {
  const at = Number.isFinite(epochMs) ? Math.min(Math.max(epochMs, 0), LATEST) : 0
  return new Date(at).toISOString().replace(/[-:.]/g, '')
}

function isReason(reason: string | undefined): reason is BackupReason {
  return BACKUP_REASONS.some((known) => known === reason)
}
