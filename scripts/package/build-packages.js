import { readFile, writeFile } from 'node:fs/promises'
import { build, createTargets, Platform } from 'electron-builder'
import { ROOT } from '../setup/project.js'

/** @typedef {'linux' | 'win' | 'mac'} System */

const PLATFORMS = { linux: Platform.LINUX, win: Platform.WINDOWS, mac: Platform.MAC }

/**
 * Packs what lies in `dist` for one system.
 *
 * @param {{
 *   system: System,
 *   folderOnly?: boolean,
 *   inspectable?: boolean,
 *   configFile?: string,
 *   target?: string,
 *   onTarget?: (computed: unknown) => boolean,
 * }} options `folderOnly` makes no installer; `configFile` stands in for one of the two in the
 *   project's folder; `onTarget` sees what an installer will be made of and says whether to stop there
 * @returns {Promise<string[]>} the installers
 */
export async function buildPackages(options) {
  const { system, folderOnly = false, inspectable = false, onTarget = () => false } = options
  const { configFile = `electron-builder${inspectable ? '.inspect' : ''}.yml`, target } = options
  return build({
    projectDir: ROOT,
    publish: 'never',
    targets: createTargets([PLATFORMS[system]], folderOnly ? 'dir' : target),
    // A path: an object would be laid over `electron-builder.yml`, whatever it extends.
    config: configFile,
    async effectiveOptionComputed(/** @type {unknown} */ computed) {
      if (isDebian(computed)) {
        const [, path] = computed
        await writeFile(path, withoutFieldCodes(await readFile(path, 'utf8')))
      }
      return onTarget(computed)
    },
  })
}

/**
 * Every target tells something here; the Debian one its arguments and where its menu entry lies.
 *
 * @param {unknown} computed
 * @returns {computed is [string[], string]}
 */
function isDebian(computed) {
  return (
    Array.isArray(computed) && typeof computed[1] === 'string' && computed[1].endsWith('.desktop')
  )
}

/**
 * electron-builder ends the command of a menu entry with `%U`, "addresses go here". We take none (bar
 * B-E18), and there is no setting against it.
 *
 * @param {string} entry
 */
export function withoutFieldCodes(entry) {
  return entry.replaceAll(/^(Exec=.*?)(?: %[fFuU])+$/gmu, '$1')
}
