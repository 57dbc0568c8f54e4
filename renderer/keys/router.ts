import { expectText, forgetExpected } from './late-text.ts'
import { readStroke, textOf, type Stroke } from './stroke.ts'

/** What a key does, or null to let it pass. Asked before anything is done, so it must only look. */
export type KeyLayer = (stroke: Stroke) => KeyAct | null

export interface KeyAct {
  readonly act: () => void
  /** Held down it goes on: digits and deleting. Everything else acts once a press. */
  readonly repeats?: true
}

const layers: KeyLayer[] = []
/** Keys that acted and are still down: an input method may report them a second time. */
const down = new Set<string>()

/** Asks `layer` before those added earlier. The function returned takes it out again. */
export function addKeyLayer(layer: KeyLayer): () => void {
  if (layers.length === 0) listen()
  layers.push(layer)
  return () => {
    layers.splice(layers.indexOf(layer), 1)
    if (layers.length === 0) stopListening()
  }
}

/** One listener for the page, in the capture phase of `window`: no field sees a key that is ours. */
function listen(): void {
  window.addEventListener('keydown', onKeyDown, true)
  window.addEventListener('keyup', onKeyUp, true)
  window.addEventListener('blur', releaseAll)
}

function stopListening(): void {
  window.removeEventListener('keydown', onKeyDown, true)
  window.removeEventListener('keyup', onKeyUp, true)
  window.removeEventListener('blur', releaseAll)
  releaseAll()
}

function onKeyUp(event: KeyboardEvent): void {
  down.delete(event.code)
}

function releaseAll(): void {
  down.clear()
}

function onKeyDown(event: KeyboardEvent): void {
  // On Windows an F10 nobody handles opens a menu mode that swallows the next key.
  if (event.code === 'F10') event.preventDefault()
  if (event.getModifierState('AltGraph')) return
  const stroke = readStroke(event)
  if (!stroke.processed) forgetExpected()
  if (stroke.composing && !actsWhileComposing(stroke)) return
  const found = firstFound(stroke)
  if (found === null) return
  event.preventDefault()
  event.stopImmediatePropagation()
  // The same press a second time: held down, or told again once the syllable was committed.
  if (found.repeats !== true && (stroke.repeat || down.has(stroke.code))) return
  if (found.repeats !== true) down.add(stroke.code)
  if (stroke.processed) expectText(textOf(stroke))
  if (stroke.composing && stroke.digit === null) commitSyllable()
  found.act()
}

function firstFound(stroke: Stroke): KeyAct | null {
  for (const layer of layers.toReversed()) {
    const found = layer(stroke)
    if (found !== null) return found
  }
  return null
}

/**
 * Enter, Esc, arrows and letters belong to the input method then. Chords, function keys and the
 * numpad's signs are ours, and so are digits, which never are part of a syllable.
 */
function actsWhileComposing({ chord, code, digit }: Stroke): boolean {
  return (
    digit !== null ||
    /^F\d+$/.test(code) ||
    /^Numpad(?!Enter)/.test(code) ||
    chord.startsWith('Ctrl+')
  )
}

/** Leaving a field ends its composition; coming back at once keeps the person where they were. */
function commitSyllable(): void {
  const field = document.activeElement
  if (!(field instanceof HTMLElement)) return
  field.blur()
  field.focus()
}
