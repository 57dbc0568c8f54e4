import { app, dialog } from 'electron'
import { words } from '../../preload/contract/words/words.ts'
import { describeError, type Log } from './log.ts'

/**
 * The program could not even open its window: says so, in both languages because nobody's preference
 * may be readable, and ends. Whatever stands in the way of an account is a door in the window instead.
 */
export function endUnstarted(error: unknown, log: Log): void {
  log({ event: 'start.failed', ...describeError(error) })
  const { ko, en } = words
  dialog.showErrorBox(ko.menu.title, `${ko.menu.startFailed}\n\n${en.menu.startFailed}`)
  app.exit(1)
}
