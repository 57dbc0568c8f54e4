import { timingSafeEqual } from 'node:crypto'
import type { z } from 'zod'
import type { mistypedSchema } from '../../preload/contract/account-answers.ts'
import type { Random } from '../../preload/contract/clock.ts'
import type { Output } from '../../preload/contract/contract.ts'
import {
  makeRecoveryCode,
  readRecoveryCode,
  showRecoveryCode,
  type ReadCode,
  type RecoveryCode,
} from '../vault/recovery-code.ts'

export type Confirmed = Output<'recovery.confirm'>
type Mistyped = z.output<typeof mistypedSchema>

/**
 * The recovery code between its being shown and its being typed back: in memory only, and nothing has
 * changed until then. Codes are confirmed one at a time.
 */
export class RecoveryDesk {
  readonly #random: Random
  #shown: RecoveryCode | null = null
  #turn: Promise<unknown> = Promise.resolve()

  constructor(random: Random) {
    this.#random = random
  }

  /** A new code as it is shown; the one shown before is void. */
  make(): string {
    this.forget()
    const code = makeRecoveryCode(this.#random)
    this.#shown = code
    return showRecoveryCode(code)
  }

  /**
   * Calls `keep` with the code where it was typed as it was shown. The code is forgotten once it is
   * `set`; after anything else it can be typed again.
   */
  confirm(typed: string, keep: (code: RecoveryCode) => Promise<Confirmed>): Promise<Confirmed> {
    const turn = this.#turn.then(() => this.#confirm(typed, keep))
    this.#turn = turn.catch(() => undefined)
    return turn
  }

  forget(): void {
    this.#shown?.fill(0)
    this.#shown = null
  }

  async #confirm(
    typed: string,
    keep: (code: RecoveryCode) => Promise<Confirmed>,
  ): Promise<Confirmed> {
    const read = readRecoveryCode(typed)
    if (read.state !== 'ok') return mistyped(read)
    const shown = this.#shown
    const isSame = shown !== null && timingSafeEqual(read.code, shown)
    read.code.fill(0)
    if (!isSame) return { state: 'other-code' }
    // A copy: another code may be made, and this one wiped, while the keychain is waited for.
    const code = Uint8Array.from(shown) as RecoveryCode // the same 16 bytes
    try {
      const kept = await keep(code)
      if (kept.state === 'set' && this.#shown === shown) this.forget()
      return kept
    } finally {
      code.fill(0)
    }
  }
}

/** As the page is told what is wrong with a typed code. */
export function mistyped(read: Exclude<ReadCode, { readonly state: 'ok' }>): Mistyped {
  return {
    state: 'mistyped',
    why: read.why,
    group: read.why === 'letter' ? read.group : 0,
    letters: read.why === 'length' ? read.letters : 0,
  }
}
