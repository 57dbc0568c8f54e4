import { existsSync } from 'node:fs'
import { inProject } from './project.js'

const NEEDED_MAJOR = 24

/** The folder of the Node package for this machine, whether or not there is one. */
export function nodePackage() {
  const platform = process.platform === 'win32' ? 'win' : process.platform
  return inProject('node_modules', `node-${platform}-${process.arch}`)
}

/**
 * The Node that runs everything of ours: the one that came with the packages, or the machine's own
 * where no package exists for it. The database driver crashes on Node 20.
 *
 * @throws {Error} with a sentence for people, where there is neither
 */
export function projectNode() {
  const packaged = `${nodePackage()}/bin/${process.platform === 'win32' ? 'node.exe' : 'node'}`
  if (existsSync(packaged)) return packaged
  if (Number.parseInt(process.versions.node, 10) >= NEEDED_MAJOR) return process.execPath
  throw new Error(
    `Jangbu needs Node ${NEEDED_MAJOR} or newer: none comes with it for ${process.platform} on ${process.arch}, and this machine's own is ${process.version}.`,
  )
}
