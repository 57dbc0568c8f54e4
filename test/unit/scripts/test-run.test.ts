import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { addCounts, closingLine, NOTHING } from '../../../scripts/test/counts.js'
import { playwrightCounts, vitestCounts } from '../../../scripts/test/reports.js'

describe('the line a test run ends with', () => {
  test('names skipped tests only where there are some', () => {
    expect(closingLine({ passed: 12, failed: 0, skipped: 0 })).toBe('12 passed, 0 failed')
    expect(closingLine({ passed: 3, failed: 1, skipped: 2 })).toBe('3 passed, 1 failed, 2 skipped')
  })

  test('adds up the stages', () => {
    const stages = [
      { passed: 3, failed: 0, skipped: 0 },
      { passed: 40, failed: 1, skipped: 2 },
    ]
    expect(stages.reduce(addCounts, NOTHING)).toEqual({ passed: 43, failed: 1, skipped: 2 })
  })
})

describe('the reports of the runners', () => {
  let folder: string
  const written = (report: unknown): string => {
    const path = join(folder, 'report.json')
    writeFileSync(path, JSON.stringify(report))
    return path
  }
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'jangbu-reports-'))
  })
  afterEach(() => rmSync(folder, { recursive: true, force: true }))

  const vitest = { numPassedTests: 5, numFailedTests: 0, numPendingTests: 1, numTodoTests: 1 }
  const playwright = { stats: { expected: 4, unexpected: 1, flaky: 1, skipped: 2 } }

  test('vitest: passed, failed, and both ways to skip', () => {
    expect(vitestCounts(written(vitest), 0)).toEqual({ passed: 5, failed: 0, skipped: 2 })
  })

  test('playwright: a test that needed a second try has failed', () => {
    expect(playwrightCounts(written(playwright), 1)).toEqual({ passed: 4, failed: 2, skipped: 2 })
  })

  test('a runner that ends badly with no failed test counts as one failure', () => {
    expect(vitestCounts(written(vitest), 1).failed).toBe(1)
  })

  test('a runner that wrote no report has failed, whatever its exit code says', () => {
    const nowhere = join(folder, 'missing.json')
    expect(vitestCounts(nowhere, 0)).toEqual({ passed: 0, failed: 1, skipped: 0 })
    expect(playwrightCounts(nowhere, 137)).toEqual({ passed: 0, failed: 1, skipped: 0 })
  })
})
