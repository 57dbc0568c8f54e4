import { spawn } from 'node:child_process'
import { once } from 'node:events'
import {
  chmodSync,
  chownSync,
  existsSync,
  linkSync,
  mkdirSync,
  readdirSync,
  realpathSync,
  renameSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { refusalOf } from '../../../../main/journal/start/place.ts'
import type { PlaceFacts, PlaceReason } from '../../../../main/journal/start/place.ts'
import { takeLease } from '../../../../main/journal/start/lease.ts'
import { KEY, books, sell } from '../books.ts'
import { temporaryFolder } from '../fixture.ts'

const HOLDER = fileURLToPath(new URL('lease-holder.ts', import.meta.url))

const folder = { uid: 1000, mode: 0o700, isDirectory: () => true }
const file = { uid: 1000, mode: 0o600, nlink: 1, isFile: () => true, isSymbolicLink: () => false }
const good: PlaceFacts = {
  folder,
  file,
  fileSystem: 0xef53,
  path: '/shop',
  mayWrite: true,
  uid: 1000,
}

describe('a place', () => {
  test.each<[string, Partial<PlaceFacts>, PlaceReason | null]>([
    ['ours on ext4', {}, null],
    ['ours without a journal yet', { file: null }, null],
    ['ours on a system without user numbers', { uid: -1 }, null],
    ['on btrfs, tmpfs or an overlay', { fileSystem: 0x794c7630 }, null],
    ['that is a file', { folder: { ...folder, isDirectory: () => false } }, 'not-a-folder'],
    ['on NFS', { fileSystem: 0x6969 }, 'network'],
    ['on SMB', { fileSystem: 0x517b }, 'network'],
    ['on CIFS', { fileSystem: 0xff534d42 }, 'network'],
    ['on SMB 2', { fileSystem: 0xfe534d42 }, 'network'],
    ['on Ceph', { fileSystem: 0x00c36400 }, 'network'],
    ['behind a Windows share', { path: '\\\\server\\shop' }, 'network'],
    [
      'with a link for a journal',
      { file: { ...file, isSymbolicLink: () => true } },
      'symbolic-link',
    ],
    ['with a folder for a journal', { file: { ...file, isFile: () => false } }, 'not-a-file'],
    ['with a journal of two names', { file: { ...file, nlink: 2 } }, 'hard-link'],
    ['whose folder is another user’s', { folder: { ...folder, uid: 0 } }, 'owner'],
    ['whose journal is another user’s', { file: { ...file, uid: 0 } }, 'owner'],
    ['whose folder nobody may write', { folder: { ...folder, mode: 0o500 } }, 'read-only'],
    ['whose journal nobody may write', { file: { ...file, mode: 0o400 } }, 'read-only'],
    ['that the system does not let us write', { mayWrite: false }, 'read-only'],
  ])('%s: %#', (_name, changes, reason) => {
    expect(refusalOf({ ...good, ...changes })).toBe(reason)
  })
})

describe('starting in a folder', () => {
  test.each(['가게 장부', 'with space', '🧾 장부 #1 %20', 'a/b/c/missing'])(
    'named %s works',
    (name) => {
      const shop = books(join(temporaryFolder(), name))
      const started = shop.start()
      sell(started.journal, 2)
      shop.backUp()
      started.close()
      expect(statSync(shop.folder).mode & 0o777).toBe(0o700)
      expect(shop.start().journal.recent(9)).toHaveLength(2)
    },
  )

  test('that is reached through a link is the same journal under its real name', () => {
    const real = books()
    real.start().close()
    const link = join(temporaryFolder(), 'link')
    symlinkSync(real.folder, link)
    const linked = books(link).start()
    expect(linked.path).toBe(join(realpathSync(real.folder), 'journal.db'))
    expect(() => real.start()).toThrow(expect.objectContaining({ name: 'JournalInUse' }))
  })

  /** Each makes a folder that holds a journal into one that must be refused. */
  const SPOILT: readonly [string, PlaceReason, (path: string, folder: string) => void][] = [
    ['a second name for the journal', 'hard-link', (path) => linkSync(path, `${path}.2`)],
    [
      'a link in the journal’s place',
      'symbolic-link',
      (path) => {
        renameSync(path, `${path}.real`)
        symlinkSync(`${path}.real`, path)
      },
    ],
    [
      'a folder in the journal’s place',
      'not-a-file',
      (path) => {
        renameSync(path, `${path}.old`)
        mkdirSync(path)
      },
    ],
    ['a folder nobody may write', 'read-only', (_path, folder) => chmodSync(folder, 0o500)],
    ['a journal nobody may write', 'read-only', (path) => chmodSync(path, 0o400)],
    [
      'a file in the folder’s place',
      'not-a-folder',
      (_path, folder) => {
        renameSync(folder, `${folder}.old`)
        writeFileSync(folder, '')
      },
    ],
  ]
  test.each(SPOILT)('with %s is refused: %s, and nothing is made', (_name, reason, spoil) => {
    const shop = books()
    shop.start().close()
    spoil(shop.path, shop.folder)
    const before = statSync(shop.folder).isDirectory() ? readdirSync(shop.folder) : null
    try {
      expect(() => shop.start()).toThrow(
        expect.objectContaining({ name: 'JournalPlaceRefused', reason }),
      )
      if (before !== null) expect(readdirSync(shop.folder)).toEqual(before)
    } finally {
      if (before !== null) chmodSync(shop.folder, 0o700)
    }
  })

  // Only the administrator can give files away; the rule itself is in the table above.
  if (process.getuid?.() === 0) {
    test('of another user is refused', () => {
      const shop = books()
      shop.start().close()
      chownSync(shop.path, 12_345, 12_345)
      expect(() => shop.start()).toThrow(expect.objectContaining({ reason: 'owner' }))
    })
  }

  test('that is open to others is closed to them', () => {
    const shop = books()
    shop.start().close()
    chmodSync(shop.folder, 0o755)
    chmodSync(shop.path, 0o644)
    shop.start()
    expect([shop.folder, shop.path].map((path) => statSync(path).mode & 0o777)).toEqual([
      0o700, 0o600,
    ])
  })

  test('with an empty file and no trace of a journal is a new one', () => {
    const shop = books()
    mkdirSync(shop.folder, { mode: 0o700 })
    writeFileSync(shop.path, '', { mode: 0o600 })
    expect(shop.start().journal.recent(1)).toEqual([])
  })

  test('tells how little room is left, below 200 MB', () => {
    const shop = books()
    const low = shop.start({ freeBytes: () => 199_999_999 })
    expect(low.lowSpaceBytes).toBe(199_999_999)
    low.close()
    expect(shop.start({ freeBytes: () => 200_000_000 }).lowSpaceBytes).toBeNull()
  })
})

describe('the lease', () => {
  async function holder(folder: string) {
    const child = spawn(process.execPath, [HOLDER, folder], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    const exited = once(child, 'exit')
    const { value } = await createInterface({ input: child.stdout })[Symbol.asyncIterator]().next()
    return { line: String(value), kill: async () => void (child.kill('SIGKILL'), await exited) }
  }

  test('keeps a second process out, touching nothing, and is free the moment its holder is killed', async () => {
    const shop = books()
    mkdirSync(shop.folder)
    const first = await holder(shop.path)
    expect(first.line).toBe('started')
    const second = await holder(shop.path)
    expect(second.line).toBe('JournalInUse')
    await second.kill()
    expect(() => shop.start()).toThrow(expect.objectContaining({ name: 'JournalInUse' }))
    await first.kill()
    expect(shop.start().journal.recent(9)).toHaveLength(1)
  })

  test('is given back when the journal is closed, and when it could not be opened', () => {
    const shop = books()
    sell(shop.start().journal, 1)
    expect(() => takeLease(shop.folder)).toThrow(expect.objectContaining({ name: 'JournalInUse' }))
    const other = books()
    other.start().close()
    expect(() => other.start({ key: new Uint8Array(32).fill(3) })).toThrow(
      expect.objectContaining({ name: 'JournalWrongKey' }),
    )
    takeLease(other.folder).release()
    expect(other.start({ key: KEY }).journal.recent(1)).toEqual([])
    expect(existsSync(join(other.folder, 'journal.lease'))).toBe(true)
    expect(statSync(join(other.folder, 'journal.lease')).size).toBe(0)
  })
})
