/**
 * How a gateway that is broken on purpose says so without HTTP: `fetch` rejects with this where a
 * real connection would be cut. The HTTP server destroys the socket; an in-process transport calls
 * it a reset. What had been charged by then stays charged.
 */
export class ConnectionDropped extends Error {
  override readonly name = 'ConnectionDropped'
  constructor() {
    super('the practice gateway dropped the connection')
  }
}

/** Never answers: rejects with `ConnectionDropped` once the caller has given up. */
export function silence(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    const giveUp = (): void => reject(new ConnectionDropped())
    if (signal.aborted) giveUp()
    else signal.addEventListener('abort', giveUp, { once: true })
  })
}
