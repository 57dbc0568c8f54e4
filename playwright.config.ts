import { defineConfig } from '@playwright/test'

/**
 * The counter in a real window. Traces, videos and screenshots of failures stay off: they would
 * write down digits that somebody typed (bar B-P01), and nothing may do that, tests included.
 */
export default defineConfig({
  testDir: 'test/e2e',
  // Playwright resolves imports by `paths`, which here name a file of types only.
  tsconfig: 'test/e2e/playwright.tsconfig.json',
  outputDir: 'out/test/playwright',
  workers: 2,
  retries: 0,
  forbidOnly: process.env['CI'] !== undefined,
  timeout: 60_000,
  globalTimeout: 8 * 60_000,
  expect: { timeout: 15_000 },
  use: { trace: 'off', video: 'off', screenshot: 'off' },
  reporter: [['list'], ['json', { outputFile: 'out/test/playwright.json' }]],
})
