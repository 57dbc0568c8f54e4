import { z } from 'zod'

/** The kinds of value that stand in replies, each read as far as it can be believed. */

/** 9999-12-31; a larger figure is milliseconds sent by mistake, and would be shown as a date. */
const LAST_SECOND = 253_402_300_799

/** Money, exactly as a JSON integer. */
export const won = z.int().min(0)

/** Text to show: absent and null read as empty, lone surrogates as U+FFFD. */
export const text = z
  .string()
  .nullish()
  .transform((value) => (value ?? '').toWellFormed())

/** What is compared is never mended on the way, so it must be whole already. */
export const exact = z
  .string()
  .min(1)
  .max(200)
  .refine((value) => value.isWellFormed())

/** Display figures only: digits in quotes mean the same number, so an approval is not lost to them. */
export const figure = z.union([
  z.int().min(0),
  z.stringFormat('digits', /^\d{1,15}$/).transform(Number),
])

/** Unix seconds to epoch milliseconds; 0, null and absent are "did not happen". */
export const time = figure
  .pipe(z.int().max(LAST_SECOND))
  .nullish()
  .transform((seconds) => (seconds ? seconds * 1000 : null))

/** An id of the gateway's: nothing that could change a path or a header. */
export const gatewayId = z.string().regex(/^[A-Za-z0-9_-]{1,64}$/)

/** An object of the API, or null: an array and a scalar are none. */
export function objectOf(raw: unknown): object | null {
  return typeof raw === 'object' && raw !== null && !Array.isArray(raw) ? raw : null
}

/**
 * Reads a list whole or not at all; `read` answers null for what is not certainly an item of it. A
 * list that is no array is null, too.
 */
export function readAll<T>(raw: unknown, read: (item: unknown) => T | null): readonly T[] | null {
  if (!Array.isArray(raw)) return null
  const items = raw.map(read).filter((item) => item !== null)
  return items.length === raw.length ? items : null
}
