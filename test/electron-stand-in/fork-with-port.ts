import { fork, type ChildProcess } from 'node:child_process'
import { fileURLToPath } from 'node:url'

export interface PortForkOptions {
  readonly args?: readonly string[]
  readonly env?: Readonly<Record<string, string | undefined>>
  readonly stdio?: 'ignore' | 'inherit'
}

const PARENT_PORT = fileURLToPath(new URL('./parent-port.ts', import.meta.url))

/**
 * A Node process that has `process.parentPort`, as Electron's utility processes do, over Node's own
 * channel with structured clones. The stand-in and the keyring tests both start theirs with this.
 */
export function forkWithPort(modulePath: string, options: PortForkOptions = {}): ChildProcess {
  const { args = [], env = process.env, stdio = 'inherit' } = options
  return fork(modulePath, [...args], {
    execArgv: ['--import', PARENT_PORT],
    serialization: 'advanced',
    stdio: ['ignore', stdio, stdio, 'ipc'],
    // Node's types ask for a mutable record.
    env: { ...env },
  })
}
