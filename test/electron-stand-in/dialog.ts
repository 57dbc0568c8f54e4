import { strict } from './strict.ts'

/**
 * Before the program is ready, Electron on Linux writes an error box to stderr and opens none;
 * afterwards it opens a box and waits for it. The stand-in writes both, as nobody is there to wait for.
 */
export const dialog = strict('dialog', {
  showErrorBox(title: string, content: string): void {
    process.stderr.write(`${title}\n${content}\n`)
  },
})
