/** What the gateway does by itself when its time has come. */
export interface Clockwork {
  /** Does everything that is due by now. */
  runDue(): void
  /** Looks when the next thing is due and wakes for it; called when something new was put off. */
  arm(): void
}

export interface ClockworkParts {
  readonly now: () => number
  readonly sleep: (ms: number, signal?: AbortSignal) => Promise<void>
  /** Aborts when the gateway closes. */
  readonly closing: AbortSignal
  /** Does what is due at `at`, epoch ms, oldest first. */
  readonly run: (at: number) => void
  /** When the next thing is due, or null. */
  readonly next: () => number | null
  /** Hears of a bug in `run` when nobody's request is there to fail. */
  readonly onBug: (error: unknown) => void
}

/** A machine may sleep, and its clock may be moved, so nobody waits longer than this in one go. */
const LONGEST_WAIT_MS = 600_000

export function createClockwork(parts: ClockworkParts): Clockwork {
  let alarm: { readonly due: number; readonly off: AbortController } | null = null

  function arm(): void {
    const due = parts.closing.aborted ? null : parts.next()
    if (alarm !== null && due === alarm.due) return
    alarm?.off.abort()
    alarm = due === null ? null : { due, off: new AbortController() }
    if (alarm !== null) void wait(alarm.due, AbortSignal.any([alarm.off.signal, parts.closing]))
  }

  async function wait(due: number, off: AbortSignal): Promise<void> {
    for (let left = due - parts.now(); left > 0; left = due - parts.now()) {
      await parts.sleep(Math.min(left, LONGEST_WAIT_MS), off)
      if (off.aborted) return
    }
    // A request that came first has done it and set the alarm anew.
    if (off.aborted) return
    alarm = null
    try {
      parts.run(parts.now())
    } catch (error) {
      parts.onBug(error)
    }
    arm()
  }

  return {
    runDue() {
      parts.run(parts.now())
      arm()
    },
    arm,
  }
}
