import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import type { Step } from '../../main/till/steps.ts'

const TILL = fileURLToPath(new URL('./till-process.ts', import.meta.url))

export interface SeenOrder {
  readonly orderId: string
  readonly state: string
  readonly amountWon: number
}

export interface Life {
  readonly killed: boolean
  readonly exitCode: number | null
  readonly lines: readonly Record<string, unknown>[]
}

export interface LifeOptions {
  readonly folder: string
  readonly origin: string
  readonly charge?: { readonly number: string; readonly amountWon: number }
  readonly crashAt?: Step
  /** How often it comes to that step until it is killed there; once unless told. */
  readonly crashTime?: number
  /** The process to run; a till that charges unless told. */
  readonly program?: string
}

/** Runs one till process to its end, its own or the one it was told to meet. */
export async function live(options: LifeOptions): Promise<Life> {
  const { folder, origin, charge, crashAt, crashTime = 1, program = TILL } = options
  const args = [program, folder, origin]
  if (charge !== undefined) args.push(charge.number, String(charge.amountWon))
  const crash = { CRASH_AT: crashAt, CRASH_TIME: String(crashTime) }
  const child = spawn(process.execPath, args, {
    env: { ...process.env, ...(crashAt === undefined ? {} : crash) },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const lines: Record<string, unknown>[] = []
  const reading = (async () => {
    for await (const line of createInterface({ input: child.stdout })) lines.push(parseLine(line))
  })()
  const [exitCode, signal] = await new Promise<[number | null, string | null]>((resolve) =>
    child.once('exit', (code, by) => resolve([code, by])),
  )
  await reading
  return { killed: signal === 'SIGKILL', exitCode, lines }
}

/** The line a life printed at a step; throws when it did not get there. */
export function lineOf(life: Life, step: string): Record<string, unknown> {
  const line = life.lines.find((each) => each.step === step)
  if (line === undefined) throw new Error(`the till never reached ${step}: exit ${life.exitCode}`)
  return line
}

function parseLine(line: string): Record<string, unknown> {
  // A till process prints JSON objects and nothing else.
  return JSON.parse(line) as Record<string, unknown>
}
