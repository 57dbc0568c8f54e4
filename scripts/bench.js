import { setupThenRun } from './setup/entry.js'

await setupThenRun({ file: 'test/bench/bench.ts', need: ['browser', 'build'] })
