/**
 * The reader: a thread of its own with a connection that cannot write. It answers one request after
 * the other, in steps, and looks between them whether the request has been cancelled. Built as `journal-reader.js` beside the main bundle.
 */
import { setImmediate } from 'node:timers/promises'
import { parentPort, workerData } from 'node:worker_threads'
import { journalError } from '../errors.ts'
import { failedOf } from '../failed.ts'
import { connectToRead } from '../read-connection.ts'
import type { Steps } from '../steps.ts'
import type { FromReader, ReaderStart, ToReader } from './protocol.ts'
import { readSteps } from './read-steps.ts'

const CANCELLED = Symbol('cancelled')

function run(): void {
  const port = parentPort
  if (port === null) throw new Error('the reader is a worker thread')
  // The other end is openReader, which gives exactly this.
  const start = workerData as ReaderStart
  const connection = connectToRead(start.path, start.key, 'wal')
  const stale = new Set<number>()
  let last: Promise<void> = Promise.resolve()

  port.on('message', (message: ToReader) => {
    if (message.kind === 'cancel') return void stale.add(message.number)
    if (message.kind === 'close') {
      last = last.then(() => {
        connection.close()
        port.close()
      })
      return
    }
    last = last.then(() => answer(message.number, message.request))
  })

  async function answer(number: number, request: Parameters<typeof readSteps>[2]): Promise<void> {
    try {
      const found = await inPages(
        () => readSteps(connection, start, request),
        () => stale.has(number),
      )
      say(
        found === CANCELLED
          ? { number, kind: 'cancelled' }
          : { number, kind: 'answer', answer: found },
      )
    } catch (error) {
      say({ number, kind: 'failed', failed: failedOf(journalError(error)) })
    }
    stale.delete(number)
  }

  function say(message: FromReader): void {
    port?.postMessage(message)
  }
}

/** Between any two steps the post is read: a cancel is seen there, and before the first. */
async function inPages<T>(
  begin: () => Steps<T>,
  isStale: () => boolean,
): Promise<T | typeof CANCELLED> {
  await setImmediate()
  if (isStale()) return CANCELLED
  const steps = begin()
  for (;;) {
    const step = steps.next()
    if (step.done === true) return step.value
    await setImmediate()
    if (isStale()) {
      // Lets the steps tidy up behind themselves; the value goes nowhere.
      steps.return(undefined as T)
      return CANCELLED
    }
  }
}

run()
