import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { FuseV1Options } from '@electron/fuses'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  INSPECTABLE_FUSES,
  setFuses,
  SHIPPED_FUSES,
  wrongFuses,
} from '../../../scripts/package/fuses.js'
import { programWithFuses, WIRE_AT } from './synthetic-electron.ts'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'jangbu-fuses-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function program(wire: string, length?: number): string {
  const path = join(folder, 'program')
  writeFileSync(path, programWithFuses(wire, length))
  return path
}

function wireOf(path: string): string {
  const bytes = readFileSync(path)
  return bytes.toString('latin1', WIRE_AT, WIRE_AT + (bytes[WIRE_AT - 1] ?? 0))
}

describe('the fuses of a package', () => {
  test('are all burnt as the table of the security bars says, and nothing beside them', async () => {
    const path = program('101100111')
    await setFuses(path, SHIPPED_FUSES)
    expect(wireOf(path)).toBe('010011001')
    expect(readFileSync(path)).toEqual(programWithFuses('010011001'))
  })

  test('differ in one fuse, the inspector, in the build that tests look into', async () => {
    const path = program('101100111')
    await setFuses(path, INSPECTABLE_FUSES)
    expect(wireOf(path)).toBe('010111001')
  })

  test('cover every fuse that @electron/fuses knows', () => {
    const known = Object.values(FuseV1Options).filter((value) => typeof value === 'number')
    expect(known).toHaveLength(9)
    expect(new Set(Object.keys(SHIPPED_FUSES).map(Number))).toEqual(new Set(known))
  })

  test('are refused for an Electron that has a fuse nobody decided about, and nothing is written', async () => {
    const path = program('1011001110')
    await expect(setFuses(path, SHIPPED_FUSES)).rejects.toThrow('10 fuses')
    expect(wireOf(path)).toBe('1011001110')
  })

  test.each([
    ['101100111', ['RunAsNode', 'EnableCookieEncryption', 'EnableNodeOptionsEnvironmentVariable']],
    ['010111001', ['EnableNodeCliInspectArguments']],
    ['0100110011', ['fuse 9']],
    ['01001100', ['WasmTrapHandlers']],
    ['010011001', []],
  ])('read from %s, are told apart from the table by name', async (wire, wrong) => {
    const found = await wrongFuses(program(wire, wire.length), SHIPPED_FUSES)
    expect(found.slice(0, 3)).toEqual(wrong)
  })
})
