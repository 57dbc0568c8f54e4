import { describe, expect, test } from 'vitest'
import { openDesk } from '../../../main/journal/desk.ts'
import { staffOf } from '../../../main/journal/staff.ts'
import { KEY, NOON, heldClock, seededRandom, world } from './fixture.ts'

const CODE_HASH = new Uint8Array(52).fill(3)
const OWNER = { name: '홍길동', role: 'owner', codeHash: CODE_HASH } as const

describe('who may unlock', () => {
  test('is kept with the time of the last change, and in no event', () => {
    const { journal, clock, under } = world()
    const seq = journal.headSeq()
    journal.staff.add(OWNER)
    clock.set(NOON + 1)
    journal.staff.setCode(1, new Uint8Array(52).fill(4))
    const [row] = journal.staff.all()
    expect(row).toMatchObject({ id: 1, name: '홍길동', role: 'owner' })
    expect(Buffer.from(row?.codeHash ?? [])).toEqual(Buffer.alloc(52, 4))
    const times = under().prepare('SELECT created_at AS made, changed_at AS changed FROM staff')
    expect(times.get()).toEqual({ made: NOON, changed: NOON + 1 })
    expect(journal.headSeq()).toBe(seq)
  })

  test('is erased whole', () => {
    const { journal } = world()
    journal.staff.add(OWNER)
    journal.staff.remove(1)
    expect(journal.staff.all()).toEqual([])
  })

  test('is still known after a restart, and so is how many codes were wrong', () => {
    const { journal, reopen } = world()
    journal.staff.add(OWNER)
    journal.staff.keepWrongCodes(3)
    journal.staff.keepWrongCodes(4)
    const next = reopen()
    expect([next.staff.all().length, next.staff.wrongCodes()]).toEqual([1, 4])
  })

  test('of nobody there nothing can be changed', () => {
    const { journal } = world()
    expect(() => journal.staff.setCode(1, CODE_HASH)).toThrow('changed 0 rows')
    expect(() => journal.staff.remove(1)).toThrow('changed 0 rows')
  })
})

test('where the disk refuses, the number of wrong codes is not kept, and that is said', () => {
  const { journal, under } = world()
  const rival = under()
  const waiting = under()
  waiting.pragma('busy_timeout = 1')
  const staff = staffOf(
    openDesk(waiting, { key: KEY, clock: heldClock(), random: seededRandom(5) }),
  )
  rival.exec('BEGIN IMMEDIATE')
  expect(staff.keepWrongCodes(3)).toBe(false)
  expect(() => staff.add(OWNER)).toThrow(expect.objectContaining({ name: 'JournalUnwritable' }))
  rival.exec('ROLLBACK')
  expect([staff.keepWrongCodes(3), journal.staff.wrongCodes()]).toEqual([true, 3])
  waiting.close()
  expect(() => staff.keepWrongCodes(4)).toThrow('not open')
})
