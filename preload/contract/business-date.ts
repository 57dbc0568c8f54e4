const SEOUL_OFFSET_MS = 9 * 3_600_000
const MINUTE_MS = 60_000

/** The last millisecond of 9999-12-31 in Seoul: years have four digits. */
const LATEST_MS = 253_402_300_799_999 - SEOUL_OFFSET_MS

/**
 * The day a sale belongs to, `yyyy-mm-dd`. Seoul is nine hours ahead of UTC all year and has been
 * since 1988, so this is arithmetic: neither the PC's zone nor its zone tables are asked.
 *
 * `atMs` is epoch milliseconds, held to 1970 … 9999. `cutoffMinutes` is when the shop's day begins,
 * in minutes after midnight, −720 … 720: with 240, three in the morning still is yesterday.
 */
export function businessDate(atMs: number, cutoffMinutes = 0): string {
  const held = Math.min(Math.max(Math.trunc(atMs) || 0, 0), LATEST_MS)
  const shifted = held + SEOUL_OFFSET_MS - cutoffMinutes * MINUTE_MS
  return new Date(Math.max(shifted, 0)).toISOString().slice(0, 10)
}
