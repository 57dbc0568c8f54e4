import { setupThenRun } from './setup/entry.js'

await setupThenRun({ file: 'scripts/sbom/run.js', need: [] })
