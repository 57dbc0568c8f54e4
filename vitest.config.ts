import { defineConfig } from 'vitest/config'
import { CountsReporter } from './test/counts-reporter.ts'

/**
 * Tests that need no window. Long time-outs are for the tests that start, kill and restart whole
 * processes on a slow machine; nothing asserts how long anything took.
 */
export default defineConfig({
  test: {
    environment: 'node',
    pool: 'forks',
    maxWorkers: 2,
    // Each of these starts processes of its own.
    maxConcurrency: 3,
    include: ['test/{unit,compat,crash,keyring,simulation}/**/*.test.{ts,tsx}'],
    testTimeout: 180_000,
    hookTimeout: 180_000,
    teardownTimeout: 10_000,
    allowOnly: process.env['CI'] === undefined,
    passWithNoTests: false,
    restoreMocks: true,
    unstubEnvs: true,
    unstubGlobals: true,
    // Neither prints or keeps the titles of tests that pass: see the second.
    reporters: ['dot', new CountsReporter()],
  },
})
