import type { BackupReason } from '../backup/backup-name.ts'
import type { Failed } from '../failed.ts'
import type { Misfit } from '../walk-chain.ts'

/** What the reader is asked; each kind has its answer in `ReaderAnswers`. */
export type ReaderRequest =
  | { readonly kind: 'back-up'; readonly reason: BackupReason; readonly takenAt: number }
  | { readonly kind: 'verify-chain' }
  | { readonly kind: 'check-integrity' }

export type RequestKind = ReaderRequest['kind']

export interface ReaderAnswers {
  /** The finished backup's path. */
  readonly 'back-up': string
  /** Null when every chain is whole. */
  readonly 'verify-chain': Misfit | null
  /** Null, or the first thing that is wrong. */
  readonly 'check-integrity': string | null
}

/** To the worker. A cancelled request ends at its next step. */
export type ToReader =
  | { readonly kind: 'request'; readonly number: number; readonly request: ReaderRequest }
  | { readonly kind: 'cancel'; readonly number: number }
  | { readonly kind: 'close' }

/** From the worker: one answer for each request, in whatever way it ended. */
export type FromReader = { readonly number: number } & (
  | { readonly kind: 'answer'; readonly answer: ReaderAnswers[RequestKind] }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'failed'; readonly failed: Failed }
)

/** Given to the worker when it starts. */
export interface ReaderStart {
  readonly path: string
  readonly key: Uint8Array
}
