import { readdirSync, readFileSync } from 'node:fs'
import { extname, join, relative, sep } from 'node:path'
import { APP_ORIGIN, readUrl } from './app-origin.ts'
import { ANSWER_HEADERS } from './content-security-policy.ts'

/** No `persist:` prefix: Chromium keeps this session in memory only (bar B-E17). */
export const PAGE_SESSION = 'counter'

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.woff2': 'font/woff2',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
}

export interface PageFile {
  readonly path: string
  readonly type: string
}

/** URL path, as `/assets/index-1a2b.js`, to the file it names. */
export type PageFiles = ReadonlyMap<string, PageFile>

/**
 * The closed list of what the page consists of, read once from what the build left in `directory`.
 * A name outside this list does not exist, whatever lies on the disk (bar B-E02). Build notes
 * (dot files) and types the page has no use for are left out.
 */
export function listPageFiles(directory: string): PageFiles {
  const files = new Map<string, PageFile>()
  for (const entry of readdirSync(directory, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name)
    const name = relative(directory, path).split(sep).join('/')
    const type = TYPES[extname(name)]
    if (!entry.isFile() || type === undefined || /(^|\/)\./.test(name)) continue
    files.set(`/${name}`, { path, type })
  }
  return files
}

/**
 * Answers one request for our scheme: 200 for a listed file, 404 for anything else, 405 for a
 * method that is not GET or HEAD. Every answer carries the policy headers. The name is looked up
 * exactly as it stands, undecoded, so no spelling of `..` reaches the file system.
 */
export function answer(request: Request, files: PageFiles): Response {
  if (request.method !== 'GET' && request.method !== 'HEAD') return refuse(405)
  const file = named(request.url, files)
  if (file === undefined) return refuse(404)
  const bytes = readFileSync(file.path)
  return new Response(request.method === 'HEAD' ? null : new Uint8Array(bytes), {
    headers: {
      ...ANSWER_HEADERS,
      'Content-Type': file.type,
      'Content-Length': String(bytes.length),
    },
  })
}

function named(text: string, files: PageFiles): PageFile | undefined {
  const url = readUrl(text)
  // Our origin, a path, and nothing that the parser had to repair: else it names nothing of ours.
  if (url === null || `${APP_ORIGIN}${url.pathname}${url.hash}` !== text) return undefined
  return files.get(url.pathname)
}

function refuse(status: 404 | 405): Response {
  return new Response(null, { status, headers: ANSWER_HEADERS })
}
