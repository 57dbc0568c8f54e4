import type { MenuItemConstructorOptions } from 'electron'
import { describe, expect, test, vi } from 'vitest'
import { menuTemplate } from '../../../main/shell/menu.ts'
import { DEFAULT_PREFERENCES, type Preferences } from '../../../preload/contract/preferences.ts'

vi.mock('electron', () => ({ app: { quit: vi.fn() }, Menu: {} }))

function flat(items: readonly MenuItemConstructorOptions[]): MenuItemConstructorOptions[] {
  return items.flatMap((item) => [item, ...(Array.isArray(item.submenu) ? flat(item.submenu) : [])])
}

function itemsOf(preferences: Preferences, onPreferences: (next: Preferences) => void = vi.fn()) {
  return flat(menuTemplate({ preferences, onPreferences }))
}

function press(
  items: readonly MenuItemConstructorOptions[],
  id: string,
  ...given: unknown[]
): void {
  const click = items.find((item) => item.id === id)?.click
  if (click === undefined) throw new Error(`no item ${id}`)
  Reflect.apply(click, undefined, given)
}

describe.each(['ko', 'en'] as const)('the menu in %s', (language) => {
  const items = itemsOf({ ...DEFAULT_PREFERENCES, language })

  test('offers editing and nothing else of Electron’s own', () => {
    expect(items.flatMap((item) => item.role ?? [])).toEqual([
      'undo',
      'redo',
      'cut',
      'copy',
      'paste',
      'selectAll',
    ])
  })

  test('binds no function key and no Alt, and marks no letter for Alt', () => {
    const keys = items.flatMap((item) => item.accelerator ?? [])
    expect(keys).toEqual(['CmdOrCtrl+W', 'CmdOrCtrl+Q'])
    expect(items.filter((item) => item.label?.includes('&'))).toEqual([])
  })

  test('names everything', () => {
    expect(items.filter((item) => item.type !== 'separator' && (item.label ?? '') === '')).toEqual(
      [],
    )
  })

  test('marks what is chosen', () => {
    const chosen = items.filter((item) => item.checked === true).map((item) => item.id)
    expect(chosen).toEqual([`language.${language}`, 'theme.system', 'text.100'])
  })
})

test('speaks the chosen language', () => {
  expect(itemsOf(DEFAULT_PREFERENCES)[0]?.label).toBe('파일')
  expect(itemsOf({ ...DEFAULT_PREFERENCES, language: 'en' })[0]?.label).toBe('File')
})

test.each([
  ['language.en', { language: 'en' }],
  ['theme.contrast', { theme: 'contrast' }],
  ['text.150', { textPercent: 150 }],
])('%s changes that and nothing else', (id, change) => {
  const onPreferences = vi.fn()
  press(itemsOf(DEFAULT_PREFERENCES, onPreferences), id)
  expect(onPreferences.mock.calls).toEqual([[{ ...DEFAULT_PREFERENCES, ...change }]])
})

test('closing asks the window, so that a charge in flight can keep it', () => {
  const close = vi.fn()
  press(itemsOf(DEFAULT_PREFERENCES), 'window.close', {}, { close })
  expect(close).toHaveBeenCalledOnce()
})
