import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createWriteStream, mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { finished } from 'node:stream/promises'
import type { Canaries } from './canaries.ts'
import { openGatewayDouble } from './gateway-double.ts'
import { CANARY_CARD } from './needles.ts'
import type { Errand } from './till-child.ts'

const CHILD = join(import.meta.dirname, 'till-child.ts')

export interface TillDrive {
  /** Charges, each ended in its own way. */
  readonly acts: number
}

type Act = Pick<Errand, 'charge' | 'crashAt' | 'bugs'>

const ACTS: readonly Act[] = [
  { charge: { number: '4242424242424242', amountWon: 11_000 } },
  { charge: { number: '4000000000000002', amountWon: 12_000 } },
  { charge: { number: '9000000000000001', amountWon: 13_000 } },
  { charge: { number: CANARY_CARD, amountWon: 14_000 } },
  { charge: { number: '5555555555554444', amountWon: 15_000 }, crashAt: 'after-sent' },
  { charge: { number: '9430111122223338', amountWon: 16_000 }, crashAt: 'before-outcome' },
  { charge: { number: '9000000000000043', amountWon: 17_000 }, bugs: true },
]

/** `9000-0000-0000-0019`: approved, and the answer never comes. */
const SILENT = { number: '9000000000000019', amountWon: 18_000 }

/**
 * Lives of a till that are answered, refused, cut off and killed, on one journal, with secrets of
 * their own. What they print is kept beside it.
 *
 * @throws Error when what was typed did not reach the gateway: a sweep would then prove nothing.
 */
export async function driveTills(folder: string, canaries: Canaries): Promise<TillDrive> {
  mkdirSync(folder, { recursive: true })
  const gateway = await openGatewayDouble(canaries)
  const errand = { folder, origin: gateway.origin, canaries }
  for (const [index, act] of ACTS.entries()) await live({ ...errand, ...act }, `till-${index}`)
  const silent = start({ ...errand, charge: SILENT }, 'till-silent')
  await gateway.nextCharge()
  silent.child.kill('SIGKILL')
  await silent.ended
  await live(errand, 'till-last')
  await gateway.close()
  // The one that is killed before it sends never reaches the gateway.
  const { tokens, charges, births, pins } = gateway.arrived
  const expected = ACTS.length
  if (tokens < expected || charges !== expected || births !== expected || pins !== expected)
    throw new Error(
      `of ${expected} charges, ${charges} arrived, ${births} and ${pins} of them whole`,
    )
  return { acts: ACTS.length + 1 }
}

async function live(errand: Errand, name: string): Promise<void> {
  const { ended } = start(errand, name)
  const code = await ended
  const wasKilled = code === null
  const isSettled = readFileSync(join(errand.folder, `${name}.out`), 'utf8').includes('"settled"')
  if (wasKilled !== (errand.crashAt !== undefined) || isSettled === wasKilled)
    throw new Error(`${name} ended with ${code}`)
}

function start(errand: Errand, name: string) {
  const child = spawn(process.execPath, [CHILD], { stdio: ['pipe', 'pipe', 'pipe'] })
  const kept = [
    [child.stdout, createWriteStream(join(errand.folder, `${name}.out`))],
    [child.stderr, createWriteStream(join(errand.folder, `${name}.err`))],
  ] as const
  const written = kept.map(([from, to]) => finished(from.pipe(to)))
  child.stdin.end(JSON.stringify(errand))
  const ended = once(child, 'exit').then(async ([code]) => {
    await Promise.all(written)
    return code as number | null // as Node documents `exit`
  })
  return { child, ended }
}
