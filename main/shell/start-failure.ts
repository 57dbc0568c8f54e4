import { app, dialog } from 'electron'
import { words } from '../../preload/contract/words/words.ts'
import { describeError, type Log } from './log.ts'

type Sentence = keyof (typeof words)['ko']['menu']['startFailed']

/** By the names of the errors that opening an account throws. */
const SENTENCES: Readonly<Record<string, Sentence>> = {
  JournalWrongKey: 'wrongKey',
  JournalDamaged: 'damaged',
  JournalFromNewerVersion: 'newer',
  JournalUnwritable: 'unwritable',
  KeyFileUnusable: 'keyFile',
  PracticeStateUnreadable: 'practiceState',
}

/**
 * The program could not start: says why in words, in both languages because nobody's preference may
 * be readable, and ends. Nothing has been changed on the disk.
 */
export function endUnstarted(error: unknown, log: Log): void {
  log({ event: 'start.failed', ...describeError(error) })
  const sentence = SENTENCES[error instanceof Error ? error.name : ''] ?? 'other'
  const { ko, en } = words
  dialog.showErrorBox(
    ko.menu.title,
    `${ko.menu.startFailed[sentence]}\n\n${en.menu.startFailed[sentence]}`,
  )
  app.exit(1)
}
