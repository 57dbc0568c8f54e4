import { spawn } from 'node:child_process'
import type { ChildProcessByStdio } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { join } from 'node:path'
import type { Readable, Writable } from 'node:stream'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { connect } from '../../../main/journal/connection.ts'
import { openJournal } from '../../../main/journal/open-journal.ts'
import type { Journal } from '../../../main/journal/records.ts'
import { KEY, heldClock, seededRandom, temporaryFolder } from './fixture.ts'

const WRITER = fileURLToPath(new URL('writer.ts', import.meta.url))
const KILLS = 100
/** Two files at a time: most of a life is the process starting. */
const LANES = 2

function writer(
  mode: string,
  path: string,
  name: string,
): ChildProcessByStdio<Writable, Readable, null> {
  return spawn(process.execPath, [WRITER, mode, path, name], { stdio: ['pipe', 'pipe', 'inherit'] })
}

function open(path: string): Journal {
  return openJournal({ path, key: KEY, clock: heldClock(), random: seededRandom(99) })
}

/** Kills a writer with -9 after so many acknowledgements; returns all that reached us. */
async function writeUntilKilled(path: string, name: string, after: number): Promise<string[]> {
  const child = writer('write', path, name)
  const lines: string[] = []
  const exited = once(child, 'exit')
  for await (const line of createInterface({ input: child.stdout })) {
    lines.push(line)
    if (lines.length === after) child.kill('SIGKILL')
  }
  expect((await exited)[1]).toBe('SIGKILL')
  return lines
}

/** How far an order has come; what was acknowledged must have been reached at least. */
const ORDER = ['intent', 'sent', 'approved']

function expectAcknowledged(path: string, lines: readonly string[]): void {
  const journal = open(path)
  for (const line of lines) {
    const [state = '', orderId = ''] = line.split(' ')
    const found = journal.order(orderId)?.state ?? 'nothing'
    expect(ORDER.indexOf(found)).toBeGreaterThanOrEqual(ORDER.indexOf(state))
  }
  expect(journal.verifyChain()).toBeNull()
  journal.close()
  const connection = connect(path, KEY)
  expect(connection.pragma('integrity_check', { simple: true })).toBe('ok')
  connection.close()
}

async function killAgainAndAgain(lane: number): Promise<void> {
  const path = join(temporaryFolder(), `journal-${lane}.db`)
  const chance = seededRandom(20 + lane)
  const all: string[] = []
  for (let kill = 0; kill < KILLS / LANES; kill += 1) {
    const after = 1 + ((chance.bytes(1)[0] ?? 0) % 20)
    const lines = await writeUntilKilled(path, `run-${kill}`, after)
    expect(lines.length).toBeGreaterThanOrEqual(after)
    expectAcknowledged(path, lines)
    all.push(...lines)
  }
  expectAcknowledged(path, all)
  const journal = open(path)
  const before = journal.recent(100_000)
  journal.rebuild()
  expect(journal.recent(100_000)).toEqual(before)
  journal.close()
}

describe('kill -9 while writing', () => {
  test('loses nothing that was acknowledged and keeps the chain whole', async () => {
    await Promise.all(Array.from({ length: LANES }, (_, lane) => killAgainAndAgain(lane)))
  }, 180_000)
})

describe('two processes on one file', () => {
  test(
    'record one intent each sale between them, the file made by both at once',
    { timeout: 60_000 },
    async () => {
      const path = join(temporaryFolder(), 'journal.db')
      const racers = [0, 1, 2].map((index) => {
        const child = writer('race', path, `racer-${index}`)
        const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
        return { child, lines }
      })
      for (const { lines } of racers) expect((await lines.next()).value).toBe('ready')
      for (const { child } of racers) child.stdin.write('go\n')
      const answers: string[] = []
      for (const { lines } of racers) {
        for (let line = await lines.next(); line.done !== true; line = await lines.next()) {
          answers.push(line.value)
        }
      }
      expect(answers).toHaveLength(150)
      expect(answers.filter((answer) => answer.startsWith('recorded '))).toHaveLength(50)
      expect(answers.filter((answer) => answer.startsWith('exists '))).toHaveLength(100)
      expect(new Set(answers.map((answer) => answer.split(' ')[1])).size).toBe(50)
      expectAcknowledged(path, [])
    },
  )

  test('both writing all the time wait for each other', { timeout: 60_000 }, async () => {
    const path = join(temporaryFolder(), 'journal.db')
    const both = await Promise.all([
      writeUntilKilled(path, 'left', 300),
      writeUntilKilled(path, 'right', 300),
    ])
    expectAcknowledged(path, both.flat())
  })
})
