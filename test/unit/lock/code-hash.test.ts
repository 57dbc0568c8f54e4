import { scryptSync } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { systemRandom } from '../../../main/system-clock.ts'
import { COSTS, hashCode, isCodeOf } from '../../../main/lock/code-hash.ts'

const CHEAP = { logN: 4, r: 8, p: 1 }

describe('a code’s record', () => {
  test('is its code’s and no other’s', async () => {
    const record = await hashCode('4826', systemRandom, CHEAP)
    expect(await isCodeOf(record, '4826')).toBe(true)
    for (const other of ['4827', '482', '48260', '', '４８２６']) {
      expect(await isCodeOf(record, other)).toBe(false)
    }
  })

  test('has a salt of its own, and nothing of the code in it', async () => {
    const [one, two] = [
      await hashCode('48264826', systemRandom, CHEAP),
      await hashCode('48264826', systemRandom, CHEAP),
    ]
    expect(Buffer.from(one).equals(two)).toBe(false)
    expect(Buffer.from(one).includes('4826')).toBe(false)
    expect(one.length).toBe(52)
  })

  test('is scrypt of 32 MiB at least, with the costs it names', async () => {
    const record = Buffer.from(await hashCode('4826', systemRandom))
    expect([...record.subarray(0, 4)]).toEqual([1, 15, 8, 1])
    expect(128 * 2 ** COSTS.logN * COSTS.r).toBeGreaterThanOrEqual(32 * 2 ** 20)
    const digest = scryptSync('4826', record.subarray(4, 20), 32, {
      N: 2 ** 15,
      r: 8,
      p: 1,
      maxmem: 2 ** 26,
    })
    expect(record.subarray(20).equals(digest)).toBe(true)
  })

  test('made at other costs is still read', async () => {
    const record = await hashCode('4826', systemRandom, { logN: 6, r: 4, p: 2 })
    expect(await isCodeOf(record, '4826')).toBe(true)
  })

  test.each<[string, (record: Buffer) => Buffer]>([
    ['of a later version', (record) => (record.writeUInt8(2, 0), record)],
    ['that is cut off', (record) => record.subarray(0, 51)],
    ['that is longer', (record) => Buffer.concat([record, Buffer.of(0)])],
    ['without costs', (record) => (record.fill(0, 1, 4), record)],
    ['that asks for all memory', (record) => (record.writeUInt8(40, 1), record)],
    ['that asks for all time', (record) => (record.writeUInt8(255, 3), record)],
    ['with a bit changed', (record) => (record.writeUInt8(record.readUInt8(51) ^ 1, 51), record)],
  ])('%s opens nothing, and costs nothing', async (_what, spoil) => {
    const record = spoil(Buffer.from(await hashCode('4826', systemRandom, CHEAP)))
    expect(await isCodeOf(record, '4826')).toBe(false)
  })
})
