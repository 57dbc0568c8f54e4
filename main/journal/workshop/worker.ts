/**
 * The workshop: does one job on a journal that is closed, says how it ended, and is gone. Built as
 * `journal-workshop.js` beside the main bundle.
 */
import { randomBytes } from 'node:crypto'
import { parentPort, workerData } from 'node:worker_threads'
import { unreachable } from '../../../preload/contract/result.ts'
import { fileError } from '../errors.ts'
import { failedOf } from '../failed.ts'
import {
  beginAnew,
  prepareRestore,
  restoreBackup,
  restorePrepared,
} from '../restore/restore-backup.ts'
import type { RestoreOptions } from '../restore/restore-backup.ts'
import { makeReady } from '../start/make-ready.ts'
import type { Done, Job, JobAnswers, JobKind } from './jobs.ts'

function work(job: Job): JobAnswers[JobKind] {
  const options = { path: job.path, key: job.key, ...toolsAt(job.nowMs) }
  switch (job.kind) {
    case 'make-ready':
      makeReady({ ...options, keptHead: job.keptHead })
      return null
    case 'restore':
      return restoreBackup(job.backupPath, options)
    case 'prepare-restore':
      return prepareRestore(job.backupPath, options)
    case 'finish-restore':
      return restorePrepared(job.draft, options)
    case 'begin-anew':
      return beginAnew(options)
    default:
      return unreachable(job)
  }
}

/** The time it was asked for stands still: it names folders and backups. */
function toolsAt(nowMs: number): Pick<RestoreOptions, 'clock' | 'random'> {
  return {
    clock: {
      now: () => nowMs,
      monotonic: () => performance.now(),
      sleep: () => Promise.reject(new Error('nothing sleeps in the workshop')),
    },
    random: { bytes: (count) => randomBytes(count) },
  }
}

function doneOf(job: Job): Done {
  try {
    return { kind: 'done', answer: work(job) }
  } catch (error) {
    return { kind: 'failed', failed: failedOf(fileError(error)) }
  }
}

// The other end is doJob, which gives exactly this. Nothing is handed over: the answer is copied.
parentPort?.postMessage(doneOf(workerData as Job), [])
