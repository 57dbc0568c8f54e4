import type { BrowserWindow } from 'electron'

/** What the counter shows while the window was asked to close (`counter.watch`). */
export type Closing = 'no' | 'waits' | 'asks'

/** A second press within this time closes although something is still being checked. */
export const ASK_AGAIN_MS = 10_000

export interface ClosingFacts {
  /** Charges whose answer has not come. */
  readonly inFlight: number
  /** Orders that are still being checked; main goes on with them at the next start. */
  readonly unknown: number
  /** When the person was last asked, on the clock of `nowMs`; null if not yet. */
  readonly askedAtMs: number | null
  readonly nowMs: number
}

/**
 * What a press of the close button does. While a charge is in flight the window stays: whoever stands
 * in front of it must read how it ended. While an order is being checked it takes two presses,
 * because the checking stops with the program and goes on at its next start.
 */
export function decideClose(facts: ClosingFacts): 'close' | 'waits' | 'asks' {
  if (facts.inFlight > 0) return 'waits'
  if (facts.unknown === 0) return 'close'
  const asked = facts.askedAtMs !== null && facts.nowMs - facts.askedAtMs <= ASK_AGAIN_MS
  return asked ? 'close' : 'asks'
}

export interface ClosingOptions {
  inFlight(): number
  unknown(): number
  /** Tells the page, through the snapshot. */
  setClosing(closing: Closing): void
}

const LOOK_AGAIN_MS = 250

/**
 * Guards one window's way out. Quitting the program asks every window to close first, so the menu,
 * the keyboard and the session's end go this way too. The notice goes away by itself once the charge
 * has ended, or when nobody has pressed again.
 */
export function guardClosing(window: BrowserWindow, options: ClosingOptions): void {
  let askedAtMs: number | null = null
  let shown: Closing = 'no'
  let watch: NodeJS.Timeout | undefined

  function show(closing: Closing): void {
    if (closing === shown) return
    shown = closing
    options.setClosing(closing)
    clearInterval(watch)
    if (closing !== 'no') watch = setInterval(lookAgain, LOOK_AGAIN_MS)
  }

  function lookAgain(): void {
    const over = shown === 'waits' ? options.inFlight() === 0 : !wasJustAsked()
    if (over) show('no')
  }

  function wasJustAsked(): boolean {
    return askedAtMs !== null && performance.now() - askedAtMs <= ASK_AGAIN_MS
  }

  window.on('close', (event) => {
    const nowMs = performance.now()
    const inFlight = options.inFlight()
    const decision = decideClose({ inFlight, unknown: options.unknown(), askedAtMs, nowMs })
    if (decision === 'close') return
    event.preventDefault()
    if (decision === 'asks') askedAtMs = nowMs
    show(decision)
  })
  window.once('closed', () => clearInterval(watch))
}
