import { setupOrExit } from './setup/index.js'
import { inProject } from './setup/project.js'
import { runUnderProjectNode } from './setup/run.js'

await setupOrExit({ need: [] })
const given = process.argv.slice(2)
process.exitCode = await runUnderProjectNode([
  inProject('node_modules/oxfmt/bin/oxfmt'),
  ...(given.length > 0 ? given : ['.']),
])
