import { practiceCards } from '../../main/practice/cards.ts'
import type { PracticeCard } from '../../main/practice/cards.ts'
import { SCENARIOS } from '../../main/practice/scenarios.ts'

/** The documented test cards as lines of a table, in the order of their numbers. */
export function cardTable(): string {
  const rows = practiceCards.map((card) => [
    card.number,
    card.issuer,
    card.kind,
    SCENARIOS[card.scenario].ko,
    card.reason ?? [SCENARIOS[card.scenario].en, ...remarks(card)].join(', '),
  ])
  const widths = [0, 1, 2, 3].map((column) => Math.max(...rows.map((row) => width(row[column]))))
  const line = (row: readonly string[]): string =>
    row.map((cell, column) => padded(cell, widths[column] ?? 0)).join('  ')
  return `${rows.map((row) => line(row).trimEnd()).join('\n')}\n`
}

function remarks(card: PracticeCard): readonly string[] {
  return [
    ...(card.mask === 'zeros' ? ['masked with zeros'] : []),
    ...(card.unnumbered ? ['no approval number'] : []),
    ...(card.lenient ? ['any expiry and birth'] : []),
  ]
}

function padded(cell: string, columns: number): string {
  return cell + ' '.repeat(Math.max(0, columns - width(cell)))
}

/** Columns of a terminal: Hangul takes two. */
function width(text = ''): number {
  return Array.from(text).reduce((sum, letter) => sum + (/[ᄀ-ᇿ가-힣]/u.test(letter) ? 2 : 1), 0)
}
