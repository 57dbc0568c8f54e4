import { spawnSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { ROOT } from '../setup/project.js'
import { runtimePackages } from './runtime-packages.js'

/**
 * @typedef {{ 'bom-ref': string, name: string, version: string }} Component
 * @typedef {{ components: Component[], dependencies: { ref: string, dependsOn: string[] }[] }} Sbom
 */

/**
 * Writes the list of every package that running the program needs, with versions, licences and
 * checksums, in CycloneDX's JSON (bar B-E21). npm makes it from the lockfile and asks no server. Its
 * own `--omit dev` would leave out what a build tool happens to need as well, so it lists everything
 * and what only builds and tests is taken out here.
 *
 * @param {string} path
 * @returns {{ components: number }}
 * @throws {Error} with what npm said, when it could not
 */
export function writeSbom(path) {
  const isWindows = process.platform === 'win32'
  const { stdout, stderr, status } = spawnSync(
    isWindows ? 'npm.cmd' : 'npm',
    ['sbom', '--sbom-format', 'cyclonedx', '--package-lock-only', '--offline'],
    { cwd: ROOT, encoding: 'utf8', shell: isWindows, maxBuffer: 64 * 2 ** 20 },
  )
  if (status !== 0) throw new Error(`npm could not list the packages:\n${stderr}`)
  const everything = /** @type {Sbom} */ (JSON.parse(stdout))
  const wanted = runtimePackages()
  const components = everything.components.filter(({ name, version }) =>
    wanted.has(`${name}@${version}`),
  )
  const kept = new Set(components.map((component) => component['bom-ref']))
  const dependencies = everything.dependencies
    .filter(({ ref }) => kept.has(ref))
    .map(({ ref, dependsOn }) => ({ ref, dependsOn: dependsOn.filter((other) => kept.has(other)) }))
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, `${JSON.stringify({ ...everything, components, dependencies }, null, 2)}\n`)
  return { components: components.length }
}
