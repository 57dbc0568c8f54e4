import { join } from 'node:path'
import type { Preferences } from '../preload/contract/preferences.ts'
import { listedPracticeCards, practiceStart } from './app-start.ts'
import { createHandlers } from './handlers.ts'
import { openPractice } from './open-practice.ts'
import { PreferencesFile } from './preferences-file.ts'
import { serveAppFiles } from './shell/app-protocol.ts'
import { catchBugs } from './shell/catch-bugs.ts'
import { guardClosing } from './shell/closing.ts'
import { guardEverySession } from './shell/guards.ts'
import { openLog, type Log } from './shell/log.ts'
import { setMenu } from './shell/menu.ts'
import { prepareProgram, whenProgramReady, whenQuitting, type Program } from './shell/program.ts'
import { reviveWhenGone } from './shell/revive.ts'
import { serve } from './shell/serve.ts'
import { becomeSingleInstance } from './shell/single-instance.ts'
import { endUnstarted } from './shell/start-failure.ts'
import { mayStart } from './shell/start-guard.ts'
import { applyLook, applyTheme, openCounterWindow, type Look } from './shell/window.ts'

prepareProgram()
guardEverySession()
if (mayStart() && becomeSingleInstance()) {
  // Not awaited: Electron is ready only once this module has been evaluated.
  void whenProgramReady().then(start)
}

function start(program: Program): void {
  const log = openLog(program.userDataDir, Date.now)
  catchBugs(log)
  try {
    run(program, log)
  } catch (error) {
    endUnstarted(error, log)
  }
}

function run(program: Program, log: Log): void {
  const preferencesFile = new PreferencesFile(join(program.userDataDir, 'preferences.json'))
  const { till, close } = openPractice({
    userDataDir: program.userDataDir,
    preferences: () => preferencesFile.current,
    onSlow: (name, elapsedMs) => log({ event: `slow.${name}`, waitedMs: Math.round(elapsedMs) }),
  })

  serveAppFiles(program.rendererDir)
  serve(
    createHandlers({
      till,
      start: () => practiceStart(program.version, preferencesFile.current),
      savePreferences,
      practiceCards: listedPracticeCards,
    }),
    { log },
  )

  till.start()
  applyTheme(preferencesFile.current.theme)
  showMenu()
  const window = openCounterWindow(look())
  guardClosing(window, {
    inFlight: till.busy,
    unknown: till.unknown,
    setClosing: till.setClosing,
  })
  reviveWhenGone(window, log)
  whenQuitting(close)

  function savePreferences(preferences: Preferences): void {
    preferencesFile.save(preferences)
    applyLook(look())
    showMenu()
    till.pictureChanged()
  }

  function showMenu(): void {
    setMenu({ preferences: preferencesFile.current, onPreferences: savePreferences })
  }

  function look(): Look {
    const { language, theme } = preferencesFile.current
    return { language, theme, practice: true }
  }
}
