import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

/* `docs/bars.md` promises that these tests are there; a test that was renamed is found here. */

const PROJECT = join(import.meta.dirname, '../../..')
const text = readFileSync(join(PROJECT, 'docs/bars.md'), 'utf8')

interface Row {
  readonly bar: string
  readonly held: string
}

const rows = text
  .split('\n')
  .filter((line) => line.startsWith('| B-'))
  .map((line): Row => {
    const [, bar = '', , held = ''] = line.split('|').map((cell) => cell.trim())
    return { bar, held }
  })

/** How many bars each letter has. */
const LETTERS = { E: 22, P: 16, K: 7, D: 15, X: 9 } as const

test('every bar has one row, in order', () => {
  const all = Object.entries(LETTERS).flatMap(([letter, count]) =>
    Array.from({ length: count }, (_, at) => `B-${letter}${String(at + 1).padStart(2, '0')}`),
  )
  expect(rows.map(({ bar }) => bar)).toEqual(all)
})

test.each(rows)('what holds $bar is there under its name, or says why not', ({ held }) => {
  const missing: string[] = []
  let source = ''
  for (const [, path, name] of held.matchAll(/`((?:test|docs|main)\/[^`*]+)`|“([^”]+)”/gu)) {
    if (path !== undefined) {
      const file = join(PROJECT, path)
      if (!existsSync(file)) missing.push(path)
      source = existsSync(file) ? readFileSync(file, 'utf8') : ''
    } else if (name !== undefined && !source.includes(name)) missing.push(name)
  }
  expect(missing).toEqual([])
  expect(held).toMatch(/`(?:test|docs|main)\/|not run: |not built: /u)
})
