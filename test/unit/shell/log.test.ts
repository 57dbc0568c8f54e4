import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { CHANNELS } from '../../../preload/contract/channels.ts'
import { describeError, logLine, openLog } from '../../../main/shell/log.ts'

const canary = '4539578763621486'
let dir = ''

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'log-'))
})
afterEach(() => rmSync(dir, { recursive: true }))

const written = (): string => readFileSync(join(dir, 'logs/jangbu.log'), 'utf8')

describe('a line', () => {
  test('holds the time and the fields it may have', () => {
    expect(
      logLine({ event: 'ipc.bug', channel: 'charge.card', reference: 'ABCDEFG2', count: 3 }, 0),
    ).toBe(
      '{"time":"1970-01-01T00:00:00.000Z","event":"ipc.bug","channel":"charge.card","reference":"ABCDEFG2","count":3}',
    )
  })

  test('names every channel there is', () => {
    for (const channel of CHANNELS) {
      expect(logLine({ event: 'ipc.bug', channel }, 0)).toContain(`"channel":"${channel}"`)
    }
  })

  test.each([
    'event',
    'channel',
    'reference',
    'reason',
    'state',
    'error',
    'code',
    'at',
    'orderId',
    'count',
    'waitedMs',
    'message',
    'stack',
    'cause',
  ])('takes no card number in %s', (field) => {
    for (const text of [
      canary,
      `card ${canary}`,
      '4539-5787-6362-1486',
      '{"card":"4539578763621486"}',
    ]) {
      expect(logLine({ event: 'ipc.bug', [field]: text }, 0)).not.toMatch(/4539|6362/)
    }
  })
})

describe('an error', () => {
  test.each<[string, unknown]>([
    ['its message', new Error(`bad ${canary}`)],
    ['its cause', new Error('x', { cause: new Error(canary) })],
    ['its name', Object.assign(new Error('x'), { name: canary })],
    ['its code', Object.assign(new Error('x'), { code: canary })],
    ['a field of its own', Object.assign(new Error('x'), { body: canary })],
    [
      'a message that looks like a stack',
      new Error(`x\n    at f (/a/b-c.js:453957:8763)\n    at /a/${canary}.js:1:1`),
    ],
    [
      'a stack that was made up',
      Object.assign(new Error('x'), { stack: `Error: ${canary}\n at /${canary}.js:1:1` }),
    ],
    ['a thrown string', canary],
    ['a thrown object', { message: canary }],
  ])('is described without %s', (_what, error) => {
    expect(logLine({ event: 'ipc.bug', ...describeError(error) }, 0)).not.toMatch(/4539/)
  })

  test('says its class, its code and where it came from', () => {
    const described = describeError(Object.assign(new TypeError('x'), { code: 'ECONNRESET' }))
    expect(described).toMatchObject({ error: 'TypeError', code: 'ECONNRESET' })
    expect(
      logLine({ event: 'ipc.bug', error: 'TypeError', at: 'index.js:120:7 index.js:80:3' }, 0),
    ).toContain('index.js:120:7 index.js:80:3')
  })
})

describe('the file', () => {
  test('is its owner’s alone, and so is its folder', () => {
    openLog(dir, () => 0)({ event: 'ipc.bug' })
    expect(statSync(join(dir, 'logs/jangbu.log')).mode & 0o777).toBe(0o600)
    expect(statSync(join(dir, 'logs')).mode & 0o777).toBe(0o700)
  })

  test('is put aside when it is full, and the one before it is forgotten', () => {
    const log = openLog(dir, () => 0)
    const lines = 2 * Math.ceil(1_000_000 / 60)
    for (let line = 0; line < lines; line += 1)
      log({ event: 'ipc.refused', channel: 'charge.card' })
    expect(readdirSync(join(dir, 'logs')).toSorted()).toEqual(['jangbu.log', 'jangbu.log.1'])
    expect(statSync(join(dir, 'logs/jangbu.log.1')).size).toBeLessThan(1_100_000)
  })

  test('that cannot be written stops nobody', () => {
    writeFileSync(join(dir, 'file'), '')
    const log = openLog(join(dir, 'file'), () => 0)
    expect(() => log({ event: 'ipc.bug' })).not.toThrow()
  })

  test('gets one line an entry', () => {
    const log = openLog(dir, () => 0)
    log({ event: 'ipc.bug' })
    log({ event: 'page.gone', reason: 'crashed' })
    expect(written().trimEnd().split('\n')).toHaveLength(2)
  })
})
