import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { PreferencesFile } from '../../../main/preferences-file.ts'
import { DEFAULT_PREFERENCES } from '../../../preload/contract/preferences.ts'

let folder: string
let path: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'jangbu-preferences-'))
  path = join(folder, 'preferences.json')
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

test('a first start has the defaults: Korean, the system theme, sixty seconds', () => {
  expect(new PreferencesFile(path).current).toEqual(DEFAULT_PREFERENCES)
  expect(DEFAULT_PREFERENCES).toMatchObject({ language: 'ko', theme: 'system', idleSeconds: 60 })
})

test('what is saved is there after the next start, readable by its owner alone', () => {
  const chosen = { ...DEFAULT_PREFERENCES, language: 'en', theme: 'dark' } as const
  new PreferencesFile(path).save(chosen)
  expect(new PreferencesFile(path).current).toEqual(chosen)
  expect(statSync(path).mode & 0o777).toBe(0o600)
})

test.each([
  ['half a file', '{"language":"ko"'],
  ['another program’s file', '[1,2,3]'],
  ['an idle time below thirty seconds', JSON.stringify({ ...DEFAULT_PREFERENCES, idleSeconds: 5 })],
  ['a setting nobody knows', JSON.stringify({ ...DEFAULT_PREFERENCES, apiHost: 'example' })],
])('%s means the defaults, and the counter opens', (_name, text) => {
  writeFileSync(path, text)
  expect(new PreferencesFile(path).current).toEqual(DEFAULT_PREFERENCES)
  expect(readFileSync(path, 'utf8')).toBe(text)
})
