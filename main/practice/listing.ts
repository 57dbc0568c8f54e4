import { updatedAt } from './payment-object.ts'
import type { PaymentRow } from './state/payment-table.ts'

const SORTINGS = ['-started', 'started', '-paid', 'paid', '-updated', 'updated'] as const
export type Sorting = (typeof SORTINGS)[number]

/** The `sorting` of a look-up, newest started first unless told otherwise; null when unknown. */
export function readSorting(asked: string | undefined): Sorting | null {
  if (asked === undefined || asked === '') return '-started'
  return SORTINGS.find((sorting) => sorting === asked) ?? null
}

/** Rows come oldest first and keep that order among equals, reversed where the newest leads. */
export function sortRows(
  rows: readonly PaymentRow[],
  sorting: Sorting,
  at: number,
): readonly PaymentRow[] {
  const time = (row: PaymentRow): number => {
    if (sorting.endsWith('started')) return row.started_at
    if (sorting.endsWith('paid')) return at < row.settles_at ? 0 : row.paid_at
    return updatedAt(row, at)
  }
  const ascending = rows.toSorted((a, b) => time(a) - time(b))
  return sorting.startsWith('-') ? ascending.toReversed() : ascending
}

export interface Page {
  /** From 1. */
  readonly number: number
  readonly limit: number
  /** Rows before this page. */
  readonly from: number
}

/** `page` from 1, `limit` 1–1000 with 20 as the default (portone-v1.md §3.2); null when neither. */
export function readPage(page: string | undefined, limit: string | undefined): Page | null {
  const number = readCount(page ?? '1')
  const size = readCount(limit ?? '20')
  if (number === null || size === null || size > 1000) return null
  return { number, limit: size, from: (number - 1) * size }
}

function readCount(text: string): number | null {
  return /^[1-9]\d{0,8}$/.test(text) ? Number(text) : null
}
