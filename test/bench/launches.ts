import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { launchInStandIn } from '../e2e/launch-stand-in.ts'
import type { LaunchOptions, Program } from '../e2e/program.ts'
import { memoryOf } from './memory.ts'
import { ratio, spreadOf } from './numbers.ts'

const MARK_FOCUS = join(import.meta.dirname, 'mark-focus.ts')
const EMPTY_MAIN = join(import.meta.dirname, 'empty-window/main.ts')
/** Nothing is drawn, compiled or collected any more by then. */
const IDLE_MS = 5_000

export interface LaunchPlan {
  readonly emptyDir: string
  readonly smallDir: string
  readonly largeDir: string
  readonly rounds: number
}

/**
 * From the start of the process to the focused amount field: an empty window, the counter on a small
 * journal and on a large one, in turns. Profiles are warm: each is opened once before anything counts.
 */
export async function measureLaunches({ emptyDir, smallDir, largeDir, rounds }: LaunchPlan) {
  const empty = { profileDir: emptyDir, mainPath: EMPTY_MAIN }
  const small = { profileDir: smallDir }
  const large = { profileDir: largeDir }
  const times = { empty: [], small: [], large: [] } as Record<'empty' | 'small' | 'large', number[]>
  for (const options of [empty, small, large]) await launchOnce(options)
  for (let round = 0; round < rounds; round += 1) {
    times.empty.push(await launchOnce(empty))
    // Whichever comes second finds a warmer machine, so they swap.
    const swapped = round % 2 === 1
    if (swapped) times.large.push(await launchOnce(large))
    times.small.push(await launchOnce(small))
    if (!swapped) times.large.push(await launchOnce(large))
  }
  return {
    emptyWindow: spreadOf(times.empty),
    smallJournal: { ...spreadOf(times.small), ofEmptyWindow: ratio(times.small, times.empty) },
    largeJournal: { ...spreadOf(times.large), ofEmptyWindow: ratio(times.large, times.empty) },
    largeOfSmall: ratio(times.large, times.small),
    fastestMs: {
      emptyWindow: Math.round(Math.min(...times.empty)),
      smallJournal: Math.round(Math.min(...times.small)),
      largeJournal: Math.round(Math.min(...times.large)),
    },
  }
}

/** What an idle counter holds, in megabytes; pages that processes share are divided among them. */
export async function measureMemory(profileDir: string) {
  const program = await launched({ profileDir })
  await focusedAt(program)
  await pause(IDLE_MS)
  const memory = { host: program.host, ...memoryOf(program.pid) }
  await ended(program)
  return memory
}

async function launchOnce(options: LaunchOptions): Promise<number> {
  const startedAt = Date.now()
  const program = await launched(options)
  const focused = await focusedAt(program)
  await ended(program)
  return focused - startedAt
}

function launched(options: LaunchOptions): Promise<Program> {
  return launchInStandIn({ ...options, env: { NODE_OPTIONS: `--import=${MARK_FOCUS}` } })
}

async function focusedAt({ page }: Program): Promise<number> {
  const root = page.locator('html[data-focused-at]')
  await root.waitFor({ state: 'attached', timeout: 120_000 })
  return Number(await root.getAttribute('data-focused-at'))
}

async function ended(program: Program): Promise<void> {
  await program.quit()
  await program.exited
}
