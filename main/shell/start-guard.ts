import { app, dialog } from 'electron'
import { words } from '../../preload/contract/words/words.ts'
import { refusedAtStart } from './start-rules.ts'

/** `EX_CONFIG` of sysexits.h: started in a way it must not be. */
const REFUSED_EXIT = 78

/**
 * True only in the build that tests look into: it is made with `MAIN_VITE_INSPECTABLE=1`, which the
 * bundler writes into the code. Nothing outside a finished build can turn it on (bar B-E15).
 */
const IS_INSPECTABLE = import.meta.env.MAIN_VITE_INSPECTABLE === '1'

/**
 * True where the program may go on. Otherwise the person is told what is in the way, in a box or, on
 * Linux, on stderr, the program ends, and the caller must do nothing more: no file has been made, no
 * keychain asked and no window opened (bar B-E14).
 */
export function mayStart(): boolean {
  const refused = refusedAtStart({
    isPackaged: app.isPackaged && !IS_INSPECTABLE,
    // A program that is being developed is given its own path first.
    args: process.argv.slice(app.isPackaged ? 1 : 2),
    env: process.env,
    uid: process.getuid?.() ?? null,
  })
  if (refused.length === 0) return true
  const names = refused.join(', ')
  const { ko, en } = words
  dialog.showErrorBox(
    ko.startRefused.title,
    `${ko.startRefused.text}\n${en.startRefused.text}\n\n${names}`,
  )
  app.exit(REFUSED_EXIT)
  return false
}
