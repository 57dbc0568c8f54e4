import type { Ending } from './transport.ts'

/**
 * Does `work` for at most `totalMs`, then answers `timeout` whether or not the work takes notice of
 * its signal: undici does not look at one while a request waits for a connection. `work` must not
 * reject.
 */
export async function withDeadline(
  totalMs: number,
  work: (signal: AbortSignal) => Promise<Ending>,
): Promise<Ending> {
  const aborter = new AbortController()
  const late = Promise.withResolvers<Ending>()
  const timer = setTimeout(() => {
    late.resolve({ kind: 'no-answer', reason: 'timeout' })
    aborter.abort()
  }, totalMs)
  try {
    return await Promise.race([work(aborter.signal), late.promise])
  } finally {
    clearTimeout(timer)
  }
}
