import { readFileSync } from 'node:fs'
import { inProject } from '../setup/project.js'

/**
 * @typedef {{
 *   name?: string,
 *   version: string,
 *   dependencies?: Record<string, string>,
 *   optionalDependencies?: Record<string, string>,
 * }} Locked
 */

/**
 * Every package that ours, or one that ours needs, names as a dependency: `name@version`, from the
 * lockfile. Peers are not followed: those that matter are dependencies of ours too.
 *
 * @returns {ReadonlySet<string>}
 */
export function runtimePackages() {
  const text = readFileSync(inProject('package-lock.json'), 'utf8')
  const { packages } = /** @type {{ packages: Record<string, Locked> }} */ (JSON.parse(text))
  /** @type {Map<string, string>} */
  const found = new Map()
  const waiting = ['']
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    const { dependencies, optionalDependencies } = packages[path] ?? {}
    for (const name of Object.keys({ ...dependencies, ...optionalDependencies })) {
      const place = placeOf(packages, path, name)
      if (place === undefined || found.has(place)) continue
      found.set(place, `${name}@${packages[place]?.version}`)
      waiting.push(place)
    }
  }
  return new Set(found.values())
}

/**
 * Where Node would find a package: beside whoever asks, or beside one of those above.
 *
 * @param {Record<string, Locked>} packages
 * @param {string} asker
 * @param {string} name
 * @returns {string | undefined}
 */
function placeOf(packages, asker, name) {
  const place = asker === '' ? `node_modules/${name}` : `${asker}/node_modules/${name}`
  if (packages[place] !== undefined) return place
  if (asker === '') return undefined
  const above = asker.lastIndexOf('/node_modules/')
  return placeOf(packages, above === -1 ? '' : asker.slice(0, above), name)
}
