/** Pauses after a failed look, so that a broken bridge is neither hammered nor given up. */
const PAUSES_MS = [250, 500, 1_000, 2_000, 5_000] as const
/** After this many failures in a row the page says that no news is coming in. */
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

export interface Poll {
  /**
   * Asks main once and takes over what it says, unless `signal` was aborted meanwhile. True when main
   * answered; a torn bridge is treated like a failure.
   */
  readonly look: (signal: AbortSignal) => Promise<boolean>
  readonly onUnheard: () => void
}

async function repeat({ look, onUnheard }: Poll, signal: AbortSignal): Promise<void> {
  let failures = 0
  while (!signal.aborted) {
    failures = (await look(signal)) ? 0 : failures + 1
    if (failures >= UNHEARD_AFTER) onUnheard()
    if (failures > 0) await paused(pauseMs(failures), signal)
  }
}

/**
 * One look after another, for as long as it runs. What is returned starts it; starting again ends
 * the loop before, so two never run. The function that starting answers with ends this one.
 */
export function longPoll(poll: Poll): () => () => void {
  let running: AbortController | null = null
  return () => {
    running?.abort()
    const controller = new AbortController()
    running = controller
    void repeat(poll, controller.signal)
    return () => controller.abort()
  }
}
