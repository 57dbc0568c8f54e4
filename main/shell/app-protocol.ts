import { protocol, session } from 'electron'
import { APP_SCHEME } from './app-origin.ts'
import { answer, listPageFiles, PAGE_SESSION } from './page-files.ts'

/**
 * Names our scheme to Chromium: a secure origin with ordinary paths, and none of the privileges
 * that weaken it (bar B-E02). Must run before the program is ready.
 */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: APP_SCHEME, privileges: { standard: true, secure: true } },
  ])
}

/** Serves the built page in `rendererDir` under our scheme, to the counter's session alone. */
export function serveAppFiles(rendererDir: string): void {
  const files = listPageFiles(rendererDir)
  session
    .fromPartition(PAGE_SESSION)
    .protocol.handle(APP_SCHEME, (request) => answer(request, files))
}
