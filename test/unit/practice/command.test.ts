import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { practiceCards } from '../../../main/practice/cards.ts'
import { startGateway } from './gateway-process.ts'
import { PracticeDesk } from './practice-desk.ts'

const ROOT = fileURLToPath(new URL('../../../', import.meta.url))

describe('the command', () => {
  test('--cards prints every card on a line of its own and ends', () => {
    const { status, stdout } = run('--cards')
    expect(status).toBe(0)
    const numbers = stdout
      .trimEnd()
      .split('\n')
      .map((line) => line.split(' ')[0])
    expect(numbers).toEqual(practiceCards.map(({ number }) => number))
  })

  test.each([['--port', '65536'], ['--port', 'http'], ['--unknown'], ['extra']])(
    'refuses %s %s and says how it is used',
    (...args) => {
      const { status, stderr } = run(...args.filter((word) => word !== undefined))
      expect(status).toBe(1)
      expect(stderr).toContain('npm run practice-gateway')
    },
  )

  test('says so when the port is taken, and leaves the other gateway alone', async () => {
    using desk = new PracticeDesk({ statePath: null })
    await using first = await startGateway(['--state', desk.statePath])
    const { port } = new URL(first.origin)
    const { status, stderr } = run('--port', port, '--state', `${desk.statePath}-2`)
    expect(status).toBe(1)
    expect(stderr).toContain('EADDRINUSE')
    expect((await fetch(first.origin)).status).toBe(404)
    expect(await first.end('SIGTERM')).toBe(0)
  })
})

function run(...args: readonly string[]) {
  const file = 'scripts/practice-gateway/serve.ts'
  return spawnSync(process.execPath, [file, ...args], { cwd: ROOT, encoding: 'utf8' })
}
