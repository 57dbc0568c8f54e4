import { join } from 'node:path'
import { utilityProcess } from 'electron'

/** As `main/vault/keychain-port.ts` has it; the shell does not know the vault. */
interface PortEvents {
  onMessage(message: unknown): void
  onExit(): void
}

interface Port {
  post(message: unknown): void
  kill(): void
}

const PROGRAM = join(import.meta.dirname, 'keychain.js')

/**
 * Starts the keychain process. Its words are English whatever the person's language, because keytar
 * tells what went wrong in nothing but words; what the operating system shows is another process.
 */
export function startKeychainProcess(events: PortEvents): Port {
  const child = utilityProcess.fork(PROGRAM, [], {
    serviceName: 'Jangbu keychain',
    stdio: 'ignore',
    env: { ...process.env, LC_ALL: 'C.UTF-8', LANGUAGE: 'C' },
  })
  let isGone = false
  child.on('message', (message: unknown) => events.onMessage(message))
  child.once('exit', () => {
    isGone = true
    events.onExit()
  })
  return {
    post: (message) => {
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- not a window's
      if (!isGone) child.postMessage(message)
    },
    kill: () => {
      child.kill()
    },
  }
}
