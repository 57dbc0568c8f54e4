import type { Heard, Keychain, Reading } from '../../../main/vault/keychain.ts'
import type { KeychainTrouble } from '../../../main/vault/keychain.ts'
import { nameOf, toAccountId, type AccountId } from '../../../main/vault/place.ts'

/** A keychain that works, until it is told what is wrong with it. Keeps copies, as a real one does. */
export class MemoryKeychain implements Keychain {
  readonly items = new Map<string, string>()
  /** Every call from now on is answered with this. */
  trouble: KeychainTrouble | null = null
  /** Every write from now on is waited for, until this resolves. */
  writesWaitFor: Promise<void> | null = null
  /** `read cafe/probe` and so on, in order. */
  readonly calls: string[] = []

  readonly read: Keychain['read'] = async (place): Promise<Heard<Reading<Uint8Array>>> => {
    this.calls.push(`read ${nameOf(place)}`)
    if (this.trouble !== null) return { state: this.trouble }
    const text = this.items.get(nameOf(place))
    return text === undefined ? { state: 'absent' } : { state: 'ok', value: Buffer.from(text) }
  }

  readonly write: Keychain['write'] = async (place, value) => {
    this.calls.push(`write ${nameOf(place)}`)
    if (this.trouble !== null) return { state: this.trouble }
    const text = Buffer.from(value).toString('utf8')
    const keep = () => {
      this.items.set(nameOf(place), text)
      return { state: 'ok' } as const
    }
    if (this.writesWaitFor === null) return keep()
    return { state: 'waiting', settled: this.writesWaitFor.then(keep) }
  }

  readonly remove: Keychain['remove'] = async (place) => {
    this.calls.push(`remove ${nameOf(place)}`)
    if (this.trouble !== null) return { state: this.trouble }
    this.items.delete(nameOf(place))
    return { state: 'ok' }
  }
}

export function account(name: string): AccountId {
  const id = toAccountId(name)
  if (id === null) throw new Error(`${name} is no account id`)
  return id
}
