import { useAccount } from './account-store.ts'
import { lockNow } from './lock-actions.ts'
import { preferencesNow } from './preferences-store.ts'

const TICK_MS = 1_000
const MINUTE_MS = 60_000
const ACTIVITY = ['keydown', 'pointerdown', 'pointermove', 'wheel'] as const

/**
 * Locks the screen when neither key nor mouse was used for the minutes that are preferred (bar
 * B-P14), where a code is set. Returns how to stop.
 */
export function watchIdle(): () => void {
  let activeMs = performance.now()
  const active = () => {
    activeMs = performance.now()
  }
  const look = () => {
    const idleMs = performance.now() - activeMs
    const { picture, lockAsked } = useAccount.getState()
    if (picture?.lock !== 'unlocked' || lockAsked) return
    if (idleMs >= preferencesNow().lockMinutes * MINUTE_MS) void lockNow()
  }
  const timer = setInterval(look, TICK_MS)
  for (const name of ACTIVITY) {
    window.addEventListener(name, active, { capture: true, passive: true })
  }
  return () => {
    clearInterval(timer)
    for (const name of ACTIVITY) window.removeEventListener(name, active, { capture: true })
  }
}
