import { fork, spawn, type ChildProcess } from 'node:child_process'
import { existsSync, readFileSync, readlinkSync } from 'node:fs'
import { once } from 'node:events'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { chromium, type Browser, type Page } from '@playwright/test'
import type { ControlAnswer, ControlAsk } from '../electron-stand-in/control.ts'
import { RELAUNCH_MESSAGE } from '../electron-stand-in/relaunch-message.ts'
import { builtMain, type LaunchOptions, type Program } from './program.ts'

const register = join(import.meta.dirname, '../electron-stand-in/register.ts')

export async function launchInStandIn(options: LaunchOptions): Promise<Program> {
  const mainPath = options.mainPath ?? builtMain
  const env = { ...process.env, ...options.env, JANGBU_STAND_IN_DIR: options.profileDir }
  const flags = ['--disable-warning=ExperimentalWarning', '--import', register]
  const child = fork(mainPath, options.args ?? [], { execArgv: flags, env, silent: true })
  const written: string[] = []
  child.stdout?.on('data', (bytes: Buffer) => written.push(bytes.toString()))
  child.stderr?.on('data', (bytes: Buffer) => written.push(bytes.toString()))
  const exited = once(child, 'exit').then(([code]) => (typeof code === 'number' ? code : null))
  let isRelaunch = false
  child.on('message', (message) => (isRelaunch ||= message === RELAUNCH_MESSAGE))
  const ask = makeAsk(child, exited, written)

  const endpoint = await ask({ ask: 'endpoint' })
  if (typeof endpoint !== 'string') throw new Error('the stand-in told no endpoint')
  const browser = await chromium.connectOverCDP(endpoint, { noDefaults: true, isLocal: true })
  const chromiumPid = readChromiumPid(options.profileDir)

  return {
    page: pageOf(browser),
    host: `stand-in on Chromium ${browser.version()}`,
    pid: child.pid ?? -1,
    closeWindow: async () => void (await Promise.race([ask({ ask: 'close-window' }), exited])),
    clickMenu: async (id) => void (await ask({ ask: 'click-menu', id })),
    menuLabels: async () => [...((await ask({ ask: 'menu-labels' })) ?? [])],
    power: async (event) => void (await ask({ ask: 'power', event })),
    answerDialog: async (path) => void (await ask({ ask: 'answer-dialog', path })),
    async secondInstance(argv) {
      const second = spawn(process.execPath, [...flags, mainPath, ...argv], {
        env,
        stdio: 'ignore',
      })
      const [code] = (await once(second, 'exit')) as [number | null]
      return code ?? -1
    },
    async restarted() {
      await exited
      if (!isRelaunch) throw new Error(`the program ended for good:\n${written.join('')}`)
      await browser.close()
      return launchInStandIn(options)
    },
    async kill() {
      child.kill('SIGKILL')
      await exited
      await browser.close()
      while (isRunning(chromiumPid)) await pause(20)
    },
    quit: async () => void (await Promise.race([ask({ ask: 'quit' }), exited])),
    exited,
    output: () => written.join(''),
  }
}

function pageOf(browser: Browser): Page {
  const page = browser.contexts()[0]?.pages()[0]
  if (page === undefined) throw new Error('the program opened no page')
  return page
}

/** One question at a time over the IPC channel; a program that ends instead is an error. */
function makeAsk(child: ChildProcess, exited: Promise<number | null>, written: readonly string[]) {
  let last = 0
  return async (ask: ControlAsk): Promise<string | readonly string[] | null> => {
    last += 1
    const number = last
    const answered = new Promise<ControlAnswer>((resolve) => {
      child.on('message', function hear(message) {
        // Only the stand-in's control holds the other end of this channel.
        const answer = message as ControlAnswer
        if (answer.number !== number) return
        child.off('message', hear)
        resolve(answer)
      })
    })
    child.send({ number, ...ask })
    const ended = exited.then((code): ControlAnswer => {
      return { number, error: `the program ended with ${code}:\n${written.join('')}` }
    })
    const answer = await Promise.race([answered, ended])
    if ('error' in answer) throw new Error(answer.error)
    return answer.value
  }
}

/** Chromium names its process in the lock of its profile, as `host-pid`. */
function readChromiumPid(profileDir: string): number {
  const lock = join(profileDir, 'chromium/SingletonLock')
  return Number(readlinkSync(lock).split('-').at(-1))
}

function isRunning(pid: number): boolean {
  const status = `/proc/${pid}/stat`
  // A zombie has ended; only whoever adopted it has not noticed.
  return existsSync(status) && !/\) Z /.test(readFileSync(status, 'utf8'))
}
