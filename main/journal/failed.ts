import {
  JournalDamaged,
  JournalFromNewerVersion,
  JournalWrongKey,
  codeOf,
  type DamageReport,
} from './errors.ts'
import { JournalUnwritable } from './records.ts'
import { JournalInUse } from './start/lease.ts'
import { JournalPlaceRefused, type PlaceReason } from './start/place.ts'

/** An error as it goes from one thread to another: classes do not survive the way. */
export type Failed =
  | {
      readonly name: 'JournalDamaged'
      readonly detail: string
      readonly report: DamageReport | null
    }
  | { readonly name: 'JournalUnwritable'; readonly code: string }
  | { readonly name: 'JournalFromNewerVersion'; readonly version: number }
  | { readonly name: 'JournalPlaceRefused'; readonly reason: PlaceReason }
  | { readonly name: 'JournalWrongKey' | 'JournalInUse' }
  /** A bug. */
  | { readonly name: 'Error'; readonly text: string }

export function failedOf(error: unknown): Failed {
  if (error instanceof JournalDamaged) {
    return { name: error.name, detail: error.detail, report: error.report }
  }
  if (error instanceof JournalUnwritable) return { name: error.name, code: error.code }
  if (error instanceof JournalFromNewerVersion) return { name: error.name, version: error.version }
  if (error instanceof JournalPlaceRefused) return { name: error.name, reason: error.reason }
  if (error instanceof JournalWrongKey || error instanceof JournalInUse) return { name: error.name }
  if (!(error instanceof Error)) return { name: 'Error', text: String(error) }
  return { name: 'Error', text: `${error.name}: ${codeOf(error) || error.message}` }
}

/** The same error again, on the other side. */
export function errorOf(failed: Failed): Error {
  switch (failed.name) {
    case 'JournalDamaged':
      return new JournalDamaged(failed.detail, failed.report)
    case 'JournalUnwritable':
      return new JournalUnwritable(failed.code)
    case 'JournalFromNewerVersion':
      return new JournalFromNewerVersion(failed.version)
    case 'JournalPlaceRefused':
      return new JournalPlaceRefused(failed.reason)
    case 'JournalWrongKey':
      return new JournalWrongKey()
    case 'JournalInUse':
      return new JournalInUse()
    case 'Error':
      return new Error(failed.text)
  }
}
