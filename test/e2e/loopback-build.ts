import { rmSync } from 'node:fs'
import { hashOf, inProject, readStamp, writeStamp } from '../../scripts/setup/project.js'
import { projectEnv, runQuietly } from '../../scripts/setup/run.js'
import { takingTurns } from '../../scripts/setup/turn.js'

const DIST = 'out/loopback'
const STAMP = inProject(DIST, '.stamp')
const SOURCES = ['main', 'preload', 'renderer', 'electron.vite.config.ts', 'package-lock.json']

/**
 * Builds the program once more, the one thing different that its test and live accounts may be pointed
 * at a gateway on this machine: that door is not in the code of the build that ships (bar B-E15).
 * Answers its main script.
 */
export async function buildForLoopback(): Promise<string> {
  await takingTurns(async () => {
    const stamp = hashOf(SOURCES)
    if (readStamp(STAMP) === stamp) return
    rmSync(inProject(DIST), { recursive: true, force: true })
    const { ok, output } = await runQuietly(
      process.execPath,
      [inProject('node_modules/electron-vite/bin/electron-vite.js'), 'build'],
      { env: { ...projectEnv(), JANGBU_DIST: DIST, MAIN_VITE_LOOPBACK_GATEWAY: '1' } },
    )
    if (!ok) throw new Error(output)
    writeStamp(STAMP, stamp)
  })
  return inProject(DIST, 'main/index.js')
}
