import { createHash } from 'node:crypto'
import { copyFileSync, existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { connect } from '../../../main/journal/connection.ts'
import { openDesk } from '../../../main/journal/desk.ts'
import { openJournal } from '../../../main/journal/open-journal.ts'
import { purgeSteps } from '../../../main/journal/purge.ts'
import { connectToRead } from '../../../main/journal/read-connection.ts'
import { JournalUnwritable } from '../../../main/journal/records.ts'
import { allAtOnce } from '../../../main/journal/steps.ts'
import { walkChain } from '../../../main/journal/walk-chain.ts'
import { KEY, heldClock, orderIn, seededRandom, temporaryFolder } from './fixture.ts'
import { BEFORE, oldShop, projection } from './purge-fixture.ts'

describe('a crash or a full disk in the middle of a purge', () => {
  test('leaves the old journal or the new one, at whatever statement it comes', () => {
    const { journal, path, under, made } = oldShop()
    const old = projection(under())
    const oldHead = journal.headSeq()
    const folder = temporaryFolder()
    const shots: string[] = []
    let statements = 0
    let last = ''
    // What a kill would leave, looked at before and after each statement and kept where it changed.
    const clock = { ...made.clock, monotonic: () => (shoot(), 0) }
    function shoot(): void {
      statements += 1
      const files = ['', '-wal'].filter((end) => existsSync(`${path}${end}`))
      const hash = createHash('sha256')
      for (const end of files) hash.update(readFileSync(`${path}${end}`))
      const now = hash.digest('hex')
      if (now === last) return
      last = now
      const at = join(folder, `${shots.push(now)}.db`)
      for (const end of files) copyFileSync(`${path}${end}`, `${at}${end}`)
    }
    const connection = under()
    // So few pages in memory that the transaction spills into the WAL before it is over.
    connection.pragma('cache_size = 2')
    const desk = openDesk(connection, { key: KEY, clock, random: seededRandom(5) })
    const options = { before: BEFORE, cutoffMinutes: 0, shrink: () => journal.shrinkWal() }
    statements = 0
    allAtOnce(purgeSteps(desk, options))
    const seen = new Set<number>()
    const now = projection(under())
    for (const index of shots.keys()) {
      const at = join(folder, `${index + 1}.db`)
      const found = openJournal({ path: at, key: KEY, clock: heldClock(), random: seededRandom(6) })
      const look = connectToRead(at, KEY, 'wal')
      expect(found.verifyChain()).toBeNull()
      const isNew = found.headSeq() > oldHead
      expect(projection(look)).toEqual(isNew ? now : old)
      found.rebuild()
      expect(projection(look)).toEqual(isNew ? now : old)
      expect(look.pragma('integrity_check', { simple: true })).toBe('ok')
      seen.add(found.headSeq())
      look.close()
      found.close()
    }
    expect([...seen]).toEqual([oldHead, oldHead + 1])
    expect(statements).toBeGreaterThan(100)
    // Before, in the middle, committed, and cut out of the WAL.
    expect(shots.length).toBeGreaterThan(3)
  })

  test('loses nothing where the disk refuses it, and it is done when there is room', () => {
    const { journal, path } = oldShop()
    const folder = temporaryFolder()
    const codes: string[] = []
    // Until the event that has to be written does not fit the last page that there is.
    for (let turn = 0; turn < 60 && codes.length === 0; turn += 1) {
      orderIn(journal, 'sent', { saleId: `more-${turn}`, itemName: '가'.repeat(turn) })
      journal.shrinkWal()
      const copy = join(folder, `${turn}.db`)
      copyFileSync(path, copy)
      codes.push(...purgeOnFullDisk(copy))
    }
    expect(codes).toEqual(['SQLITE_FULL'])
  })
})

/** Tries it where no page can be added; answers how it was refused, if it was. */
function purgeOnFullDisk(path: string): readonly string[] {
  const connection = connect(path, KEY)
  const desk = openDesk(connection, { key: KEY, clock: heldClock(), random: seededRandom(5) })
  const pages = Number(connection.pragma('page_count', { simple: true }))
  connection.pragma(`max_page_count = ${pages}`)
  const old = { ...projection(connection), head: desk.chain.head() }
  const options = { before: BEFORE, cutoffMinutes: 0, shrink: () => 0 }
  const whole = () => allAtOnce(walkChain(desk.tables, desk.chainKey)) === null
  try {
    allAtOnce(purgeSteps(desk, options))
    return []
  } catch (error) {
    expect({ ...projection(connection), head: desk.chain.head() }).toEqual(old)
    expect(whole()).toBe(true)
    connection.pragma('max_page_count = 1000000')
    expect(allAtOnce(purgeSteps(desk, options)).orders).toBe(3)
    expect(whole()).toBe(true)
    return [error instanceof JournalUnwritable ? error.code : String(error)]
  } finally {
    connection.close()
  }
}
