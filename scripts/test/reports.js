import { readFileSync } from 'node:fs'
import { NOTHING, withExitCode } from './counts.js'

/**
 * @param {string} path of the report
 * @param {number} exitCode of the runner
 * @returns {import('./counts.js').Counts}
 */
export function vitestCounts(path, exitCode) {
  /** @type {{ numPassedTests: number, numFailedTests: number, numPendingTests: number, numTodoTests: number } | null} */
  const report = readReport(path)
  if (report === null) return withExitCode(NOTHING, exitCode || 1)
  return withExitCode(
    {
      passed: report.numPassedTests,
      failed: report.numFailedTests,
      skipped: report.numPendingTests + report.numTodoTests,
    },
    exitCode,
  )
}

/**
 * @param {string} path of the report
 * @param {number} exitCode of the runner
 * @returns {import('./counts.js').Counts}
 */
export function playwrightCounts(path, exitCode) {
  /** @type {{ stats: { expected: number, unexpected: number, flaky: number, skipped: number } } | null} */
  const report = readReport(path)
  if (report === null) return withExitCode(NOTHING, exitCode || 1)
  const { expected, unexpected, flaky, skipped } = report.stats
  // Nothing is run twice here, so a flaky test would be a changed setting: it counts as failed.
  return withExitCode({ passed: expected, failed: unexpected + flaky, skipped }, exitCode)
}

/**
 * @param {string} path of the report
 * @param {number} exitCode of the sweep
 * @returns {import('./counts.js').Counts}
 */
export function sweepCounts(path, exitCode) {
  /** @type {{ passed: number, failed: number } | null} */
  const report = readReport(path)
  if (report === null) return withExitCode(NOTHING, exitCode || 1)
  return withExitCode({ ...report, skipped: 0 }, exitCode)
}

/**
 * @template T
 * @param {string} path
 * @returns {T | null}
 */
function readReport(path) {
  try {
    return /** @type {T} */ (JSON.parse(readFileSync(path, 'utf8')))
  } catch {
    return null // the runner died before it could write: its exit code speaks
  }
}
