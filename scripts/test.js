import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { hasDisplay, startHiddenDisplay } from './setup/display.js'
import { electronProgram } from './setup/electron.js'
import { EVERYTHING, setupOrExit } from './setup/index.js'
import { inProject, say } from './setup/project.js'
import { runChecks } from './test/checks.js'
import { addCounts, closingLine, NOTHING } from './test/counts.js'
import { playwrightCounts, sweepCounts, vitestCounts } from './test/reports.js'
import { runStage } from './test/stage.js'

const OUT = inProject('out/test')
const SWEEP = inProject('test/sweep/sweep.ts')

rmSync(OUT, { recursive: true, force: true })
mkdirSync(`${OUT}/tmp`, { recursive: true })
await setupOrExit({ need: EVERYTHING })

const stages = [checks, testsWithoutWindow, testsInWindow, ...(existsSync(SWEEP) ? [sweep] : [])]
let total = NOTHING
for (const stage of stages) {
  const counts = await stage()
  total = addCounts(total, counts)
  if (counts.failed > 0) break
}
process.stdout.write(`${closingLine(total)}\n`)
process.exitCode = total.failed > 0 || total.passed === 0 ? 1 : 0

async function checks() {
  const results = await runChecks()
  for (const { name, ok, output } of results) {
    process.stdout.write(ok ? `${name}: ok\n` : `${output.trimEnd()}\n${name}: failed\n`)
  }
  const passed = results.filter(({ ok }) => ok).length
  return { passed, failed: results.length - passed, skipped: 0 }
}

async function testsWithoutWindow() {
  const code = await runStage('vitest', [inProject('node_modules/vitest/vitest.mjs'), 'run'])
  return vitestCounts(`${OUT}/vitest.json`, code)
}

async function testsInWindow() {
  const cli = inProject('node_modules/@playwright/test/cli.js')
  const code = await runWithWindow('playwright', [cli, 'test'])
  sayWhatTheWindowRanOn()
  return playwrightCounts(`${OUT}/playwright.json`, code)
}

/** After everything else: searches what the run wrote for anything that must never be written. */
async function sweep() {
  const code = await runWithWindow('sweep', [SWEEP])
  return sweepCounts(`${OUT}/sweep.json`, code)
}

/**
 * @param {string} name
 * @param {readonly string[]} args
 */
async function runWithWindow(name, args) {
  const display = hasDisplay() || electronProgram() === null ? null : await startHiddenDisplay()
  // What a window writes into its user's home is searched too.
  const home = `${OUT}/home`
  mkdirSync(home, { recursive: true, mode: 0o700 })
  const code = await runStage(name, args, {
    HOME: home,
    XDG_CONFIG_HOME: `${home}/.config`,
    XDG_CACHE_HOME: `${home}/.cache`,
    XDG_DATA_HOME: `${home}/.local/share`,
    ...(display === null ? {} : { DISPLAY: display.name }),
  })
  display?.stop()
  return code
}

/** Each launch prints a line; they all say the same, unless something is wrong worth seeing. */
function sayWhatTheWindowRanOn() {
  const said = readFileSync(`${OUT}/playwright.log`, 'utf8').matchAll(/the window ran on: (.+)/g)
  const hosts = new Set(Array.from(said, ([, host = '']) => host.trim()))
  for (const host of hosts) process.stdout.write(`the window ran on: ${host}\n`)
  if (hosts.size === 0) say('No test said what its window ran on.')
}
