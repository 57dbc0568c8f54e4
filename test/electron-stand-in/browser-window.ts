import { appEvents, isReady } from './app-events.ts'
import { makeEmitter, makeEvent } from './emitter.ts'
import { makePage, type PageHost } from './page.ts'
import { strict } from './strict.ts'
import { addWindow, removeWindow, type WindowHandle } from './window-list.ts'
import { makeWebContents } from './web-contents.ts'

export interface WindowOptions {
  readonly width?: number
  readonly height?: number
  readonly minWidth?: number
  readonly minHeight?: number
  readonly show?: boolean
  readonly title?: string
  readonly backgroundColor?: string
  readonly webPreferences?: Readonly<Record<string, unknown>>
}

/** What Electron's defaults would be, and what this stand-in is able to be. */
const REQUIRED = { sandbox: true, contextIsolation: true, nodeIntegration: false } as const

const first = Promise.withResolvers<PageHost>()

/** The page of the first window there is, for the control channel. */
export const firstPage = first.promise

function open(options: WindowOptions) {
  if (!isReady()) throw new Error('Cannot create BrowserWindow before app is ready')
  const preferences = options.webPreferences ?? {}
  for (const [name, value] of Object.entries(REQUIRED)) {
    if (preferences[name] !== value) throw new Error(`the stand-in can only be ${name}: ${value}`)
  }
  const events = makeEmitter('BrowserWindow', [
    'close',
    'closed',
    'ready-to-show',
    'page-title-updated',
  ])
  const contents = makeWebContents(textOf(preferences['partition']))
  let title = options.title ?? ''
  let isGone = false

  const handle: WindowHandle = { id: contents.id, close }
  const page = makePage({
    contents,
    preloadPath: textOf(preferences['preload']),
    width: options.width ?? 800,
    height: options.height ?? 600,
    onLoaded: () => events.emit('ready-to-show'),
    // The person closed Chromium's window: it stays, that is comes back, when that is prevented.
    onPersonClosed: () => {
      if (!isGone && !askToClose()) page.reopen()
    },
  })
  first.resolve(page)

  function askToClose(): boolean {
    const event = makeEvent({})
    events.emit('close', event)
    if (event.defaultPrevented) return false
    isGone = true
    page.close()
    removeWindow(handle)
    events.emit('closed')
    contents.events.emit('destroyed')
    return true
  }

  function close(): void {
    if (!isGone) askToClose()
  }

  addWindow(handle)
  appEvents.emit('web-contents-created', makeEvent({}), contents.shown)
  return strict('BrowserWindow', {
    ...events,
    id: contents.id,
    webContents: contents.shown,
    loadURL: (url: string) => page.load(url),
    close,
    show: () => page.focus(),
    focus: () => page.focus(),
    isMinimized: () => false,
    restore: () => undefined,
    isDestroyed: () => isGone,
    getTitle: () => title,
    setTitle(next: string): void {
      title = next
    },
    setBackgroundColor: () => undefined,
    setContentProtection: () => undefined,
  })
}

function textOf(preference: unknown): string {
  return typeof preference === 'string' ? preference : ''
}

/** Called with `new`, as in Electron: a function that returns an object makes that object. */
export const BrowserWindow = strict(
  'BrowserWindow',
  // `new` on an arrow function is an error, so this is a function that is called both ways.
  function BrowserWindow(options: WindowOptions) {
    return open(options)
  } as unknown as new (options: WindowOptions) => ReturnType<typeof open>,
)
