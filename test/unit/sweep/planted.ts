import { randomInt } from 'node:crypto'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { onTestFinished } from 'vitest'
import { sweep, type Find } from '../../sweep/findings.ts'
import { cardNeedle, type Needle } from '../../sweep/needles.ts'

/** Random, so that what a test leaves behind can never be taken for a leak of the program. */
export const CARD = `49${Array.from({ length: 14 }, () => randomInt(10)).join('')}`
export const DASHED = (CARD.match(/.{4}/g) ?? []).join('-')

export function scratch(): string {
  const folder = mkdtempSync(join(tmpdir(), 'jangbu-planted-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

export function plant(folder: string, path: string, content: string | Buffer): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true })
  writeFileSync(join(folder, path), content)
}

export function findsIn(
  folder: string,
  needles: readonly Needle[] = [cardNeedle(CARD)],
): readonly Find[] {
  return sweep(folder, needles).finds
}

/** One file of that content, swept. */
export function findsOf(content: string | Buffer, path = 'file'): readonly Find[] {
  const folder = scratch()
  plant(folder, path, content)
  return findsIn(folder)
}
