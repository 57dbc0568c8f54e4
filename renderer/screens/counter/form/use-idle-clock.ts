import { useEffect } from 'react'
import { useCounter } from '../../../state/counter-store.ts'
import { askFocus, notify } from '../../../state/form-actions.ts'
import { preferencesNow } from '../../../state/preferences-store.ts'
import { hasTypedDigits, subscribeTyped, wipeTyped } from '../../../state/typed-card.ts'
import { idleState, type IdleTimes } from './idle-clock.ts'

const TICK_MS = 500
const ACTIVITY = ['keydown', 'pointerdown', 'pointermove', 'wheel'] as const

/** Wipes the card fields when nobody is at the counter, and when the counter is left. */
export function useIdleClock(): void {
  useEffect(() => {
    let times: Omit<IdleTimes, 'idleSeconds'> = {
      firstDigitMs: null,
      activeMs: performance.now(),
      blurredMs: document.hasFocus() ? null : performance.now(),
    }
    const active = () => {
      times = { ...times, activeMs: performance.now() }
      if (isWarning()) look()
    }
    const blurred = () => {
      times = { ...times, blurredMs: performance.now() }
    }
    const focused = () => {
      look()
      times = { ...times, blurredMs: null }
    }
    const look = () => {
      const { idleSeconds } = preferencesNow()
      const state = idleState({ ...times, idleSeconds }, performance.now())
      if (state.kind === 'wipe') wipeIdle()
      else if (state.kind === 'warn') {
        notify({ kind: state.last ? 'idleLast' : 'idleWarn', seconds: state.secondsLeft })
      } else if (isWarning()) notify(null)
    }
    const typed = () => {
      const first = hasTypedDigits() ? (times.firstDigitMs ?? performance.now()) : null
      times = { ...times, firstDigitMs: first }
      if (first === null && isWarning()) notify(null)
    }
    const timer = setInterval(look, TICK_MS)
    const unsubscribe = subscribeTyped(typed)
    for (const name of ACTIVITY)
      window.addEventListener(name, active, { capture: true, passive: true })
    window.addEventListener('blur', blurred)
    window.addEventListener('focus', focused)
    window.addEventListener('pagehide', wipeAll)
    return () => {
      clearInterval(timer)
      unsubscribe()
      for (const name of ACTIVITY) window.removeEventListener(name, active, { capture: true })
      window.removeEventListener('blur', blurred)
      window.removeEventListener('focus', focused)
      window.removeEventListener('pagehide', wipeAll)
      wipeAll()
    }
  }, [])
}

function isWarning(): boolean {
  const { notice } = useCounter.getState()
  return notice?.kind === 'idleWarn' || notice?.kind === 'idleLast'
}

function wipeAll(): void {
  wipeTyped()
}

function wipeIdle(): void {
  wipeTyped()
  notify({ kind: 'idleCleared' })
  const { phase } = useCounter.getState()
  if (phase.kind === 'entering' || phase.kind === 'refused') askFocus('card')
}
