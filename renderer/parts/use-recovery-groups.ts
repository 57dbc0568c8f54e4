import { useRef, useState, type KeyboardEvent } from 'react'
import {
  CODE_GROUPS,
  CODE_LETTERS,
  foreignGroup,
  GROUP_LETTERS,
  letterCount,
  lettersOf,
  spread,
} from './recovery-letters.ts'

type Box = HTMLInputElement | null | undefined

export const PLACES = Array.from({ length: CODE_GROUPS }, (_, at) => at)

export interface RecoveryGroups {
  /** How many letters stand in all groups, and the first group with one that no code has, or 0. */
  readonly seen: { readonly letters: number; readonly foreign: number }
  readonly hold: (at: number, box: HTMLInputElement | null) => void
  /** Puts the caret into a group, over what stands there. */
  readonly choose: (at: number) => void
  readonly typed: (at: number, box: HTMLInputElement) => void
  readonly pasted: (at: number, text: string) => void
  /** Backspace and the arrows cross from one group to its neighbour. */
  readonly step: (at: number, event: KeyboardEvent<HTMLInputElement>) => void
}

/** The seven inputs: the letters stay in them, `onTyped` hears them joined after every change. */
export function useRecoveryGroups(onTyped: (typed: string) => void): RecoveryGroups {
  const boxes = useRef<Box[]>([])
  const [seen, setSeen] = useState({ letters: 0, foreign: 0 })

  const put = (at: number, letters: string) => {
    const before = PLACES.map((place) => lettersOf(boxes.current[place]?.value ?? ''))
    const groups = spread(before, at, letters)
    for (const place of PLACES) show(boxes.current[place], groups[place] ?? '')
    setSeen({ letters: letterCount(groups), foreign: foreignGroup(groups) })
    onTyped(groups.join('-'))
  }
  const typed = (at: number, box: HTMLInputElement) => {
    const letters = lettersOf(box.value)
    const atEnd = box.selectionStart === box.value.length
    put(at, letters)
    // A whole group typed goes on to the next; what was pushed over already stands there.
    const ahead = at + Math.floor(letters.length / GROUP_LETTERS)
    if (atEnd && ahead > at && ahead < CODE_GROUPS) goOn(boxes.current[ahead], letters.length)
  }
  const pasted = (at: number, text: string) => {
    const letters = lettersOf(text)
    const from = letters.length >= CODE_LETTERS ? 0 : at
    // A paste takes the place of what stood in the groups it reaches.
    const reach = from + Math.ceil(letters.length / GROUP_LETTERS)
    for (const place of PLACES.slice(from, reach)) show(boxes.current[place], '')
    put(from, letters)
    boxes.current[Math.min(reach, CODE_GROUPS) - 1]?.focus()
  }
  return {
    seen,
    typed,
    pasted,
    hold(at, box) {
      boxes.current[at] = box
    },
    choose: (at) => choose(boxes.current[at]),
    step: (at, event) => step(event, boxes.current[at - 1], boxes.current[at + 1]),
  }
}

/** Only where it differs, and the caret keeps its place. */
function show(box: Box, letters: string): void {
  if (box === null || box === undefined || box.value === letters) return
  const caret = box.selectionStart
  box.value = letters
  if (document.activeElement === box) box.setSelectionRange(caret, caret)
}

function choose(box: Box): void {
  box?.focus()
  box?.select()
}

/** Into the next group: over what stands there, or behind what was just pushed into it. */
function goOn(box: Box, letters: number): void {
  const pushed = letters % GROUP_LETTERS
  if (pushed === 0) return choose(box)
  box?.focus()
  box?.setSelectionRange(pushed, pushed)
}

function step(event: KeyboardEvent<HTMLInputElement>, before: Box, after: Box): void {
  if (event.nativeEvent.isComposing) return
  const { selectionStart, selectionEnd, value } = event.currentTarget
  if (selectionStart !== selectionEnd) return
  const back = event.key === 'ArrowLeft' || event.key === 'Backspace'
  if (back && selectionStart === 0 && before !== null && before !== undefined) {
    before.focus()
    before.setSelectionRange(before.value.length, before.value.length)
    // With Backspace the letter before the caret goes by this same press.
    if (event.key === 'ArrowLeft') event.preventDefault()
  } else if (event.key === 'ArrowRight' && selectionStart === value.length && after) {
    after.focus()
    after.setSelectionRange(0, 0)
    event.preventDefault()
  }
}
