import { registerHooks } from 'node:module'
import { entry } from './entry.ts'

/**
 * `node --import ./test/electron-stand-in/register.ts dist/main/index.js` runs the built program
 * with the stand-in where it asks for `electron`. The program itself is not touched and cannot tell.
 *
 * Read from the environment, by the stand-in alone:
 * - `JANGBU_STAND_IN_DIR`: the folder `app.getPath('userData')` answers (else as on this system)
 * - `JANGBU_STAND_IN_HEADED=1`: a Chromium app window on the screen instead of a headless page
 * - `PLAYWRIGHT_CHROMIUM`: the Chromium to use (else `/usr/bin/chromium`)
 *
 * The stand-in runs Chromium with `--no-sandbox`, which the product itself never does (bar B-E04).
 */
registerHooks({
  resolve(specifier, context, nextResolve) {
    if (specifier === 'electron') return ours('./electron.ts')
    const resolved = nextResolve(specifier, context)
    if (context.parentURL !== undefined || entry.url !== '') return resolved
    entry.url = resolved.url
    return ours('./run.ts')
  },
})

function ours(file: string): { readonly url: string; readonly shortCircuit: true } {
  return { url: new URL(file, import.meta.url).href, shortCircuit: true }
}
