import type { Desk } from './desk.ts'
import { JournalUnwritable } from './records.ts'
import { storableTime } from './storable.ts'
import type { StaffRow } from './staff-table.ts'

/** Who works here, as the lock needs it. Every write is a transaction of its own. */
export interface Staff {
  all(): readonly StaffRow[]
  /** @throws JournalUnwritable */
  add(row: Omit<StaffRow, 'id'>): void
  /** @throws JournalUnwritable */
  setCode(id: number, codeHash: Uint8Array): void
  /** @throws JournalUnwritable */
  remove(id: number): void
  /** Wrong codes in a row. */
  wrongCodes(): number
  /** False where the disk refused: then ending the program forgets this number. */
  keepWrongCodes(count: number): boolean
}

export function staffOf(desk: Desk): Staff {
  const { staff } = desk.tables
  const now = () => storableTime(desk.clock.now()) ?? 0
  return {
    all: () => desk.read(() => staff.all()),
    add: (row) => void desk.transact('staff', () => staff.insert(row, now())),
    setCode: (id, codeHash) => desk.transact('staff', () => staff.setCode(id, codeHash, now())),
    remove: (id) => desk.transact('staff', () => staff.remove(id)),
    wrongCodes: () => desk.read(() => staff.wrongCodes()),
    keepWrongCodes(count) {
      try {
        desk.transact('staff', () => staff.keepWrongCodes(count))
        return true
      } catch (error) {
        if (error instanceof JournalUnwritable) return false
        throw error
      }
    },
  }
}
