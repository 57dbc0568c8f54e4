/**
 * Runs last in `npm test`: sells with secrets of its own, then searches every byte the whole run
 * left under `out/test` for anything that nobody may write down.
 *
 * node test/sweep/sweep.ts
 */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { canaryNeedles, makeCanaries } from './canaries.ts'
import { driveTills } from './drive-tills.ts'
import { driveWindow } from './drive-window.ts'
import { sweep, type Find } from './findings.ts'
import { documentedNeedles } from './needles.ts'

const OUT = join(import.meta.dirname, '../../out/test')
const MOST_SHOWN = 40

const temporary = join(OUT, 'tmp')
const folder = join(OUT, 'sweep')
rmSync(folder, { recursive: true, force: true })
mkdirSync(temporary, { recursive: true })
process.env['TMPDIR'] = temporary

const canaries = makeCanaries()
const [tills, window] = await Promise.all([
  driveTills(join(folder, 'tills'), canaries),
  driveWindow(join(folder, 'window'), canaries),
])
console.log(
  `sweep: ${tills.acts} sales by tills, ${window.acts} typed in the window (${window.host})`,
)

const { finds, swept } = sweep(OUT, [...documentedNeedles(), ...canaryNeedles(canaries)])
for (const [kind, { files, bytes, images }] of swept) {
  console.log(`sweep: ${kind}: ${files} files, ${bytes} bytes, ${images} pages and streams opened`)
}
for (const find of finds.slice(0, MOST_SHOWN)) console.log(sentence(find))
if (finds.length > MOST_SHOWN) console.log(`sweep: and ${finds.length - MOST_SHOWN} more`)
console.log(finds.length === 0 ? 'sweep: nothing found' : `sweep: ${finds.length} found`)

// Each sale and each kind of store counts as one test.
const failed = new Set(finds.map(({ path }) => path)).size
const passed = tills.acts + window.acts + swept.size
writeFileSync(join(OUT, 'sweep.json'), JSON.stringify({ passed, failed }))
process.exitCode = failed === 0 ? 0 : 1

/** Names the thing, never shows it. */
function sentence({ path, place, label, form }: Find): string {
  return `sweep: found ${label} (${form}) in ${path}, ${place}`
}
