import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The checkout, wherever the command was typed. */
export const ROOT = fileURLToPath(new URL('../../', import.meta.url))

/** @param {...string} parts */
export function inProject(...parts) {
  return join(ROOT, ...parts)
}

/**
 * Says a line to the person who waits. Always on stderr: stdout belongs to the command itself.
 *
 * @param {string} sentence
 */
export function say(sentence) {
  process.stderr.write(`${sentence}\n`)
}

/**
 * What a finished step leaves behind, so that the next run can skip it. Lives in node_modules, which
 * `npm ci` empties, or in dist.
 *
 * @param {string} path
 * @returns {string | null}
 */
export function readStamp(path) {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return null
  }
}

/**
 * @param {string} path
 * @param {string} stamp
 */
export function writeStamp(path, stamp) {
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, stamp)
}

/**
 * One hash over the contents of files and folders. Contents, not times: a checkout or a copy changes
 * times without changing anything, and the whole source is hashed in milliseconds.
 *
 * @param {readonly string[]} paths relative to the project; a missing one counts as empty
 */
export function hashOf(paths) {
  const hash = createHash('sha256')
  for (const path of paths.flatMap(filesUnder)) {
    hash
      .update(`${path}\0`)
      .update(readFileSync(inProject(path)))
      .update('\0')
  }
  return hash.digest('hex')
}

/**
 * @param {string} path
 * @returns {string[]}
 */
function filesUnder(path) {
  try {
    return readdirSync(inProject(path), { withFileTypes: true })
      .map((entry) => ({ inner: `${path}/${entry.name}`, folder: entry.isDirectory() }))
      .sort((one, other) => (one.inner < other.inner ? -1 : 1))
      .flatMap(({ inner, folder }) => (folder ? filesUnder(inner) : [inner]))
  } catch (error) {
    const code = codeOf(error)
    if (code === 'ENOTDIR') return [path]
    if (code === 'ENOENT') return []
    throw error
  }
}

/**
 * The system's name for what went wrong, as `ENOENT`.
 *
 * @param {unknown} error
 */
export function codeOf(error) {
  return error instanceof Error && 'code' in error ? error.code : undefined
}
