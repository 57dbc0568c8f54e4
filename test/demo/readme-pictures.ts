import { copyFileSync, mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { chromium } from '@playwright/test'

/*
 * node test/demo/readme-pictures.ts, after npm run demo: brings docs/images up to date with the
 * demo's own pictures. Nothing is drawn here; the three outcomes are cut out and laid side by side.
 */

const root = join(import.meta.dirname, '../..')
const demo = (name: string): string => join(root, 'out/demo', `${name}.png`)
const images = join(root, 'docs/images')

/** Where the outcome panel stands in a picture of 1280 × 800. */
const PANEL = { x: 784, y: 56, width: 480, height: 458 }
const GAP = 12

mkdirSync(images, { recursive: true })
copyFileSync(demo('07-next-customer-typed'), join(images, 'counter.png'))

const browser = await chromium.launch({
  executablePath: process.env['PLAYWRIGHT_CHROMIUM'] ?? '/usr/bin/chromium',
  chromiumSandbox: false,
})
const cuts = ['03-sale-approved', '04-card-declined', '06-no-answer-checking'].map((name) => {
  const source = readFileSync(demo(name)).toString('base64')
  const at = `width:${PANEL.width}px;height:${PANEL.height}px`
  const from = `background:url(data:image/png;base64,${source}) -${PANEL.x}px -${PANEL.y}px`
  return `<div style="${at};${from}"></div>`
})
const page = await browser.newPage({
  viewport: { width: PANEL.width * 3 + GAP * 2, height: PANEL.height },
})
const row = `display:flex;gap:${GAP}px;margin:0;background:#F3F5F7`
await page.setContent(`<body style="${row}">${cuts.join('')}</body>`)
await page.screenshot({ path: join(images, 'outcomes.png') })
await browser.close()
