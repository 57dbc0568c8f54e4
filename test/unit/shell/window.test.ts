import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, expect, test, vi } from 'vitest'
import type * as WindowModule from '../../../main/shell/window.ts'

const fake = vi.hoisted(() => ({
  isPackaged: true,
  made: [] as {
    options: Record<string, unknown>
    calls: string[]
    heard: Map<string, (event: unknown) => void>
  }[],
  theme: { themeSource: 'system', shouldUseDarkColors: true },
}))

vi.mock('electron', () => ({
  app: {
    get isPackaged() {
      return fake.isPackaged
    },
  },
  nativeTheme: fake.theme,
  BrowserWindow: class {
    readonly webContents = { id: fake.made.length + 1 }
    readonly calls: string[] = []
    readonly heard = new Map<string, (event: unknown) => void>()
    readonly options: Record<string, unknown>
    constructor(options: Record<string, unknown>) {
      this.options = options
      fake.made.push(this)
    }
    on(event: string, listener: (event: unknown) => void): void {
      this.heard.set(event, listener)
    }
    once(event: string, listener: (event: unknown) => void): void {
      this.heard.set(event, listener)
    }
    isMinimized(): boolean {
      return true
    }
    restore(): void {
      this.calls.push('restore')
    }
    focus(): void {
      this.calls.push('focus')
    }
    show(): void {
      this.calls.push('show')
    }
    setTitle(title: string): void {
      this.calls.push(`title ${title}`)
    }
    setBackgroundColor(color: string): void {
      this.calls.push(`color ${color}`)
    }
    setContentProtection(isOn: boolean): void {
      this.calls.push(`protected ${isOn}`)
    }
    loadURL(url: string): Promise<void> {
      this.calls.push(url)
      return Promise.resolve()
    }
  },
}))

const look = { language: 'ko', theme: 'light', practice: true } as const
let shell: typeof WindowModule

beforeEach(async () => {
  vi.resetModules()
  fake.made.length = 0
  fake.isPackaged = true
  shell = await import('../../../main/shell/window.ts')
})

test('a window’s preferences are exactly these, frozen', () => {
  shell.openCounterWindow(look)
  const preferences = fake.made[0]?.options['webPreferences'] as object
  expect(preferences).toStrictEqual({
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
    devTools: false,
    partition: 'counter',
    preload: join(import.meta.dirname, '../../../main/preload/index.cjs'),
  })
  expect(Object.isFrozen(preferences)).toBe(true)
})

test('developer tools are there only in a build that is not packaged', async () => {
  vi.resetModules()
  fake.isPackaged = false
  const fresh = await import('../../../main/shell/window.ts')
  fresh.openCounterWindow(look)
  expect(fake.made[0]?.options['webPreferences']).toMatchObject({ devTools: true })
})

test('windows are made in one place, and nothing weakens or spreads into their preferences', () => {
  const sources = readdirSync('main', { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => readFileSync(join('main', name), 'utf8'))
  const all = sources.join('\n')
  expect(all.match(/new (BrowserWindow|BrowserView|WebContentsView|BaseWindow)\b/g)).toEqual([
    'new BrowserWindow',
  ])
  expect(all).not.toMatch(
    /enableBlinkFeatures|commandLineSwitches|no-sandbox|setAsDefaultProtocolClient|openExternal|openPath|crashReporter|autoUpdater|electron-updater/,
  )
  expect(/const WEB_PREFERENCES = Object\.freeze\(\{([^}]*)\}\)/.exec(all)?.[1]).not.toContain(
    '...',
  )
})

test('it opens on our page, says that it is for practice, and shows itself once painted', () => {
  shell.openCounterWindow(look)
  const [window] = fake.made
  expect(window?.options).toMatchObject({
    show: false,
    minWidth: 1100,
    minHeight: 680,
    title: '장부 — 연습',
    backgroundColor: '#F3F5F7',
  })
  expect(window?.calls).toEqual(['app://jangbu/index.html'])
  window?.heard.get('ready-to-show')?.({})
  expect(window?.calls.at(-1)).toBe('show')
})

test('the page cannot rename it', () => {
  shell.openCounterWindow(look)
  const preventDefault = vi.fn()
  fake.made[0]?.heard.get('page-title-updated')?.({ preventDefault })
  expect(preventDefault).toHaveBeenCalledOnce()
})

test.each([
  ['system', '#0F1215'],
  ['light', '#F3F5F7'],
  ['dark', '#0F1215'],
  ['contrast', '#000000'],
] as const)('under the theme %s it is painted %s first', (theme, color) => {
  shell.openCounterWindow({ ...look, theme })
  expect(fake.made[0]?.options['backgroundColor']).toBe(color)
})

test('another language or theme reaches the window without a reload', () => {
  shell.openCounterWindow(look)
  shell.applyLook({ language: 'en', theme: 'contrast', practice: false })
  expect(fake.made[0]?.calls.slice(1)).toEqual(['title Jangbu', 'color #000000'])
  expect(fake.theme.themeSource).toBe('dark')
})

test('a window is known from its making to its closing', () => {
  shell.openCounterWindow(look)
  expect([shell.isKnownWindow(1), shell.isKnownWindow(2)]).toEqual([true, false])
  fake.made[0]?.heard.get('closed')?.({})
  expect([shell.isKnownWindow(1), shell.windows()]).toEqual([false, []])
})

test('brought to the front, it is restored and focused; where there is none, nothing happens', () => {
  shell.focusCounter()
  shell.openCounterWindow(look)
  shell.focusCounter()
  expect(fake.made[0]?.calls.slice(1)).toEqual(['restore', 'focus'])
})

test.each([
  ['win32', true],
  ['darwin', true],
  ['linux', false],
] as const)('on %s other programs cannot copy it from the screen: %s', (platform, isKept) => {
  const real = process.platform
  Object.defineProperty(process, 'platform', { value: platform })
  try {
    shell.openCounterWindow(look)
  } finally {
    Object.defineProperty(process, 'platform', { value: real })
  }
  expect(fake.made[0]?.calls.includes('protected true')).toBe(isKept)
})
