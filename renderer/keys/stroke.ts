/** A key press as the counter reads it: by place on the keyboard, never by what Hangul makes of it. */
export interface Stroke {
  /** `KeyboardEvent.code`. */
  readonly code: string
  /** `Ctrl+KeyI`, `Shift+F2`, `Enter`: modifiers, then the code; both Enters are `Enter`. */
  readonly chord: string
  /** The digit of this key, whatever mode keyboard and Num Lock are in, or null. */
  readonly digit: string | null
  /** A numpad digit that arrives as an arrow or Home, because Num Lock is off. */
  readonly numLockOff: boolean
  readonly repeat: boolean
  /** A syllable is being composed. */
  readonly composing: boolean
  /** The input method has taken the key and may still deliver its text. */
  readonly processed: boolean
  readonly target: EventTarget | null
}

export type KeyLike = Pick<
  KeyboardEvent,
  | 'altKey'
  | 'code'
  | 'ctrlKey'
  | 'isComposing'
  | 'key'
  | 'keyCode'
  | 'metaKey'
  | 'repeat'
  | 'shiftKey'
  | 'target'
>

/** What browsers report for a key that an input method has taken (UI Events, keyCode 229). */
const PROCESSED = 229

export function readStroke(event: KeyLike): Stroke {
  return {
    code: event.code,
    chord: chordOf(event),
    digit: digitOf(event),
    numLockOff: /^Numpad[0-9]$/.test(event.code) && /^[A-Z]/.test(event.key) && !isProcessed(event),
    repeat: event.repeat,
    composing: event.isComposing,
    processed: isProcessed(event),
    target: event.target,
  }
}

function isProcessed(event: KeyLike): boolean {
  // The only sign of it there is; `key` is "Process" on some systems and the letter on others.
  return event.keyCode === PROCESSED
}

function chordOf({ altKey, code, ctrlKey, metaKey, shiftKey }: KeyLike): string {
  const held = [ctrlKey && 'Ctrl', altKey && 'Alt', metaKey && 'Meta', shiftKey && 'Shift']
  const key = code === 'NumpadEnter' ? 'Enter' : code
  return [...held.filter((name) => name !== false), key].join('+')
}

function digitOf({ altKey, code, ctrlKey, key, metaKey, shiftKey }: KeyLike): string | null {
  if (ctrlKey || altKey || metaKey) return null
  const numpad = /^Numpad([0-9])$/.exec(code)?.[1]
  if (numpad !== undefined) return numpad
  // Shift turns the upper row into signs; the numpad keeps its digits.
  if (shiftKey) return null
  return /^Digit([0-9])$/.exec(code)?.[1] ?? (/^[0-9]$/.test(key) ? key : null)
}

/** The sign a numpad key would write, for telling its late text from what a person typed. */
export function textOf({ code, digit }: Stroke): string {
  const signs: Readonly<Record<string, string>> = {
    NumpadMultiply: '*',
    NumpadAdd: '+',
    NumpadSubtract: '-',
    NumpadDivide: '/',
    NumpadDecimal: '.',
  }
  return digit ?? signs[code] ?? ''
}
