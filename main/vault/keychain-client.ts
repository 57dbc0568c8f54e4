import type { Clock } from '../../preload/contract/clock.ts'
import { hear } from './hear.ts'
import { isValue, readReply, type KeychainCall, type KeychainReply } from './keychain-call.ts'
import type { KeychainPort, StartKeychain } from './keychain-port.ts'
import type { Doing, Heard, Keychain, KeychainTrouble, Reading } from './keychain.ts'
import type { Place } from './place.ts'

/** The operating system may be asking a person for a password; longer than this nobody is there. */
export const LIFE_MS = 120_000
/** How long the process stays when it has nothing to do: a start costs a tenth of a second. */
export const IDLE_MS = 10_000
/** Calls that may wait behind the one that is out. A program with more of them has a bug. */
export const MAX_WAITING = 8

export interface KeychainClientOptions {
  readonly start: StartKeychain
  readonly clock: Clock
}

type Ask = { readonly place: Place } & (
  | { readonly verb: 'read' | 'remove' }
  | { readonly verb: 'write'; readonly value: Uint8Array }
)
type Ending = Omit<KeychainReply, 'number' | 'state'> & {
  readonly state: 'ok' | 'absent' | KeychainTrouble
}

interface Pending {
  readonly call: KeychainCall
  readonly end: (ending: Ending) => void
}

/**
 * Keytar at arm's length: the process is started by the first call and again after it died, has one
 * call at a time, and is killed when a call outlives 120 s. Whoever waits behind that call hears the
 * same, because it is the same keychain that is silent. Never rejects, and keeps no value.
 *
 * The process ends after any trouble, too: libsecret does not notice that the keyring was restarted,
 * and would never find it again (measured). And it ends when it is idle, with what it has read.
 */
export class KeychainClient implements Keychain {
  readonly #start: StartKeychain
  readonly #clock: Clock
  #port: KeychainPort | null = null
  #out: (Pending & { readonly limit: AbortController }) | null = null
  #waiting: Pending[] = []
  #idle = new AbortController()
  #lastNumber = 0

  constructor(options: KeychainClientOptions) {
    this.#start = options.start
    this.#clock = options.clock
  }

  read(place: Place): Promise<Heard<Reading<Uint8Array>>> {
    return hear(this.#clock, this.#ask({ verb: 'read', place }).then(asReading))
  }

  write(place: Place, value: Uint8Array): Promise<Heard<Doing>> {
    if (!isValue(value)) return Promise.resolve({ state: 'denied' })
    // The caller may wipe its own before the call's turn comes. Not `slice`: a Buffer's is no copy.
    return hear(
      this.#clock,
      this.#ask({ verb: 'write', place, value: Uint8Array.from(value) }).then(asDoing),
    )
  }

  remove(place: Place): Promise<Heard<Doing>> {
    return hear(this.#clock, this.#ask({ verb: 'remove', place }).then(asDoing))
  }

  /** Ends the process and every call. A later call starts it again. */
  close(): void {
    this.#dropProcess()
    this.#endAll('crashed')
    this.#idle.abort()
  }

  #ask(ask: Ask): Promise<Ending> {
    if (this.#waiting.length >= MAX_WAITING) return Promise.resolve({ state: 'too-busy' })
    this.#lastNumber += 1
    const call = { ...ask, number: this.#lastNumber }
    return new Promise((end) => {
      this.#waiting.push({ call, end })
      this.#sendNext()
    })
  }

  #sendNext(): void {
    if (this.#out !== null) return
    const next = this.#waiting.shift()
    this.#idle.abort()
    if (next === undefined) return this.#endWhenIdle()
    const limit = new AbortController()
    this.#out = { ...next, limit }
    void this.#clock.sleep(LIFE_MS, limit.signal).then(() => {
      if (!limit.signal.aborted) this.#endAll('no-answer')
    })
    try {
      this.#port ??= this.#open()
      this.#port.post(next.call)
    } catch {
      // The process could not be started, or died while the message was written.
      this.#dropProcess()
      this.#endOut({ state: 'crashed' })
    }
    if (next.call.verb === 'write') next.call.value.fill(0)
  }

  #open(): KeychainPort {
    const port = this.#start({
      onMessage: (message) => {
        if (this.#port === port) this.#take(message)
      },
      onExit: () => {
        if (this.#port !== port) return
        this.#port = null
        this.#endOut({ state: 'crashed' })
      },
    })
    return port
  }

  #take(message: unknown): void {
    const reply = readReply(message)
    if (reply === null || reply.number !== this.#out?.call.number) return
    this.#endOut(reply)
  }

  #endOut(ending: Ending): void {
    const out = this.#out
    if (out === null) return
    this.#out = null
    out.limit.abort()
    if (ending.state !== 'ok' && ending.state !== 'absent') this.#dropProcess()
    out.end(ending)
    this.#sendNext()
  }

  #endAll(state: KeychainTrouble): void {
    const all = this.#waiting
    this.#waiting = []
    this.#endOut({ state })
    for (const { call, end } of all) {
      if (call.verb === 'write') call.value.fill(0)
      end({ state })
    }
  }

  #endWhenIdle(): void {
    const idle = new AbortController()
    this.#idle = idle
    void this.#clock.sleep(IDLE_MS, idle.signal).then(() => {
      if (!idle.signal.aborted) this.#dropProcess()
    })
  }

  #dropProcess(): void {
    const port = this.#port
    this.#port = null
    port?.kill()
  }
}

function asReading({ state, value }: Ending): Reading<Uint8Array> {
  if (state !== 'ok') return { state }
  // Our own process answers a read with a value; anything else is a process that has gone wrong.
  return value === undefined ? { state: 'crashed' } : { state, value }
}

function asDoing({ state }: Ending): Doing {
  return state === 'absent' ? { state: 'ok' } : { state }
}
