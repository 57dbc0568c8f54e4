import { rmSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { writeSbom } from '../sbom/write-sbom.js'
import { build } from '../setup/build.js'
import { inProject, say } from '../setup/project.js'
import { buildPackages } from './build-packages.js'

/*
 * npm run package -- [--dir] [--inspect]: the installers of this machine's system under
 * out/package/shipped, or with --inspect the build for tests under out/package/inspectable.
 */

/** @type {Partial<Record<NodeJS.Platform, import('./build-packages.js').System>>} */
const SYSTEMS = { linux: 'linux', win32: 'win', darwin: 'mac' }

const { values } = parseArgs({
  options: { dir: { type: 'boolean' }, inspect: { type: 'boolean' } },
})
const inspectable = values.inspect ?? false
const system = SYSTEMS[process.platform]

if (system === undefined) {
  say(`There are no packages for ${process.platform}.`)
  process.exit(1)
}
writeSbom(inProject('out/sbom.json'))
await buildMain(inspectable)
try {
  const made = await buildPackages({ system, inspectable, folderOnly: values.dir ?? false })
  for (const path of made) process.stdout.write(`${path}\n`)
} finally {
  // The next command must not find a program that can be looked into.
  if (inspectable) rmSync(inProject('dist'), { recursive: true, force: true })
}

/**
 * The bundler writes the variable into the code; whatever the caller's own environment says of it
 * does not count.
 *
 * @param {boolean} isInspectable
 */
async function buildMain(isInspectable) {
  if (isInspectable) process.env['MAIN_VITE_INSPECTABLE'] = '1'
  else delete process.env['MAIN_VITE_INSPECTABLE']
  await build()
}
