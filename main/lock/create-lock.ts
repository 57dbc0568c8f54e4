import type { LockAnswer } from '../../preload/contract/account-answers.ts'
import type { Clock, Random } from '../../preload/contract/clock.ts'
import { fail, ok, type Result } from '../../preload/contract/result.ts'
import type { Staff } from '../journal/staff.ts'
import type { StaffRow } from '../journal/staff-table.ts'
import { COSTS, hashCode, isCodeOf, type Costs } from './code-hash.ts'
import { fitCode, readCode } from './fit-code.ts'
import { countWrongCodes } from './wrong-codes.ts'

export interface LockOptions {
  readonly staff: Staff
  readonly clock: Clock
  readonly random: Random
  /** Called after every change of `state`. */
  readonly changed: () => void
  /** Of scrypt; the product's own unless told. */
  readonly costs?: Costs
}

export interface CodeChange {
  /** Null only while none is set. */
  readonly current: string | null
  /** Null takes the code away. */
  readonly next: string | null
}

/** The lock of one account's screen (bar B-P14). Codes are looked at one at a time. */
export interface Lock {
  /** `off`: nobody has a code. */
  state(): 'off' | 'unlocked' | 'locked'
  /** At once. Does nothing while nobody has a code, for nobody could unlock. */
  lockNow(): void
  unlock(code: string): Promise<LockAnswer>
  /**
   * Sets, changes or takes away the code; never `unfit` of a code that is only asked again.
   *
   * @throws JournalUnwritable: the code is as it was.
   */
  setCode(change: CodeChange): Promise<LockAnswer>
  /** Asks the code again before keys and backups are touched; `ok` where there is none. */
  confirm(code: string | null): Promise<Result<null>>
}

/** What nobody reads: staff get names of their own with the screen that lists them. */
const FIRST_NAME = 'owner'

type Looked =
  | { readonly state: 'ok'; readonly row: StaffRow }
  | Exclude<LockAnswer, { state: 'ok' | 'unfit' }>

/** A program that starts where somebody has a code starts locked. */
export function createLock({ staff, clock, random, changed, costs = COSTS }: LockOptions): Lock {
  const wrongCodes = countWrongCodes(staff, clock)
  let state: 'off' | 'unlocked' | 'locked' = staff.all().length > 0 ? 'locked' : 'off'
  /** Grows with every lock: a code that was typed before one does not undo it. */
  let lockings = 0
  let last: Promise<unknown> = Promise.resolve()

  /** One after the other: two first codes at once must not make two owners. */
  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = last.then(work)
    last = turn.catch(() => undefined)
    return turn
  }

  function become(next: 'off' | 'unlocked' | 'locked'): void {
    if (next === state) return
    state = next
    changed()
  }

  async function look(typed: string): Promise<Looked> {
    const waitMs = wrongCodes.waitMs()
    if (waitMs > 0) return { state: 'wait', waitMs }
    wrongCodes.begin()
    const row = await whose(readCode(typed))
    if (row === null) return { state: 'wrong', waitMs: wrongCodes.waitMs() }
    wrongCodes.right()
    return { state: 'ok', row }
  }

  async function whose(code: string | null): Promise<StaffRow | null> {
    if (code === null) return null
    for (const row of staff.all()) {
      if (await isCodeOf(row.codeHash, code)) return row
    }
    return null
  }

  async function unlock(typed: string, before: number): Promise<LockAnswer> {
    if (state !== 'locked') return { state: 'ok' }
    const looked = await look(typed)
    if (looked.state !== 'ok') return looked
    if (before === lockings) become('unlocked')
    return { state: 'ok' }
  }

  async function setCode({ current, next }: CodeChange): Promise<LockAnswer> {
    const fit = next === null ? null : fitCode(next)
    if (next !== null && fit === null) return { state: 'unfit' }
    if (state === 'off') return fit === null ? { state: 'ok' } : setFirst(fit)
    const looked = await look(current ?? '')
    if (looked.state !== 'ok') return looked
    if (fit === null) staff.remove(looked.row.id)
    else staff.setCode(looked.row.id, await hashCode(fit, random, costs))
    if (staff.all().length === 0) become('off')
    return { state: 'ok' }
  }

  async function setFirst(code: string): Promise<LockAnswer> {
    const codeHash = await hashCode(code, random, costs)
    staff.add({ name: FIRST_NAME, role: 'owner', codeHash })
    become('unlocked')
    return { state: 'ok' }
  }

  async function confirm(code: string | null): Promise<Result<null>> {
    if (state === 'off') return ok(null)
    if (code === null) return fail({ kind: 'code-needed' })
    const looked = await look(code)
    if (looked.state === 'ok') return ok(null)
    return fail({ kind: 'code-refused', waitMs: looked.waitMs })
  }

  return {
    state: () => state,
    lockNow() {
      if (state === 'off') return
      lockings += 1
      become('locked')
    },
    unlock(code) {
      const before = lockings
      return inTurn(() => unlock(code, before))
    },
    setCode: (change) => inTurn(() => setCode(change)),
    confirm: (code) => inTurn(() => confirm(code)),
  }
}
