import { mkdirSync, writeFileSync } from 'node:fs'
import type { Reporter, TestModule } from 'vitest/node'

/**
 * Writes how many tests passed and failed, and nothing else: the titles of table tests repeat the
 * documented card numbers, and what a test run writes must hold none (test/sweep).
 */
export class CountsReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const states = modules.flatMap((module) =>
      Array.from(module.children.allTests(), (test) => test.result().state),
    )
    const count = (state: string) => states.filter((one) => one === state).length
    mkdirSync('out/test', { recursive: true })
    writeFileSync(
      'out/test/vitest.json',
      JSON.stringify({
        numPassedTests: count('passed'),
        numFailedTests: count('failed'),
        numPendingTests: count('skipped') + count('pending'),
        numTodoTests: 0,
      }),
    )
  }
}
