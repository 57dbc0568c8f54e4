import { join } from 'node:path'
import { chromium } from '@playwright/test'
import { expect, test } from 'vitest'
import { CARD, DASHED, findsIn, scratch } from './planted.ts'

const PAGE = '<!doctype html><title>t</title><form><input id="n" autocomplete="on"></form>'

test('what a page of another program keeps in the profile of a real Chromium is found', async () => {
  const folder = scratch()
  const context = await chromium.launchPersistentContext(join(folder, 'chromium'), {
    executablePath: '/usr/bin/chromium',
    chromiumSandbox: false,
  })
  await context.route('**/*', (route) => route.fulfill({ contentType: 'text/html', body: PAGE }))
  const page = context.pages()[0] ?? (await context.newPage())
  await page.goto('https://planted.example/')
  await page.evaluate((dashed) => {
    localStorage.setItem('typed', dashed)
    document.cookie = `typed=${dashed.replaceAll('-', '')}; max-age=9999`
  }, DASHED)
  await page.locator('#n').pressSequentially(CARD)
  await page.goto('https://planted.example/next')
  await context.close()
  const places = findsIn(folder).map(({ path }) => path.split('/').slice(2).join('/'))
  expect(places.some((path) => path.startsWith('Local Storage/'))).toBe(true)
  expect(places).toContain('Cookies')
  // What stands in a form is kept with the tab, so that it comes back after a crash.
  expect(places.some((path) => path.startsWith('Sessions/'))).toBe(true)
  expect(places.some((path) => path.startsWith('Sessions_Encrypted/'))).toBe(true)
})
