import { useEffect, useRef } from 'react'
import { addKeyLayer, type KeyAct, type KeyLayer } from '../keys/router.ts'
import type { Stroke } from '../keys/stroke.ts'

const NOTHING: KeyAct = { act: () => {} }
/** What charges on the form must never reach it through a sheet. */
const CHARGES: readonly string[] = ['NumpadMultiply', 'Shift+NumpadMultiply', 'Ctrl+Enter']

/**
 * While a sheet is open its own keys come first, Esc closes it, and keys that would act on the page
 * behind do nothing. Typing and moving inside the sheet pass.
 */
export function useSheetKeys(onClose: () => void, own: KeyLayer | undefined): void {
  const latest = useRef({ onClose, own })
  useEffect(() => {
    latest.current = { onClose, own }
  })
  useEffect(
    () =>
      addKeyLayer((stroke) => sheetKey(stroke, latest.current.own, () => latest.current.onClose())),
    [],
  )
}

function sheetKey(stroke: Stroke, own: KeyLayer | undefined, close: () => void): KeyAct | null {
  const found = own?.(stroke) ?? null
  if (found !== null) return found
  if (stroke.chord === 'Escape') return { act: close }
  const behind =
    CHARGES.includes(stroke.chord) || /^F\d+$/.test(stroke.code) || isPageChord(stroke.chord)
  return behind ? NOTHING : null
}

/** Copying and selecting text inside a sheet stay possible, and so does locking the screen. */
function isPageChord(chord: string): boolean {
  return chord.startsWith('Ctrl+') && !/^Ctrl\+(Shift\+)?Key[ACLVXZ]$/.test(chord)
}
