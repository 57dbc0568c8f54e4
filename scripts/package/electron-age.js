import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { inProject } from '../setup/project.js'

/*
 * node scripts/package/electron-age.js: ends with 1 where the pinned Electron is over 30 days old and
 * its line has a newer patch (bar B-E20). Asks the package registry through npm.
 */

const LIMIT_DAYS = 30

const manifest = readFileSync(inProject('package.json'), 'utf8')
const { devDependencies } = /** @type {{ devDependencies: { electron: string } }} */ (
  JSON.parse(manifest)
)
const pinned = devDependencies.electron

const asked = spawnSync('npm', ['view', 'electron', 'time', '--json'], {
  encoding: 'utf8',
  maxBuffer: 64 * 2 ** 20,
  shell: process.platform === 'win32',
})
if (asked.status !== 0)
  throw new Error(`npm could not say when Electron was published:\n${asked.stderr}`)
const times = /** @type {Record<string, string>} */ (JSON.parse(asked.stdout))
const days = Math.floor((Date.now() - Date.parse(times[pinned] ?? '')) / 86_400_000)
const [major] = pinned.split('.')
const newest = Object.keys(times)
  .filter((version) => new RegExp(`^${major}\\.\\d+\\.\\d+$`).test(version))
  .toSorted((one, other) => one.localeCompare(other, 'en', { numeric: true }))
  .at(-1)
process.stdout.write(
  `electron ${pinned} is ${days} days old; the newest of its line is ${newest}\n`,
)
process.exitCode = days <= LIMIT_DAYS || pinned === newest ? 0 : 1
