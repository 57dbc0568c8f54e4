import { existsSync, readFileSync } from 'node:fs'
import { filePages, walPages } from '../../sweep/cipher-pages.ts'
import { KEY } from './fixture-intent.ts'

/** Every byte of the file and its WAL in the clear, free pages and older frames too. */
export function everyByte(path: string): Buffer {
  const file = readFileSync(path)
  const pages = [...filePages(file, Buffer.from(KEY))]
  const wal = existsSync(`${path}-wal`) ? readFileSync(`${path}-wal`) : Buffer.alloc(0)
  pages.push(...walPages(wal, file, Buffer.from(KEY)))
  return Buffer.concat(pages.map(({ bytes }) => bytes))
}
