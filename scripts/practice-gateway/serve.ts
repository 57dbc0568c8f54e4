import { randomBytes } from 'node:crypto'
import { mkdirSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { createPracticeGateway } from '../../main/practice/create-practice-gateway.ts'
import { listen } from '../../main/practice/listen.ts'
import type { ListeningGateway } from '../../main/practice/listen.ts'
import { cardTable } from './card-table.ts'

const USAGE =
  'npm run practice-gateway -- [--port N] [--fresh] [--strict] [--state FILE]   or   -- --cards'
const DEFAULT_STATE = fileURLToPath(new URL('../../out/practice-gateway/state.db', import.meta.url))

interface Wishes {
  readonly port: number
  readonly fresh: boolean
  readonly strict: boolean
  readonly cards: boolean
  readonly statePath: string
}

function readWishes(): Wishes {
  const { values } = parseArgs({
    options: {
      port: { type: 'string', default: '0' },
      fresh: { type: 'boolean', default: false },
      strict: { type: 'boolean', default: false },
      cards: { type: 'boolean', default: false },
      state: { type: 'string', default: DEFAULT_STATE },
    },
  })
  const port = Number(values.port)
  if (!/^\d{1,5}$/.test(values.port) || port > 65_535) throw new Error('--port is 0 … 65535')
  const { fresh, strict, cards } = values
  return { port, fresh, strict, cards, statePath: resolve(values.state) }
}

async function serve({ port, fresh, strict, statePath }: Wishes): Promise<ListeningGateway> {
  mkdirSync(dirname(statePath), { recursive: true, mode: 0o700 })
  const gateway = createPracticeGateway({
    statePath,
    keyPath: `${statePath}.key`,
    now: Date.now,
    sleep,
    random: randomBytes,
    fresh,
    strict,
  })
  try {
    return await listen(gateway, { port, onBug: console.error })
  } catch (error) {
    gateway.close()
    throw error
  }
}

/** On a signal, and when whoever started this process is gone and cannot send one any more. */
function closeInTheEnd(listening: ListeningGateway): void {
  const starter = process.ppid
  const watch = setInterval(() => {
    if (process.ppid !== starter) close()
  }, 100)
  const close = (): void => {
    clearInterval(watch)
    void listening.close()
  }
  for (const signal of ['SIGTERM', 'SIGINT']) process.once(signal, close)
}

async function sleep(ms: number, signal?: AbortSignal): Promise<void> {
  try {
    await wait(ms, undefined, signal ? { signal } : {})
  } catch {
    // Aborted: whoever waits looks at the signal.
  }
}

function complain(error: unknown): void {
  console.error(error instanceof Error ? error.message : error)
  console.error(USAGE)
  process.exitCode = 1
}

try {
  const wishes = readWishes()
  if (wishes.cards) {
    process.stdout.write(cardTable())
  } else {
    const listening = await serve(wishes)
    closeInTheEnd(listening)
    console.log(`listening ${listening.origin}`)
  }
} catch (error) {
  complain(error)
}
