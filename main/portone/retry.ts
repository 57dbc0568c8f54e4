import { unreachable } from '../../preload/contract/result.ts'
import type { Reply } from './client.ts'
import type { Ending } from './transport.ts'

/** Reasons of `not-sent` that would only come again: our own hook stopped it, or it cannot be sent. */
const OURS: ReadonlySet<string> = new Set(['stopped', 'unfit-request'])

/**
 * May a request that moves money be sent once more, with the same order id, and why? Pure; the
 * caller journals the reason first and asks only about the first try. Source: money.md, The one
 * write path; security.md §4.
 */
export function mayResend(reply: Reply<unknown>): 'never-connected' | 'unauthorized' | null {
  switch (reply.kind) {
    case 'not-sent':
      // Not one byte was written, so there is nothing it could double.
      return OURS.has(reply.reason) ? null : 'never-connected'
    case 'unauthorized':
      // The token was refused before anything was looked at.
      return 'unauthorized'
    case 'unclear':
      // Bytes left; the gateway may have charged. This is the case the whole program is about.
      return null
    case 'ok':
    case 'refused':
    case 'not-found':
      // Answers. Asking again would be a second charge, or the same answer.
      return null
    default:
      return unreachable(reply)
  }
}

/** After this many repeats a token call or look-up is given up. */
const MAX_REPEATS = 2
const FIRST_PAUSE_MS = 300

/**
 * May a token call or a look-up, neither of which changes anything, be repeated by the client
 * itself? Pure. `repeats` counts from 0. Never ask this about money.
 */
export function mayRepeat(ending: Ending, repeats: number): boolean {
  if (repeats >= MAX_REPEATS) return false
  switch (ending.kind) {
    case 'never-connected':
      // A timeout has used up the time somebody was willing to wait; look-ups come again anyway.
      return ending.reason !== 'timeout' && !OURS.has(ending.reason)
    case 'no-answer':
      // `reset` is mostly a kept-alive connection that the server had just closed. `too-large` would
      // be as large again.
      return ending.reason === 'reset'
    case 'answered':
      // 5xx passes; every other answer is one, and asking again would not change it. 429 is left
      // alone too: asking sooner is the wrong reply to being told to slow down.
      return ending.status >= 500
    default:
      return unreachable(ending)
  }
}

/**
 * How long to wait before the next repeat, ms: 300, then 900, each ± half by `jitter` (one random
 * byte), so that tills cut off together do not come back together.
 */
export function pauseBeforeRepeatMs(repeats: number, jitter: number): number {
  return Math.round(FIRST_PAUSE_MS * 3 ** repeats * (0.5 + jitter / 255))
}
