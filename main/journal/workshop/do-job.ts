import { Worker } from 'node:worker_threads'
import { errorOf } from '../failed.ts'
import type { Done, Job, JobAnswers } from './jobs.ts'

/** Beside this file as source; beside the bundle, under the name the build gives it, once built. */
const SOURCE = import.meta.url.endsWith('.ts')
const ENTRY = new URL(SOURCE ? 'worker.ts' : 'journal-workshop.js', import.meta.url)

/**
 * Does work that reads or writes whole journals, which for a large one takes minutes, in a thread
 * of its own: the window goes on living meanwhile. A thread a job; a program that ends meanwhile
 * leaves what a power cut would leave.
 *
 * @throws what the job throws, of the same class; an `Error` with its text for a bug
 */
export async function doJob<J extends Job>(job: J): Promise<JobAnswers[J['kind']]> {
  const done = await new Promise<Done>((resolve, reject) => {
    const worker = new Worker(ENTRY, { workerData: job })
    // The worker says one thing, and it is this.
    worker.once('message', (message) => resolve(message as Done))
    worker.once('error', (error) => reject(error instanceof Error ? error : new Error('thrown')))
    worker.once('exit', () => reject(new Error('the thread ended without an answer')))
  })
  if (done.kind === 'failed') throw errorOf(done.failed)
  // The worker answers a job with the answer of its kind.
  return done.answer as JobAnswers[J['kind']]
}
