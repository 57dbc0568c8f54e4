import type { Frame, Page, Route } from 'playwright-core'
import { fromChromium, toChromium } from '../../main/shell/app-origin.ts'
import { installBridge } from './bridge.ts'
import { debuggingEndpoint, openPage } from './chromium.ts'
import { makeEvent } from './emitter.ts'
import { colorScheme, onColorScheme } from './native-theme.ts'
import { chromiumDir } from './user-data.ts'
import type { StandInContents } from './web-contents.ts'

export interface PageOptions {
  readonly contents: StandInContents
  readonly preloadPath: string
  readonly width: number
  readonly height: number
  onLoaded(): void
  onPersonClosed(): void
}

/** The Chromium page behind one window. */
export interface PageHost {
  load(url: string): Promise<void>
  reopen(): void
  close(): void
  focus(): void
  /** Where a test reaches this Chromium, once the page has loaded. */
  readonly endpoint: Promise<string>
}

/** The title bar, the menu and the edges of a window take about this much of its height. */
const FRAME_HEIGHT = 80

export function makePage(options: PageOptions): PageHost {
  const { contents } = options
  const loaded = Promise.withResolvers<string>()
  let page: Promise<Page> | undefined
  let lastUrl = ''
  let ownLoad = ''
  let isClosing = false
  /** The page that is shown; one that crashed is shown no more. */
  let shown: Page | undefined

  async function open(): Promise<Page> {
    refuseUnguarded(contents)
    const made = await openPage({
      profileDir: chromiumDir,
      isHeaded: process.env['JANGBU_STAND_IN_HEADED'] === '1',
      width: options.width,
      height: options.height - FRAME_HEIGHT,
      answer: (route) => answer(route),
      // Asked, and refused: `refuseUnguarded` has made sure of it. It never got an answer either.
      onPopUp: (popUp) => {
        if (!contents.mayOpen(fromChromium(popUp.url()))) void popUp.close().catch(() => undefined)
      },
    })
    shown = made
    const mayGoBlank = mayGo('about:blank', made.mainFrame())
    await installBridge(made, { contents, preloadPath: options.preloadPath, mayGoBlank })
    await made.emulateMedia({ colorScheme: colorScheme() })
    onColorScheme(
      (scheme) => void made.emulateMedia({ colorScheme: scheme }).catch(() => undefined),
    )
    made.on('crash', () => {
      forget()
      const details = { reason: 'crashed', exitCode: 5 }
      contents.events.emit('render-process-gone', makeEvent({}), details)
      void made.close().catch(() => undefined)
    })
    made.on('close', () => {
      if (isClosing || made !== shown) return
      forget()
      options.onPersonClosed()
    })
    made.on('framenavigated', (frame) => {
      if (frame === made.mainFrame()) comeBack(made, fromChromium(frame.url()))
    })
    return made
  }

  function again(): void {
    load(lastUrl).catch((error: unknown) => process.stderr.write(`stand-in: ${String(error)}\n`))
  }

  function forget(): void {
    page = undefined
    shown = undefined
  }

  async function load(url: string): Promise<void> {
    page ??= open()
    lastUrl = url
    ownLoad = toChromium(url)
    const current = await page
    await current.goto(ownLoad).catch((error: unknown) => {
      if (!isClosing && !current.isClosed()) throw error
    })
    ownLoad = ''
    if (isClosing) return
    options.onLoaded()
    loaded.resolve(await debuggingEndpoint(chromiumDir))
  }

  /** Every request of every page passes here; nothing is ever let through to the network. */
  async function answer(route: Route): Promise<void> {
    const request = route.request()
    const url = request.url()
    if (
      request.isNavigationRequest() &&
      url !== ownLoad &&
      !mayGo(fromChromium(url), request.frame())
    ) {
      // "Aborted" leaves the page where it is, as a prevented navigation does.
      return route.abort('aborted')
    }
    const response = await contents.session.answer(url, request.method())
    if (response === null) return route.abort('blockedbyclient')
    return route.fulfill({
      status: response.status,
      headers: Object.fromEntries(response.headers),
      body: Buffer.from(await response.arrayBuffer()),
    })
  }

  function mayGo(url: string, frame: Frame): boolean {
    const isMainFrame = frame.parentFrame() === null
    const event = makeEvent({ url, isMainFrame, isSameDocument: false })
    contents.events.emit('will-frame-navigate', event)
    if (isMainFrame && !event.defaultPrevented) contents.events.emit('will-navigate', event, url)
    return !event.defaultPrevented
  }

  /** Where a page got away all the same, it is brought back. */
  function comeBack(current: Page, url: string): void {
    const isOurs = url === lastUrl || url.startsWith(`${lastUrl}#`)
    if (isOurs || ownLoad !== '' || isClosing || lastUrl === '') return
    if (!mayGo(url, current.mainFrame())) again()
  }

  return {
    load,
    reopen: again,
    close() {
      isClosing = true
      void page?.then((current) => current.close()).catch(() => undefined)
    },
    focus: () => void page?.then((current) => current.bringToFront()).catch(() => undefined),
    endpoint: loaded.promise,
  }
}

/** Chromium here denies what Electron without these would allow; so no page is shown without. */
function refuseUnguarded(contents: StandInContents): void {
  const missing = contents.session.missingGuards()
  if (missing.length > 0) throw new Error(`the session has no ${missing.join(', ')}`)
  if (contents.mayOpen('https://example.com/')) throw new Error('the window would open pop-ups')
}
