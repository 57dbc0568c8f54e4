import { Worker } from 'node:worker_threads'
import { JournalDamaged, JournalWrongKey } from '../errors.ts'
import { errorOf } from '../failed.ts'
import type {
  FromReader,
  ReaderAnswers,
  ReaderRequest,
  ReaderStart,
  RequestKind,
  ToReader,
} from './protocol.ts'

/** Beside this file as source; beside the bundle, under the name the build gives it, once built. */
const SOURCE = import.meta.url.endsWith('.ts')
const ENTRY = new URL(SOURCE ? 'worker.ts' : 'journal-reader.js', import.meta.url)

/** The request was given up before it was done. What it had made is gone again. */
export class ReadCancelled extends Error {
  override readonly name = 'ReadCancelled'
  constructor() {
    super('the request was cancelled')
  }
}

/** The thread is gone; a new one may be opened. */
export class ReaderGone extends Error {
  override readonly name = 'ReaderGone'
  constructor() {
    super('the journal reader has ended')
  }
}

export interface Reader {
  /**
   * Answers in the order asked. Ends early, at the request's next step, when `signal` aborts.
   *
   * @throws ReadCancelled, ReaderGone, JournalDamaged, JournalUnwritable
   */
  ask<R extends ReaderRequest>(request: R, signal?: AbortSignal): Promise<ReaderAnswers[R['kind']]>
  /** Ends the thread when what was asked is done; nothing is asked any more. Never kills it. */
  close(): Promise<void>
}

interface Waiting {
  readonly resolve: (answer: ReaderAnswers[RequestKind]) => void
  readonly reject: (error: Error) => void
}

/**
 * Opens the reader thread on a journal that exists and that `startJournal` has looked at. A backup
 * reads the whole file in single statements of seconds for millions of orders: lists that must not
 * wait for one get a reader of their own.
 */
export function openReader({ path, key }: ReaderStart): Reader {
  const worker = new Worker(ENTRY, { workerData: { path, key } satisfies ReaderStart })
  const waiting = new Map<number, Waiting>()
  const gone = new Promise<void>((resolve) => worker.once('exit', () => resolve()))
  let number = 0
  let isClosed = false
  let broken: Error | null = null

  worker.on('message', (message: FromReader) => {
    const { resolve, reject } = waiting.get(message.number) ?? {}
    waiting.delete(message.number)
    if (message.kind === 'answer') resolve?.(message.answer)
    else reject?.(message.kind === 'cancelled' ? new ReadCancelled() : errorOf(message.failed))
  })
  // What it could not open, mostly; the class is lost on the way, its name is not.
  worker.on('error', (error) => (broken = error instanceof Error ? revived(error) : null))
  worker.once('exit', () => {
    isClosed = true
    for (const { reject } of waiting.values()) reject(broken ?? new ReaderGone())
    waiting.clear()
  })

  function send(message: ToReader): void {
    // Nothing is handed over: messages are small and copied.
    worker.postMessage(message, [])
  }

  function ask<R extends ReaderRequest>(
    request: R,
    signal?: AbortSignal,
  ): Promise<ReaderAnswers[R['kind']]> {
    if (isClosed) return Promise.reject(broken ?? new ReaderGone())
    if (signal?.aborted === true) return Promise.reject(new ReadCancelled())
    number += 1
    const mine = number
    const cancel = () => send({ kind: 'cancel', number: mine })
    signal?.addEventListener('abort', cancel, { once: true })
    const answered = new Promise<ReaderAnswers[R['kind']]>((resolve, reject) => {
      // The worker answers a request by its number with the answer of its kind.
      waiting.set(mine, { resolve: resolve as Waiting['resolve'], reject })
    })
    send({ kind: 'request', number: mine, request })
    return answered.finally(() => signal?.removeEventListener('abort', cancel))
  }

  async function close(): Promise<void> {
    if (!isClosed) send({ kind: 'close' })
    isClosed = true
    await gone
  }

  return { ask, close }
}

function revived(error: Error): Error {
  if (error.name === 'JournalWrongKey') return new JournalWrongKey()
  const detail = 'detail' in error ? String(error.detail) : error.message
  return error.name === 'JournalDamaged' ? new JournalDamaged(detail) : error
}
