import { setupThenRun } from './setup/entry.js'

await setupThenRun({ file: 'test/crash/kill-writes-and-backups.ts', need: [] })
