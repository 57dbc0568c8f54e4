import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

const ROOT = fileURLToPath(new URL('../../../', import.meta.url))

export interface GatewayProcess {
  /** `http://127.0.0.1:N`. */
  readonly origin: string
  /** Everything it wrote so far, both streams. */
  output(): string
  /** Resolves with the exit code, or null when a signal ended it. */
  end(signal: 'SIGTERM' | 'SIGKILL'): Promise<number | null>
  /** Signals only the process that was started, as a person or a supervisor would. */
  endFirst(signal: 'SIGTERM'): Promise<void>
  /** Whatever a failed test left running is killed. */
  [Symbol.asyncDispose](): Promise<void>
}

/** The gateway's HTTP entry in a process of its own, once it says that it listens. */
export function startGateway(args: readonly string[]): Promise<GatewayProcess> {
  return startProcess(process.execPath, ['scripts/practice-gateway/serve.ts', ...args])
}

/** Starts any command that ends up as the gateway; signals go to all of its process group. */
export async function startProcess(
  program: string,
  args: readonly string[],
): Promise<GatewayProcess> {
  const child = spawn(program, args, {
    cwd: ROOT,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  child.stderr.setEncoding('utf8').on('data', (text: string) => (output += text))
  const lines = createInterface({ input: child.stdout })
  lines.on('line', (line) => (output += `${line}\n`))
  const exited = once(child, 'exit')
  const origin = await Promise.race([originIn(lines), exited.then(() => null)])
  if (origin === null) throw new Error(`the gateway did not start: ${output}`)
  const end = async (signal: 'SIGTERM' | 'SIGKILL'): Promise<number | null> => {
    signalGroup(child, signal)
    await exited
    return child.exitCode
  }
  return {
    origin,
    output: () => output,
    end,
    async endFirst(signal) {
      child.kill(signal)
      await exited
    },
    async [Symbol.asyncDispose]() {
      await end('SIGKILL')
    },
  }
}

async function originIn(lines: AsyncIterable<string>): Promise<string | null> {
  for await (const line of lines) {
    const origin = /^listening (http:\/\/127\.0\.0\.1:\d+)$/.exec(line)?.[1]
    if (origin !== undefined) return origin
  }
  return null
}

function signalGroup(child: ChildProcess, signal: 'SIGTERM' | 'SIGKILL'): void {
  // A child that has started has a pid; its group has the same number.
  const isOver = child.exitCode !== null || child.signalCode !== null
  if (child.pid !== undefined && !isOver) process.kill(-child.pid, signal)
}
