import { strict } from './strict.ts'

/** What the stand-in fills in of `IpcMainInvokeEvent`. */
export interface InvokeEvent {
  readonly sender: unknown
  readonly senderFrame: unknown
  readonly frameId: number
  readonly processId: number
  readonly type: 'frame'
}

type Handler = (event: never, ...args: never[]) => unknown

const handlers = new Map<string, Handler>()

export const ipcMain = strict('ipcMain', {
  handle(channel: string, handler: Handler): void {
    if (handlers.has(channel)) {
      throw new Error(`Attempted to register a second handler for '${channel}'`)
    }
    handlers.set(channel, handler)
  },
  removeHandler(channel: string): void {
    handlers.delete(channel)
  },
})

/**
 * Gives a call to its handler. The frame can be read while the handler is being entered and is
 * `null` afterwards, which is the strictest of what Electron may do.
 */
export async function dispatch(
  channel: string,
  args: readonly unknown[],
  event: InvokeEvent,
): Promise<unknown> {
  const handler = handlers.get(channel)
  if (handler === undefined) {
    throw new Error(
      `Error invoking remote method '${channel}': No handler registered for '${channel}'`,
    )
  }
  let isDispatching = true
  const shown = Object.defineProperty({ ...event }, 'senderFrame', {
    get: () => (isDispatching ? event.senderFrame : null),
  })
  try {
    // The shell's own types say what a handler takes; here it is only carried.
    const answer = handler(shown as never, ...(args as never[]))
    isDispatching = false
    return structuredClone(await answer)
  } catch (error) {
    const text = error instanceof Error ? String(error) : 'Error'
    throw new Error(`Error invoking remote method '${channel}': ${text}`, { cause: error })
  } finally {
    isDispatching = false
  }
}
