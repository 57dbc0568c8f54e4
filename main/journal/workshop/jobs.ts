import type { ChainHead } from '../event-kinds.ts'
import type { Failed } from '../failed.ts'

/** What is done to a journal that nobody has open; each kind has its answer in `JobAnswers`. */
export type Job = {
  readonly path: string
  readonly key: Uint8Array
  /** Epoch ms: for the names of folders and backups. */
  readonly nowMs: number
} & (
  | { readonly kind: 'make-ready'; readonly keptHead: ChainHead | null }
  | { readonly kind: 'restore'; readonly backupPath: string }
  | { readonly kind: 'prepare-restore'; readonly backupPath: string }
  | { readonly kind: 'finish-restore'; readonly draft: string }
  | { readonly kind: 'begin-anew' }
)

export type JobKind = Job['kind']

export interface JobAnswers {
  /** `startJournal` will be quick now. The lease must be held meanwhile. */
  readonly 'make-ready': null
  /** The folder with the files that were replaced: see `restoreBackup`. */
  readonly restore: string
  /** The folder with the checked copy: see `prepareRestore`. */
  readonly 'prepare-restore': string
  /** As `restore`: the rest of it. */
  readonly 'finish-restore': string
  /** As `restore`. */
  readonly 'begin-anew': string
}

export type Done =
  | { readonly kind: 'done'; readonly answer: JobAnswers[JobKind] }
  | { readonly kind: 'failed'; readonly failed: Failed }
