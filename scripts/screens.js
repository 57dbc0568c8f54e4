import { setupThenRun } from './setup/entry.js'

await setupThenRun({ file: 'test/screens/screens.ts', need: ['browser', 'build'] })
