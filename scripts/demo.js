import { setupThenRun } from './setup/entry.js'

await setupThenRun({ file: 'test/demo/demo.ts', need: ['browser', 'build'] })
