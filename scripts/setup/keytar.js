import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { hashOf, inProject, readStamp, say, writeStamp } from './project.js'
import { nodePackage } from './node.js'
import { npm } from './packages.js'
import { tailOf } from './run.js'

const BUILT = inProject('node_modules/keytar/build/Release/keytar.node')
/** Remembers that building failed, so that it is not tried at every command until packages change. */
const FAILED = inProject('node_modules/.cache/jangbu/keytar-failed')

/** Whether the keychain's native part should be built and has not been given up on. */
export function keytarIsStale() {
  if (!existsSync(inProject('node_modules/keytar')) || existsSync(BUILT)) return false
  return readStamp(FAILED) !== circumstances()
}

/**
 * Builds keytar, the one package whose install script may run (bar B-E21). Built here from the
 * locked source, never downloaded: its ready-made binaries are not in the lockfile. An optional
 * dependency, so a failure is a sentence and practice mode goes on without it.
 */
export async function buildKeytar() {
  if (!hasCompiler()) return giveUp('there is no C++ compiler here')
  say('setup: building keytar')
  const { ok, output } = await npm(
    ['rebuild', 'keytar', '--ignore-scripts=false', '--foreground-scripts'],
    {
      npm_config_build_from_source: 'true',
      // Node-API headers of any version do; these came with the packages, so nothing is downloaded.
      // The path is absolute because node-gyp reads it from inside keytar's folder.
      ...(existsSync(`${nodePackage()}/include/node`) ? { npm_config_nodedir: nodePackage() } : {}),
    },
  )
  if (ok && existsSync(BUILT)) return undefined
  return giveUp(`building it failed:\n${tailOf(output)}`)
}

/** @param {string} reason */
function giveUp(reason) {
  writeStamp(FAILED, circumstances())
  say(`setup: keytar was not built, so only practice mode will work: ${reason}`)
}

function hasCompiler() {
  if (process.platform === 'win32') return true // node-gyp looks for Visual Studio better than we can
  return ['c++', 'make'].every((name) => spawnSync(name, ['--version']).status === 0)
}

/** Another try is worth it when a compiler or the library appeared. */
function circumstances() {
  const library = spawnSync('pkg-config', ['--exists', 'libsecret-1']).status === 0
  return `${hashOf(['package-lock.json'])} compiler=${hasCompiler()} libsecret=${library}\n`
}
