import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { books, sell } from './books.ts'
import { connect } from '../../../main/journal/connection.ts'
import { openDesk } from '../../../main/journal/desk.ts'
import { recordIntent } from '../../../main/journal/intent.ts'
import { KEY, heldClock, intentOf, seededRandom, temporaryFolder } from './fixture.ts'

const PROGRAM = fileURLToPath(new URL('small-disk.ts', import.meta.url))

/** A file system of our own needs a user and mount name space, which not every machine grants. */
const GRANTED = spawnSync('unshare', ['-rm', 'mount', '-t', 'tmpfs', 'none', '/mnt']).status === 0

/** What each place that writes says when the disk is full, and whether staff are told so. */
const SITES: readonly (readonly [site: string, stillWritable: boolean])[] = [
  ['intent', false],
  ['sent', false],
  ['outcome', false],
  ['backup', true],
  ['restore', true],
]

function onSmallDisk(site: string): Record<string, unknown> {
  const script = 'mount -t tmpfs -o size=8m none "$1" && exec "$2" "$3" "$1" "$4"'
  const args = ['-rm', 'sh', '-c', script, 'sh', temporaryFolder(), process.execPath, PROGRAM, site]
  const run = spawnSync('unshare', args, { encoding: 'utf8' })
  if (run.status !== 0) throw new Error(run.stderr)
  // What the program prints.
  return JSON.parse(run.stdout) as Record<string, unknown>
}

if (GRANTED) {
  describe('on a real file system that is full', () => {
    test.each(SITES)(
      '%s is refused as unwritable, nothing is lost, and it works again with room',
      (site, isWritable) => {
        expect(onSmallDisk(site)).toEqual({
          failure: 'JournalUnwritable',
          isWritable,
          lost: 0,
          integrity: 'ok',
          chain: null,
          backups: 1,
          left: [],
        })
      },
    )
  })
} else {
  describe('with SQLite’s own page limit, because this machine grants no file system of our own', () => {
    test('an intent is refused as unwritable, nothing is lost, and it works again with room', () => {
      const shop = books()
      const { journal } = shop.start()
      sell(journal, 50)
      const connection = connect(shop.path, KEY)
      const desk = openDesk(connection, { key: KEY, clock: heldClock(), random: seededRandom(3) })
      connection.pragma(
        `max_page_count = ${String(connection.pragma('page_count', { simple: true }))}`,
      )
      const fill = (turn: number) =>
        desk.transact('test', () => recordIntent(desk, intentOf({ saleId: `more-${turn}` })))
      expect(() => Array.from({ length: 200 }, (_, turn) => fill(turn))).toThrow(
        expect.objectContaining({ name: 'JournalUnwritable', code: 'SQLITE_FULL' }),
      )
      expect(journal.verifyChain()).toBeNull()
      connection.pragma('max_page_count = 1000000')
      expect(fill(999).kind).toBe('recorded')
      connection.close()
    })
  })
}
