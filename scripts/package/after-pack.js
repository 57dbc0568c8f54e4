import { chmod, copyFile, readdir, rename, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { inProject } from '../setup/project.js'
import { INSPECTABLE_FUSES, setFuses, SHIPPED_FUSES } from './fuses.js'

/**
 * electron-builder's hook between packing and signing.
 *
 * @param {import('electron-builder').AfterPackContext} context
 */
export async function afterPack({ appOutDir, electronPlatformName, packager }) {
  const { productFilename } = packager.appInfo
  const isInspectable = packager.config.appId === 'kr.jangbu.counter.inspectable'
  const fuses = isInspectable ? INSPECTABLE_FUSES : SHIPPED_FUSES
  switch (electronPlatformName) {
    case 'darwin':
      return setFuses(join(appOutDir, `${productFilename}.app`), fuses)
    case 'win32':
      return setFuses(join(appOutDir, `${productFilename}.exe`), fuses)
    case 'linux':
      await setFuses(join(appOutDir, 'jangbu'), fuses)
      await putLauncherInFront(appOutDir)
      return closeToOthers(appOutDir)
    default:
      throw new Error(`nobody has thought about fuses on ${electronPlatformName}`)
  }
}

/**
 * `jangbu` becomes the script that forbids core dumps, so that menu, link and AppImage all go
 * through it; the program itself is `jangbu-counter`.
 *
 * @param {string} folder
 */
async function putLauncherInFront(folder) {
  const launcher = join(folder, 'jangbu')
  await rename(launcher, join(folder, 'jangbu-counter'))
  await copyFile(inProject('build-resources/linux/jangbu'), launcher)
  await chmod(launcher, 0o755)
}

/**
 * Nobody but the owner, root once installed, may write: on Linux that is all the integrity there is
 * (bar B-E13). The umask of whoever builds must not decide it.
 *
 * @param {string} folder
 */
async function closeToOthers(folder) {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const paths = entries.filter((entry) => !entry.isSymbolicLink())
  for (const path of [folder, ...paths.map((entry) => join(entry.parentPath, entry.name))]) {
    const { mode } = await stat(path)
    const isRunnable = (mode & 0o111) !== 0
    await chmod(path, isRunnable ? 0o755 : 0o644)
  }
}
