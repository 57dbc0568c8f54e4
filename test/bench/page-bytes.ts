import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'

const RENDERER = join(import.meta.dirname, '../../dist/renderer')

interface Chunk {
  readonly file: string
  readonly isEntry?: boolean
  readonly imports?: readonly string[]
}

/** The JavaScript that the page loads before anything is typed: the entry and all it imports at once. */
export function measurePage() {
  // Vite's own manifest, written by the build.
  const manifest = JSON.parse(
    readFileSync(join(RENDERER, '.vite/manifest.json'), 'utf8'),
  ) as Record<string, Chunk>
  const files = new Set<string>()
  const add = (chunk: Chunk | undefined): void => {
    if (chunk === undefined || files.has(chunk.file)) return
    files.add(chunk.file)
    for (const name of chunk.imports ?? []) add(manifest[name])
  }
  for (const chunk of Object.values(manifest)) if (chunk.isEntry === true) add(chunk)
  const bytes = [...files].map((file) => readFileSync(join(RENDERER, file)))
  const total = (sizes: readonly Buffer[]) => sizes.reduce((sum, { length }) => sum + length, 0)
  return {
    files: files.size,
    bytes: total(bytes),
    gzippedKb: Math.round(total(bytes.map((file) => gzipSync(file, { level: 9 }))) / 100) / 10,
  }
}
