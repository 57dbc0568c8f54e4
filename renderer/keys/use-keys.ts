import { useEffect, useRef } from 'react'
import { addKeyLayer } from './router.ts'

/**
 * Binds chords for as long as the component is shown: `{ F2: …, 'Ctrl+KeyK': …, 'Ctrl+Comma': … }`.
 * Names are modifiers in the order Ctrl, Alt, Meta, Shift, then `KeyboardEvent.code`; both Enters
 * are `Enter`. Each acts once a press, commits a half-typed syllable first, and never on its own
 * repeat. Later components are asked first. Do not bind Alt and a letter, F7, F10 or F12.
 */
export function useKeys(bindings: Readonly<Record<string, () => void>>): void {
  const latest = useRef(bindings)
  useEffect(() => {
    latest.current = bindings
  })
  useEffect(
    () =>
      addKeyLayer(({ chord }) => {
        const act = Object.hasOwn(latest.current, chord) ? latest.current[chord] : undefined
        return act === undefined ? null : { act }
      }),
    [],
  )
}
