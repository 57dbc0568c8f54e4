import { expect, test } from 'vitest'
import { startProcess } from '../unit/practice/gateway-process.ts'
import { PracticeDesk } from '../unit/practice/practice-desk.ts'

test('npm stops the gateway when it is told to stop itself', async () => {
  using desk = new PracticeDesk({ statePath: null })
  const args = ['run', '--silent', 'practice-gateway', '--', '--state', desk.statePath]
  await using npm = await startProcess('npm', args)
  await npm.endFirst('SIGTERM')
  await expect
    .poll(() =>
      fetch(npm.origin).then(
        () => 'up',
        () => 'down',
      ),
    )
    .toBe('down')
})
