import { setupOrExit } from './setup/index.js'
import { inProject } from './setup/project.js'
import { runUnderProjectNode } from './setup/run.js'
import { runChecks } from './test/checks.js'

await setupOrExit({ need: [] })
const results = await runChecks()
for (const { name, ok, output } of results) {
  process.stdout.write(ok ? `${name}: ok\n` : `${output.trimEnd()}\n${name}: failed\n`)
}
const unit = await runUnderProjectNode([
  inProject('node_modules/vitest/vitest.mjs'),
  'run',
  'test/unit',
  '--reporter=dot',
])
process.exitCode = results.every(({ ok }) => ok) ? unit : 1
