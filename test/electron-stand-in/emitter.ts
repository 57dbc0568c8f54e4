import { EventEmitter } from 'node:events'

// A listener of any shape: what an event carries is checked where the shell registers it, against
// electron.d.ts.
type Listener = (...parameters: never[]) => unknown

export interface Emitter<Name extends string> {
  on(event: Name, listener: Listener): unknown
  once(event: Name, listener: Listener): unknown
  off(event: Name, listener: Listener): unknown
  removeListener(event: Name, listener: Listener): unknown
}

export interface Source<Name extends string> extends Emitter<Name> {
  emit(event: Name, ...parameters: unknown[]): boolean
}

/** Events of the given names only; listening for another one is an error, not a silence. */
export function makeEmitter<Name extends string>(
  owner: string,
  names: readonly Name[],
): Source<Name> {
  const emitter = new EventEmitter()

  function add(how: 'on' | 'once' | 'off', event: Name, listener: Listener): void {
    if (!names.includes(event)) {
      throw new Error(`the Electron stand-in does not know the event '${event}' of ${owner}`)
    }
    // EventEmitter wants `any[]`, which `never[]` is not.
    emitter[how](event, listener as (...parameters: unknown[]) => void)
  }

  return {
    on: (event, listener) => add('on', event, listener),
    once: (event, listener) => add('once', event, listener),
    off: (event, listener) => add('off', event, listener),
    removeListener: (event, listener) => add('off', event, listener),
    emit: (event, ...parameters) => emitter.emit(event, ...parameters),
  }
}

/** An event that listeners can prevent, with what else it carries. */
export type StandInEvent<P extends object> = {
  readonly preventDefault: () => void
  readonly defaultPrevented: boolean
} & P

export function makeEvent<P extends object>(parameters: P): StandInEvent<P> {
  let defaultPrevented = false
  return Object.defineProperty(
    {
      ...parameters,
      preventDefault: () => {
        defaultPrevented = true
      },
    },
    'defaultPrevented',
    { get: () => defaultPrevented, enumerable: true },
    // `defineProperty` does not say in its type what it defines.
  ) as StandInEvent<P>
}
