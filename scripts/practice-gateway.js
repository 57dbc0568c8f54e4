import { setupThenRun } from './setup/entry.js'

// `npm run` puts a shell between itself and this process. Told to stop, npm stops that shell only,
// and the gateway would stay behind on its port.
if (process.env['npm_lifecycle_event'] === 'practice-gateway') {
  const shell = process.ppid
  setInterval(() => {
    if (process.ppid !== shell) process.kill(process.pid, 'SIGTERM')
  }, 100).unref()
}

await setupThenRun({ file: 'scripts/practice-gateway/serve.ts', need: [] })
