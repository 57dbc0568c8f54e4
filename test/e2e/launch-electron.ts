import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as pause } from 'node:timers/promises'
import { _electron } from '@playwright/test'
import { builtMain, type LaunchOptions, type Program } from './program.ts'

/** Written by main where it would have been started again. */
const RELAUNCH = 'jangbu: relaunch\n'

/** Real Electron, driven by Playwright; the profile is Electron's own `--user-data-dir` switch. */
export async function launchInElectron(
  executablePath: string,
  options: LaunchOptions,
): Promise<Program> {
  const mainPath = options.mainPath ?? builtMain
  const own = [mainPath, `--user-data-dir=${options.profileDir}`]
  // Electron refuses to run as root with its sandbox; only a test machine ever does that.
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : []
  const env = cleanEnv({ ...process.env, ...options.env })
  const args = [...asRoot, ...own, ...(options.args ?? [])]
  const electron = await _electron.launch({ executablePath, args, env })
  const child = electron.process()
  const written: string[] = []
  child.stdout?.on('data', (bytes: Buffer) => written.push(bytes.toString()))
  child.stderr?.on('data', (bytes: Buffer) => written.push(bytes.toString()))
  const exited = once(child, 'exit').then(([code]) => (typeof code === 'number' ? code : null))
  // Playwright cannot follow a program that Electron starts by itself.
  await electron.evaluate(({ app }, word) => {
    Object.assign(app, { relaunch: () => process.stdout.write(word) })
  }, RELAUNCH)
  const page = await electron.firstWindow()
  const version = await electron.evaluate(() => process.versions['electron'] ?? 'unknown')

  return {
    page,
    host: `Electron ${version}`,
    pid: child.pid ?? -1,
    closeWindow: () =>
      electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close()),
    clickMenu: (id) =>
      electron.evaluate(({ Menu }, wanted) => {
        Menu.getApplicationMenu()?.getMenuItemById(wanted)?.click()
      }, id),
    menuLabels: () =>
      electron.evaluate(({ Menu }) => {
        type Items = Electron.MenuItem[]
        const flat = (items: Items): string[] =>
          items.flatMap((item) => [item.label, ...flat(item.submenu?.items ?? [])])
        return flat(Menu.getApplicationMenu()?.items ?? [])
      }),
    power: (event) =>
      electron.evaluate(({ powerMonitor }, told) => void powerMonitor.emit(told), event),
    answerDialog: (path) =>
      electron.evaluate(({ dialog }, picked) => {
        const answer = { canceled: picked === null, filePaths: picked === null ? [] : [picked] }
        dialog.showOpenDialog = () => Promise.resolve(answer)
      }, path),
    async secondInstance(argv) {
      const second = spawn(executablePath, [...asRoot, ...own, ...argv], { env, stdio: 'ignore' })
      const [code] = (await once(second, 'exit')) as [number | null]
      return code ?? -1
    },
    async restarted() {
      await exited
      if (!written.join('').includes(RELAUNCH)) throw new Error('the program ended for good')
      return launchInElectron(executablePath, options)
    },
    async kill() {
      child.kill('SIGKILL')
      await exited
      // Chromium's own processes end with the one that held them.
      while (child.exitCode === null && child.signalCode === null) await pause(20)
    },
    quit: () => electron.evaluate(({ app }) => app.quit()),
    exited,
    output: () => written.join(''),
  }
}

function cleanEnv(env: Readonly<Record<string, string | undefined>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  )
}
