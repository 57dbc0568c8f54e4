import { ipcMain } from 'electron'
import { CHANNELS, type Channel } from '../../preload/contract/channels.ts'
import { contract, type Output, type Parsed } from '../../preload/contract/contract.ts'
import { fail, ok, type Result } from '../../preload/contract/result.ts'
import { describeError, type Log } from './log.ts'
import { toPlain } from './plain.ts'
import { makeReference } from './reference.ts'
import { isOwnSender, type Sender } from './sender.ts'
import { isKnownWindow } from './window.ts'

export interface CallContext {
  /** Which window asked: its `webContents.id`. */
  readonly windowId: number
}

/** One handler a channel. None ever sees `unknown`: what it is given has been parsed. */
export type Handlers = {
  readonly [C in Channel]: (input: Parsed<C>, context: CallContext) => Promise<Result<Output<C>>>
}

export interface ServeOptions {
  readonly log: Log
}

/**
 * Answers every channel of the contract, and is the only user of `ipcMain`. A message from anywhere
 * but our own page, or one that does not fit the contract, is `refused` before a handler is entered;
 * a handler that throws, or answers something else than the contract says, is a `bug` with a
 * reference into the log. The page never sees an exception (bars B-E06, B-E08).
 */
export function serve(handlers: Handlers, options: ServeOptions): void {
  for (const channel of CHANNELS) {
    ipcMain.handle(channel, (event, ...given: unknown[]) =>
      answerCall(channel, { event, given, handlers, log: options.log }),
    )
  }
}

interface Call {
  readonly event: Sender
  readonly given: readonly unknown[]
  readonly handlers: Handlers
  readonly log: Log
}

async function answerCall<C extends Channel>(channel: C, call: Call): Promise<Result<Output<C>>> {
  const { event, given, handlers, log } = call
  // Nothing may be awaited before this line: the frame is true only while it is being dispatched.
  if (!isOwn(event)) return refuse(channel, 'sender', log)
  const input = parseInput(channel, given)
  if (input === null) return refuse(channel, 'input', log)
  try {
    const result = await handlers[channel](input.parsed, { windowId: event.sender.id })
    if (!result.ok) return fail(result.failure)
    // The output schema of a channel makes what `Output` of that channel names.
    return ok(contract[channel].output.parse(result.value) as Output<C>)
  } catch (error) {
    const reference = makeReference()
    log({ event: 'ipc.bug', channel, reference, ...describeError(error) })
    return fail({ kind: 'bug', reference })
  }
}

function isOwn(event: Sender): boolean {
  try {
    return isOwnSender(event, isKnownWindow)
  } catch {
    // A frame that cannot be read is not ours.
    return false
  }
}

function parseInput<C extends Channel>(
  channel: C,
  given: readonly unknown[],
): { readonly parsed: Parsed<C> } | null {
  if (given.length !== 1) return null
  try {
    const reading = contract[channel].input.safeParse(toPlain(given[0]))
    // The input schema of a channel makes what `Parsed` of that channel names.
    return reading.success ? { parsed: reading.data as Parsed<C> } : null
  } catch {
    // Reading it threw: not plain, or a trap of the sender's. Either way it is refused unread.
    return null
  }
}

function refuse(channel: Channel, reason: 'sender' | 'input', log: Log) {
  log({ event: 'ipc.refused', channel, reason })
  return fail({ kind: 'refused' })
}
