import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import type { StartKeychain } from '../../main/vault/keychain-port.ts'
import { forkWithPort } from '../electron-stand-in/fork-with-port.ts'

const PROGRAM = join(import.meta.dirname, '../../main/vault/keychain-process/main.ts')

/** Starts the real keychain process in a session, and lets a test do to it what machines do. */
export class KeychainProcesses {
  readonly started: ChildProcess[] = []
  readonly #env: () => Readonly<Record<string, string>>

  constructor(env: () => Readonly<Record<string, string>>) {
    this.#env = env
  }

  readonly start: StartKeychain = (events) => {
    const child = forkWithPort(PROGRAM, { env: this.#env(), stdio: 'ignore' })
    this.started.push(child)
    child.on('message', events.onMessage)
    child.once('exit', events.onExit)
    return {
      post: (message) => {
        // The client posts calls, which are objects.
        if (child.connected) child.send(message as object)
      },
      kill: () => {
        child.kill()
      },
    }
  }

  get last(): ChildProcess {
    const child = this.started.at(-1)
    if (child === undefined) throw new Error('no keychain process was started')
    return child
  }

  /** Ends the running one and waits until it has. */
  async end(signal: NodeJS.Signals): Promise<NodeJS.Signals | null> {
    const child = this.last
    const ended = once(child, 'exit')
    child.kill(signal)
    await ended
    return child.signalCode
  }
}
