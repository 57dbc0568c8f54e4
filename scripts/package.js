import { setupThenRun } from './setup/entry.js'

await setupThenRun({ file: 'scripts/package/run.js', need: ['keytar', 'build'] })
