import { pos } from '../pos.ts'
import { takePreferences } from './preferences-actions.ts'
import { useTill } from './till-store.ts'

/** Pauses after a failed look, so that a broken bridge is neither hammered nor given up. */
const PAUSES_MS = [250, 500, 1_000, 2_000, 5_000] as const
/** After this many failures in a row the status bar says that no news is coming in. */
const UNHEARD_AFTER = 3

function pauseMs(failures: number): number {
  return PAUSES_MS[Math.min(failures, PAUSES_MS.length) - 1] ?? 0
}

function paused(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer)
      resolve()
    }
    const timer = setTimeout(done, ms)
    signal.addEventListener('abort', done, { once: true })
  })
}

/** One look: true when main answered. A rejected call is a torn bridge, treated like a failure. */
async function look(after: number | null, signal: AbortSignal): Promise<boolean> {
  const answer = await pos['counter.watch']({ after }).catch(() => null)
  if (signal.aborted) return true
  if (answer === null || !answer.ok) return false
  useTill.setState({ snapshot: answer.value, heard: true })
  takePreferences(answer.value.preferences)
  return true
}

async function watch(signal: AbortSignal): Promise<void> {
  let failures = 0
  while (!signal.aborted) {
    const heard = await look(useTill.getState().snapshot?.version ?? null, signal)
    failures = heard ? 0 : failures + 1
    if (failures >= UNHEARD_AFTER) useTill.setState({ heard: false })
    if (failures > 0) await paused(pauseMs(failures), signal)
  }
}

let running: AbortController | null = null

/**
 * Keeps the picture of the orders fresh by one long poll after another. Starting again ends the
 * loop before, so two never run; the function returned ends this one.
 */
export function watchTill(): () => void {
  running?.abort()
  const controller = new AbortController()
  running = controller
  void watch(controller.signal)
  return () => controller.abort()
}
