import type Electron from 'electron'
import { isReady } from './app-events.ts'
import { makeEmitter } from './emitter.ts'
import { forkWithPort } from './fork-with-port.ts'
import { strict } from './strict.ts'

type ForkOptions = Electron.ForkOptions

const KNOWN: readonly string[] = ['serviceName', 'stdio', 'env'] satisfies (keyof ForkOptions)[]

function fork(modulePath: string, args: string[] = [], options: ForkOptions = {}) {
  if (!isReady()) throw new Error('utilityProcess.fork() can only be called after app is ready')
  const strange = Object.keys(options).find((name) => !KNOWN.includes(name))
  if (strange !== undefined) throw new Error(`the stand-in cannot fork with ${strange}`)
  const { stdio = 'inherit', env = process.env } = options
  if (stdio !== 'ignore' && stdio !== 'inherit') {
    throw new Error('the stand-in does not read what a utility process prints')
  }
  const child = forkWithPort(modulePath, { args, env: { ...env }, stdio })
  const events = makeEmitter('utilityProcess', ['spawn', 'message', 'exit', 'error'])
  let isGone = false
  child.once('spawn', () => events.emit('spawn'))
  child.on('message', (message) => events.emit('message', message))
  // Node tells a process that could not be started in another way; Electron has this one alone.
  child.once('error', () => exit(1))
  child.once('exit', (code) => exit(code ?? 1))

  function exit(code: number): void {
    if (isGone) return
    isGone = true
    events.emit('exit', code)
  }

  return strict('utilityProcess', {
    ...events,
    get pid(): number | undefined {
      return isGone ? undefined : child.pid
    },
    stdout: null,
    stderr: null,
    postMessage(message: unknown, transfer: readonly unknown[] = []): void {
      if (transfer.length > 0) throw new Error('the stand-in transfers no ports')
      // Electron's own posts into the void once the process is gone.
      if (!isGone && child.connected) child.send(asSendable(message))
    },
    kill: () => child.kill('SIGTERM'),
  })
}

/** Node's types know less of what can be sent than the clone of `serialization: 'advanced'` does. */
function asSendable(message: unknown): object {
  return message as object
}

export const utilityProcess = strict('utilityProcess', { fork })
