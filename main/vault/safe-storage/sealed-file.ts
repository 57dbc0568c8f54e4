import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { replaceFile } from '../replace-file.ts'

/** How far the way from keytar has come; see `leaveKeytar`. */
export type Phase = 'none' | 'copied' | 'moved'

/** What lies in the sealed file. `items` maps a name to base64 of what safeStorage made. */
export interface Sealed {
  readonly v: 1
  readonly backend: string
  readonly appName: string
  readonly phase: Phase
  readonly items: Readonly<Record<string, string>>
}

const shape = z.strictObject({
  v: z.literal(1),
  backend: z.string().max(40),
  appName: z.string().max(100),
  phase: z.enum(['none', 'copied', 'moved']),
  items: z.record(z.string().regex(/^[a-z0-9-]+\/[a-z-]+$/), z.base64()),
})

/** `damaged` is never answered with a new file: the old one may be all there is. */
export type SealedRead =
  | { readonly state: 'ok'; readonly sealed: Sealed }
  | { readonly state: 'missing' }
  | { readonly state: 'damaged' }

export interface SealedFile {
  read(): SealedRead
  /** @throws the system's error; the old file is untouched then */
  replace(sealed: Sealed): void
}

/** safeStorage keeps nothing itself, so what it sealed lies in one 0600 file of ours. */
export function sealedFileAt(path: string): SealedFile {
  return {
    read() {
      try {
        const read = shape.safeParse(JSON.parse(readFileSync(path, 'utf8')))
        return read.success ? { state: 'ok', sealed: read.data } : { state: 'damaged' }
      } catch (error) {
        const isMissing = error instanceof Error && 'code' in error && error.code === 'ENOENT'
        return { state: isMissing ? 'missing' : 'damaged' }
      }
    },
    replace: (sealed) => replaceFile(path, Buffer.from(JSON.stringify(sealed))),
  }
}
