import { join } from 'node:path'
import { app, BrowserWindow, nativeTheme } from 'electron'
import type { Preferences } from '../../preload/contract/preferences.ts'
import { words } from '../../preload/contract/words/words.ts'
import { START_PAGE } from './app-origin.ts'
import { PAGE_SESSION } from './page-files.ts'

/** Set once, for every window there is (bar B-E01). Nothing from outside is ever spread in. */
const WEB_PREFERENCES = Object.freeze({
  sandbox: true,
  contextIsolation: true,
  webSecurity: true,
  nodeIntegration: false,
  nodeIntegrationInWorker: false,
  nodeIntegrationInSubFrames: false,
  webviewTag: false,
  allowRunningInsecureContent: false,
  experimentalFeatures: false,
  spellcheck: false,
  devTools: !app.isPackaged,
  partition: PAGE_SESSION,
  preload: join(import.meta.dirname, '../preload/index.cjs'),
})

/** Painted before the page is: the page's own canvas colours (look.md, Colour). */
const CANVAS = { light: '#F3F5F7', dark: '#0F1215', contrast: '#000000' } as const

const MIN_WIDTH = 1100
const MIN_HEIGHT = 680

/** How the window looks before and around the page. */
export interface Look {
  readonly language: Preferences['language']
  readonly theme: Preferences['theme']
  readonly practice: boolean
}

const open = new Map<number, BrowserWindow>()

/** True for the `webContents.id` of a window that this factory made and that is still there. */
export function isKnownWindow(webContentsId: number): boolean {
  return open.has(webContentsId)
}

/** The windows there are, oldest first. */
export function windows(): readonly BrowserWindow[] {
  return [...open.values()]
}

/** The only place that makes a window. It shows itself once the page has painted. */
export function openCounterWindow(look: Look): BrowserWindow {
  const window = new BrowserWindow({
    width: 1280,
    height: 800,
    minWidth: MIN_WIDTH,
    minHeight: MIN_HEIGHT,
    show: false,
    title: titleOf(look),
    backgroundColor: canvasOf(look.theme),
    webPreferences: WEB_PREFERENCES,
  })
  const id = window.webContents.id
  open.set(id, window)
  keepFromCapture(window)
  window.once('closed', () => open.delete(id))
  window.once('ready-to-show', () => window.show())
  window.on('page-title-updated', (event) => event.preventDefault())
  void window.loadURL(START_PAGE)
  return window
}

/**
 * Other programs that copy the screen see nothing of it, card digits or not (bar B-P10): a recorder, a
 * shared screen, remote control. Linux has no such thing, and Electron names no call for it there.
 */
function keepFromCapture(window: BrowserWindow): void {
  if (process.platform !== 'linux') window.setContentProtection(true)
}

/** Gives every window another language or theme, at once and without touching the page. */
export function applyLook(look: Look): void {
  applyTheme(look.theme)
  for (const window of windows()) {
    window.setTitle(titleOf(look))
    window.setBackgroundColor(canvasOf(look.theme))
  }
}

/** What `prefers-color-scheme` says in the page; high contrast is drawn on black. */
export function applyTheme(theme: Preferences['theme']): void {
  nativeTheme.themeSource = theme === 'contrast' ? 'dark' : theme
}

/** Brings the counter to the front, out of the taskbar if need be. */
export function focusCounter(): void {
  const window = windows()[0]
  if (window === undefined) return
  if (window.isMinimized()) window.restore()
  window.focus()
}

function titleOf(look: Look): string {
  const { menu } = words[look.language]
  return look.practice ? menu.titlePractice : menu.title
}

function canvasOf(theme: Preferences['theme']): string {
  if (theme === 'system') return nativeTheme.shouldUseDarkColors ? CANVAS.dark : CANVAS.light
  return CANVAS[theme]
}
