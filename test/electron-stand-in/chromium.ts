import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { chromium, type BrowserContext, type Page, type Route } from 'playwright-core'

/** Where Chromium may write, how large it is, and who answers the requests of a page. */
export interface ChromiumOptions {
  readonly profileDir: string
  readonly isHeaded: boolean
  readonly width: number
  readonly height: number
  answer(route: Route): Promise<void>
  /** A page that the program did not open: somebody's pop-up. */
  onPopUp(page: Page): void
}

/**
 * Everything leads to our own answers: names do not resolve, and what asks an address directly meets
 * a proxy that is not there. The pipe Playwright speaks through ends with our process, and Chromium
 * ends with the pipe, so killing the program kills its window; the port is for the tests.
 */
const SWITCHES = [
  '--remote-debugging-port=0',
  '--host-resolver-rules=MAP * ~NOTFOUND',
  '--proxy-server=http://127.0.0.1:9',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  // Otherwise a bar about the switches above stands over the counter.
  '--test-type',
]

const executablePath = process.env['PLAYWRIGHT_CHROMIUM'] ?? '/usr/bin/chromium'

let running: Promise<BrowserContext> | undefined

/** A new page in the one Chromium of this program, which starts, or starts again, if need be. */
export async function openPage(options: ChromiumOptions): Promise<Page> {
  const isFirst = running === undefined
  running ??= start(options)
  const context = await running
  const [first] = context.pages()
  const page = isFirst && first !== undefined ? first : await openAnother(context)
  await page.route('**/*', (route) => options.answer(route))
  return page
}

let isOpening = false

async function openAnother(context: BrowserContext): Promise<Page> {
  isOpening = true
  const page = await context.newPage()
  isOpening = false
  return page
}

async function start(options: ChromiumOptions): Promise<BrowserContext> {
  const { profileDir, isHeaded, width, height } = options
  if (!existsSync(executablePath)) throw new Error(`there is no Chromium at ${executablePath}`)
  const context = await chromium.launchPersistentContext(profileDir, {
    executablePath,
    headless: !isHeaded,
    chromiumSandbox: false,
    viewport: isHeaded ? null : { width, height },
    colorScheme: null,
    serviceWorkers: 'block',
    acceptDownloads: false,
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
    args: isHeaded
      ? [...SWITCHES, `--window-size=${width},${height}`, '--app=data:text/html,']
      : SWITCHES,
  })
  // A page that is no window of the program gets nothing at all.
  await context.route('**/*', (route) => route.abort('blockedbyclient'))
  context.on('page', (page) => {
    if (!isOpening) options.onPopUp(page)
  })
  context.on('close', () => {
    running = undefined
  })
  return context
}

/** Where a test can reach the pages. Chromium writes its port beside its profile. */
export async function debuggingEndpoint(profileDir: string): Promise<string> {
  const [port] = (await readFile(join(profileDir, 'DevToolsActivePort'), 'utf8')).split('\n')
  return `http://127.0.0.1:${port ?? ''}`
}

const CLOSE_MS = 3_000

/** Asks Chromium to end; one that does not is ended by its pipe, when our process goes. */
export async function closeChromium(): Promise<void> {
  const limit = AbortSignal.timeout(CLOSE_MS)
  const late = new Promise<void>((resolve) => limit.addEventListener('abort', () => resolve()))
  await Promise.race([closing(), late])
}

async function closing(): Promise<void> {
  const context = await running?.catch(() => undefined)
  await context?.close().catch(() => undefined)
}
