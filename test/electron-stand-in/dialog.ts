import type Electron from 'electron'
import { strict } from './strict.ts'

/** What a test has said that the next dialogs are answered with; null closes one. */
const answers: (string | null)[] = []

/** The person in front of the next dialog picks this file, or closes it (null). */
export function answerNextDialog(path: string | null): void {
  answers.push(path)
}

/**
 * Before the program is ready, Electron on Linux writes an error box to stderr and opens none;
 * afterwards it opens a box and waits for it. The stand-in writes both, as nobody is there to wait for.
 */
export const dialog = strict('dialog', {
  showErrorBox(title: string, content: string): void {
    process.stderr.write(`${title}\n${content}\n`)
  },
  /** Picks what the test has said; a dialog that nobody answers would wait for ever, so it is a bug. */
  showOpenDialog(
    _windowOrOptions: Electron.BaseWindow | Electron.OpenDialogOptions,
    _options?: Electron.OpenDialogOptions,
  ): Promise<Electron.OpenDialogReturnValue> {
    const answer = answers.shift()
    if (answer === undefined) return Promise.reject(new Error('no test answers this dialog'))
    return Promise.resolve({
      canceled: answer === null,
      filePaths: answer === null ? [] : [answer],
    })
  },
})
