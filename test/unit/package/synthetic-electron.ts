import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** What stands before the fuses in every Electron (its "Fuses" page). */
const SENTINEL = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX'
const BEFORE = 100
/** Where the first fuse lies: behind the sentinel, the version and the length. */
export const WIRE_AT = BEFORE + SENTINEL.length + 2

/** The bytes of a program that holds nothing but fuses: `1` is on, `0` is off. */
export function programWithFuses(wire: string, length = wire.length): Buffer {
  const head = Buffer.from([1, length])
  const parts = [
    Buffer.alloc(BEFORE),
    Buffer.from(SENTINEL),
    head,
    Buffer.from(wire),
    Buffer.alloc(9),
  ]
  return Buffer.concat(parts)
}

/**
 * An Electron as electron-builder unpacks it, with no program in it: its binary cannot be had on a
 * machine that reaches package registries only.
 */
export function makeSyntheticElectron(folder: string, version: string): void {
  mkdirSync(join(folder, 'resources'), { recursive: true })
  mkdirSync(join(folder, 'locales'))
  for (const locale of ['en-US', 'fr', 'ko'])
    writeFileSync(join(folder, `locales/${locale}.pak`), '')
  // As new Electrons come: everything on but what is off by default.
  writeFileSync(join(folder, 'electron'), programWithFuses('101100011'), { mode: 0o775 })
  writeFileSync(join(folder, 'version'), version, { mode: 0o666 })
  writeFileSync(join(folder, 'LICENSE'), 'Electron')
}
