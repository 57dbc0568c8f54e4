import { rmSync } from 'node:fs'
import { hashOf, inProject, readStamp, say, writeStamp } from './project.js'
import { projectEnv, runQuietly, tailOf } from './run.js'
import { projectNode } from './node.js'

const STAMP = inProject('dist/.stamp')
const SOURCES = [
  'main',
  'preload',
  'renderer',
  'electron.vite.config.ts',
  'tsconfig.json',
  'package.json',
  'package-lock.json',
]

export function buildIsStale() {
  return readStamp(STAMP) !== hashOf(SOURCES)
}

/**
 * Builds main, preload and renderer into dist.
 *
 * @throws {Error} with what the build printed
 */
export async function build() {
  // Taken first: a file saved during the build makes the build stale.
  const stamp = hashOf(SOURCES)
  say('setup: building')
  rmSync(inProject('dist'), { recursive: true, force: true })
  const { ok, output } = await runQuietly(
    projectNode(),
    [inProject('node_modules/electron-vite/bin/electron-vite.js'), 'build'],
    { env: projectEnv() },
  )
  if (!ok) throw new Error(`The build failed:\n${tailOf(output)}`)
  writeStamp(STAMP, stamp)
}
