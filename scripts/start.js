import { hasDisplay, startHiddenDisplay } from './setup/display.js'
import { electronProgram, fetchElectron } from './setup/electron.js'
import { setupOrExit } from './setup/index.js'
import { inProject, say } from './setup/project.js'
import { runInForeground, runUnderProjectNode } from './setup/run.js'

/** Node's flags that let the built program find the stand-in where it asks for Electron. */
const STAND_IN = [
  '--disable-warning=ExperimentalWarning',
  '--import',
  './test/electron-stand-in/register.ts',
]

const given = process.argv.slice(2)
const hidden = given.includes('--xvfb')
const args = given.filter((word) => word !== '--xvfb')

if (!hidden && !hasDisplay()) {
  say(
    'No display was found: set DISPLAY or WAYLAND_DISPLAY, or run `npm start -- --xvfb` for a window that nobody sees.',
  )
  process.exit(1)
}
await setupOrExit({ need: ['keytar', 'build'] })
const electron = await electronOrWhyNot()
if (electron === null || hidden) await setupOrExit({ need: ['browser'] })
const display = hidden ? await startHiddenDisplay() : null
const env = display === null ? {} : { DISPLAY: display.name }
process.exitCode =
  electron === null
    ? await runUnderProjectNode([...STAND_IN, './dist/main/index.js', ...args], {
        env: { ...env, JANGBU_STAND_IN_HEADED: '1' },
      })
    : await runInForeground(electron, [inProject(), ...args], { env })
display?.stop()

/** The program that opens the window; null, said in one sentence, where Chromium must do. */
async function electronOrWhyNot() {
  // Electron refuses root without `--no-sandbox`, and the product never passes that (bar B-E04).
  if (process.platform === 'linux' && process.getuid?.() === 0) {
    say('Electron does not run as root, so Jangbu opens in a Chromium app window.')
    return null
  }
  const program = electronProgram() ?? (await fetchElectron())
  if (program === null) {
    say("Electron's program cannot be downloaded here, so Jangbu opens in a Chromium app window.")
  }
  return program
}
