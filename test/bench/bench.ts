import { cpus, tmpdir } from 'node:os'
import { mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { measureCharges } from './charges.ts'
import { measureCommits } from './commits.ts'
import { measureLaunches, measureMemory } from './launches.ts'
import { measurePage } from './page-bytes.ts'
import { seedJournal } from './seed-journal.ts'

/*
 * npm run bench -- [--orders N] [--rounds N]: one JSON object on stdout. Compare the ratios: they were
 * measured in turns, in one run, on one machine. Times alone say how fast that machine was.
 */

const SMALL = 1_000

const { values } = parseArgs({
  options: {
    orders: { type: 'string', default: '100000' },
    rounds: { type: 'string', default: '9' },
  },
})
const orders = countOf('--orders', values.orders)
const rounds = countOf('--rounds', values.rounds)

const folder = mkdtempSync(join(tmpdir(), 'jangbu-bench-'))
try {
  process.stdout.write(`${JSON.stringify(await measure(), null, 2)}\n`)
} finally {
  rmSync(folder, { recursive: true, force: true })
}

async function measure() {
  const [emptyDir, smallDir, largeDir] = ['empty', 'small', 'large'].map((name) =>
    join(folder, name),
  )
  if (emptyDir === undefined || smallDir === undefined || largeDir === undefined) throw new Error()
  say(`seeding journals of ${SMALL} and ${orders} orders`)
  const seeded = [
    seedJournal(join(smallDir, 'practice'), SMALL),
    seedJournal(join(largeDir, 'practice'), orders),
  ]
  say('launching')
  const launch = await measureLaunches({ emptyDir, smallDir, largeDir, rounds })
  const memory = await measureMemory(largeDir)
  say('committing and charging')
  const commits = measureCommits(join(largeDir, 'practice'))
  const charge = await measureCharges(join(largeDir, 'practice'))
  const machine = { cpu: cpus()[0]?.model, cores: cpus().length, node: process.version }
  return { machine, orders, seeded, page: measurePage(), launch, commits, charge, memory }
}

function countOf(option: string, text: string): number {
  const count = Number(text)
  if (Number.isSafeInteger(count) && count > 0 && count <= 10_000_000) return count
  say(`${option} is a whole number from 1 to 10000000`)
  process.exit(1)
}

function say(sentence: string): void {
  process.stderr.write(`bench: ${sentence}\n`)
}
