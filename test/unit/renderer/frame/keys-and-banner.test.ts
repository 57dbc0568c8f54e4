import { beforeEach, describe, expect, test, vi } from 'vitest'
import { DEFAULT_PREFERENCES } from '../../../../preload/contract/preferences.ts'
import type { Stroke } from '../../../../renderer/keys/stroke.ts'
import { elapsed } from '../../../../renderer/parts/times.ts'
import { confirmKeys, type ConfirmMode } from '../../../../renderer/screens/counter/confirm-keys.ts'
import { DEFAULT_PREFERENCES as SHOWN_FIRST } from '../../../../renderer/state/preferences-default.ts'

// The one class of the browser that the keys ask about; nothing here is a button.
beforeEach(() => void vi.stubGlobal('Element', Map))

function stroke(chord: string, digit: string | null = null): Stroke {
  const code = chord.split('+').at(-1) ?? ''
  const still = {
    numLockOff: false,
    repeat: false,
    composing: false,
    processed: false,
    target: null,
  }
  return { code, chord, digit, ...still }
}

/** What one press on the sheet does: `go`, `close`, a reason's number, or nothing. */
function press(mode: ConfirmMode, key: Stroke, typing = false): string {
  const done: string[] = []
  const acts = {
    go: () => done.push('go'),
    close: () => done.push('close'),
    choose: (reason: number) => done.push(String(reason)),
  }
  confirmKeys(key, { mode, typing, acts })?.act()
  return done.join()
}

describe('the sheet before a charge', () => {
  test('takes one number for a duplicate, in either row of digits', () => {
    expect(press('reasons', stroke('Numpad2', '2'))).toBe('2')
    expect(press('reasons', stroke('Digit4', '4'))).toBe('4')
  })

  test.each(['Enter', 'NumpadMultiply', 'F10', 'Ctrl+Enter'])(
    'never charges a duplicate by %s',
    (chord) => expect(press('reasons', stroke(chord))).toBe(''),
  )

  test('leaves digits to a reason that is being typed', () => {
    expect(press('reasons', stroke('Digit1', '1'), true)).toBe('')
  })

  test.each(['Enter', 'NumpadMultiply', 'F10', 'Ctrl+Enter'])(
    'charges a large amount by %s',
    (chord) => expect(press('enter', stroke(chord))).toBe('go'),
  )

  test('only tells while the earlier payment is being checked', () => {
    expect(press('tell', stroke('NumpadMultiply'))).toBe('')
    expect(press('tell', stroke('Digit1', '1'))).toBe('')
    expect(press('tell', stroke('Enter'))).toBe('close')
  })
})

test('the preferences shown before main answers are those of the contract', () => {
  expect(SHOWN_FIRST).toEqual(DEFAULT_PREFERENCES)
})

test('the running clock never goes below zero and counts past an hour in minutes', () => {
  expect(elapsed(-5)).toBe('0:00')
  expect(elapsed(18_900)).toBe('0:18')
  expect(elapsed(3_725_000)).toBe('62:05')
})
