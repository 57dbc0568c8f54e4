import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { AccountsFile, newAccountId, PRACTICE } from '../../../main/accounts/accounts-file.ts'
import { systemRandom } from '../../../main/system-clock.ts'

const CAFE = { accountId: 'test-0a1b2c3d4e', mode: 'test', name: '카페' } as const

let folder: string
let path: string
let damages: number
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'jangbu-list-'))
  path = join(folder, 'accounts.json')
  damages = 0
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const open = () => new AccountsFile(path, () => (damages += 1))

test('a new installation has practice alone, and writes nothing', () => {
  const accounts = open()
  expect(accounts.current).toEqual(PRACTICE)
  expect(accounts.list()).toEqual([PRACTICE])
  expect(readdirSync(folder)).toEqual([])
})

test('what was added, chosen and renamed is there at the next start, for its owner alone', () => {
  const accounts = open()
  accounts.add(CAFE)
  accounts.choose(CAFE.accountId)
  accounts.rename(CAFE.accountId, '카페 2호점')
  expect(open().current).toEqual({ ...CAFE, name: '카페 2호점' })
  expect(open().list()).toHaveLength(2)
  expect(statSync(path).mode & 0o777).toBe(0o600)
  expect(readdirSync(folder)).toEqual(['accounts.json'])
})

test('an account that is not listed is never current', () => {
  const accounts = open()
  accounts.choose('live-gone')
  expect(open().current).toEqual(PRACTICE)
})

test.each([
  ['half of it', '{"current":"practice","acc'],
  ['another shape', '{"current":"practice"}'],
  [
    'a path for an id',
    '{"current":"practice","accounts":[{"accountId":"../x","mode":"live","name":"x"}]}',
  ],
  [
    'practice in it',
    '{"current":"practice","accounts":[{"accountId":"practice","mode":"live","name":"x"}]}',
  ],
])('a file with %s is kept aside, practice is current, and no account is lost', (_what, text) => {
  for (const name of [CAFE.accountId, 'restoring-1', 'live-x.lost-1']) {
    mkdirSync(join(folder, 'accounts', name), { recursive: true })
  }
  writeFileSync(path, text)
  const accounts = open()
  expect(damages).toBe(1)
  expect(accounts.current).toEqual(PRACTICE)
  expect(accounts.list()).toEqual([PRACTICE, { ...CAFE, name: CAFE.accountId }])
  const aside = readdirSync(folder).filter((name) => name.startsWith('accounts.json.damaged-'))
  expect(aside.map((name) => readFileSync(join(folder, name), 'utf8'))).toEqual([text])
  accounts.choose(CAFE.accountId)
  expect(open().current.accountId).toBe(CAFE.accountId)
  expect(damages).toBe(1)
})

test('more accounts than anybody has are all there at the next start', () => {
  const accounts = open()
  for (let at = 0; at < 101; at += 1) accounts.add({ ...CAFE, accountId: `test-${at}` })
  expect(open().list()).toHaveLength(102)
  expect(damages).toBe(0)
})

test('a list that cannot be read just now is thrown and stays where it is', () => {
  mkdirSync(path)
  expect(open).toThrow(expect.objectContaining({ code: 'EISDIR' }))
  expect(readdirSync(folder)).toEqual(['accounts.json'])
  expect(damages).toBe(0)
})

test('an account id says its mode and is a name for a folder', () => {
  expect(newAccountId('live', systemRandom)).toMatch(/^live-[0-9a-f]{10}$/)
  expect(newAccountId('test', systemRandom)).not.toBe(newAccountId('test', systemRandom))
})
