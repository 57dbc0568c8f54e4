import { join } from 'node:path'
import type { Preferences } from '../preload/contract/preferences.ts'
import { AccountsFile } from './accounts/accounts-file.ts'
import { createAccountSession } from './accounts/create-session.ts'
import { createFileRestore } from './accounts/restore-file.ts'
import type { AccountTools } from './accounts/tools.ts'
import { createHandlers } from './handlers/create-handlers.ts'
import { PORTONE_ORIGIN } from './portone/origin.ts'
import { PreferencesFile } from './preferences-file.ts'
import { serveAppFiles } from './shell/app-protocol.ts'
import { catchBugs } from './shell/catch-bugs.ts'
import { chooseBackup } from './shell/choose-backup.ts'
import { guardClosing } from './shell/closing.ts'
import { loopbackGateway } from './shell/gateway-origin.ts'
import { guardEverySession } from './shell/guards.ts'
import { startKeychainProcess } from './shell/keychain-process.ts'
import { describeError, openLog, type Log } from './shell/log.ts'
import { setMenu } from './shell/menu.ts'
import { isOnline } from './shell/online.ts'
import { heedPower } from './shell/power-events.ts'
import { prepareProgram, whenProgramReady, whenQuitting, type Program } from './shell/program.ts'
import { logBug } from './shell/reference.ts'
import { restartProgram } from './shell/restart.ts'
import { reviveWhenGone } from './shell/revive.ts'
import { serve } from './shell/serve.ts'
import { becomeSingleInstance } from './shell/single-instance.ts'
import { endUnstarted } from './shell/start-failure.ts'
import { mayStart } from './shell/start-guard.ts'
import { applyLook, applyTheme, openCounterWindow, type Look } from './shell/window.ts'
import { systemClock, systemRandom } from './system-clock.ts'
import { KeychainClient } from './vault/keychain-client.ts'

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

function run({ userDataDir, rendererDir, version }: Program, log: Log): void {
  const preferencesFile = new PreferencesFile(join(userDataDir, 'preferences.json'))
  const preferences = () => preferencesFile.current
  const accounts = new AccountsFile(join(userDataDir, 'accounts.json'), () =>
    log({ event: 'accounts.damaged' }),
  )
  const keychain = new KeychainClient({ start: startKeychainProcess, clock: systemClock })
  const tools = accountTools(log, { userDataDir, keychain, preferences })
  const session = createAccountSession(accounts.current, tools)
  const fileRestore = createFileRestore({
    ...tools,
    accounts,
    ask: () => chooseBackup(preferences().language),
  })

  serveAppFiles(rendererDir)
  const handlers = { version, session, accounts, fileRestore, tools, savePreferences }
  serve(createHandlers({ ...handlers, restart: restartProgram }), { log })

  applyTheme(preferences().theme)
  showMenu()
  const window = openCounterWindow(look())
  // The window starts a process of its own; meanwhile the account opens here.
  session.start()
  guardClosing(window, {
    inFlight: () => session.till()?.busy() ?? 0,
    unknown: () => session.till()?.unknown() ?? 0,
    setClosing: (closing) => session.till()?.setClosing(closing),
  })
  reviveWhenGone(window, log)
  heedPower({
    lock: () => session.open()?.lock.lockNow(),
    wake: () => session.till()?.lookNow(),
  })
  whenQuitting(async () => {
    await session.close()
    keychain.close()
  })

  function savePreferences(next: Preferences): void {
    preferencesFile.save(next)
    applyLook(look())
    showMenu()
    session.till()?.pictureChanged()
    session.changed()
  }

  function showMenu(): void {
    setMenu({ preferences: preferences(), onPreferences: savePreferences })
  }

  function look(): Look {
    const { language, theme } = preferences()
    return { language, theme, practice: session.account.mode === 'practice' }
  }
}

function accountTools(
  log: Log,
  given: Pick<AccountTools, 'userDataDir' | 'keychain' | 'preferences'>,
): AccountTools {
  return {
    ...given,
    clock: systemClock,
    random: systemRandom,
    gatewayOrigin: loopbackGateway() ?? PORTONE_ORIGIN,
    online: isOnline,
    onSlow: (name, elapsedMs) => log({ event: `slow.${name}`, waitedMs: Math.round(elapsedMs) }),
    onBackupTrouble: (error) => log({ event: 'backup.failed', ...describeError(error) }),
    onRefused: (error) => log({ event: 'account.refused', ...describeError(error) }),
    onBug: (error) => logBug(log, 'account.bug', error),
  }
}
