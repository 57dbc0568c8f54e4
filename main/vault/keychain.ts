import type { Place } from './place.ts'

/**
 * Why the keychain did not do what it was asked.
 * - `locked`: it is there and a person must unlock it
 * - `no-service`: this session has no keychain at all
 * - `denied`: it refused, or gave a reason that we do not know
 * - `no-answer`: it was silent for 120 s, or gave up on itself
 * - `crashed`: its process died in the middle; the next call starts a new one
 * - `too-busy`: too many calls wait already, and nothing was asked
 * - `not-installed`: this installation has no keytar
 */
export type KeychainTrouble =
  | 'locked'
  | 'no-service'
  | 'denied'
  | 'no-answer'
  | 'crashed'
  | 'too-busy'
  | 'not-installed'

export interface Troubled {
  readonly state: KeychainTrouble
}

/** `absent` is said only of a keychain that has just been written to and read from (bar B-K03). */
export type Reading<V> =
  | { readonly state: 'ok'; readonly value: V }
  | { readonly state: 'absent' }
  | Troubled

export type Doing = { readonly state: 'ok' } | Troubled

/**
 * What a caller hears within 5 s (bar B-K02). While `waiting`, the operating system may be asking a
 * person for a password: the call goes on, and `settled` has its end after 120 s at most. It never
 * rejects.
 */
export type Heard<A> = A | { readonly state: 'waiting'; readonly settled: Promise<A> }

/**
 * A store of the operating system for a few small secrets. Every call answers; none rejects.
 *
 * A value is 1 to 2,000 bytes of UTF-8 text: Windows keeps no more than 2,560 bytes in a credential.
 */
export interface Keychain {
  /** The caller owns the bytes and wipes them (`wipe`) when it has read them. */
  read(place: Place): Promise<Heard<Reading<Uint8Array>>>
  /** `ok` means that it has been read back. A value that is there already is replaced in one step. */
  write(place: Place, value: Uint8Array): Promise<Heard<Doing>>
  /** `ok` also where there was nothing. */
  remove(place: Place): Promise<Heard<Doing>>
}

/** Turns the answer into another one, whether it is heard now or later. */
export function mapHeard<A extends { readonly state: string }, B>(
  heard: Heard<A>,
  map: (answer: A) => B,
): Heard<B> {
  return isWaiting(heard) ? { state: 'waiting', settled: heard.settled.then(map) } : map(heard)
}

export function isWaiting<A extends { readonly state: string }>(
  heard: Heard<A>,
): heard is { readonly state: 'waiting'; readonly settled: Promise<A> } {
  return heard.state === 'waiting'
}

/**
 * Overwrites a secret that is no longer needed. Copies that the engine made of it, and strings that
 * keytar gave us, cannot be reached: this shortens their life, it does not end it.
 */
export function wipe(bytes: Uint8Array): void {
  bytes.fill(0)
}
