import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { homedir } from 'node:os'
import { dirname, join } from 'node:path'
import { ask } from './shell.js'

/*
 * How this machine reaches package archives, carried into the room at run time. No host of anybody
 * is written in this repository.
 */

const POINTS_AT_A_FILE = /(CERT|CA_BUNDLE|CAINFO|CERTS)(_FILE|_PATH)?$/i
const CARRIED =
  /^(https?_proxy|no_proxy|all_proxy|npm_config_(https?_)?proxy|npm_config_noproxy|CI)$/i

/**
 * The mirror the machine itself uses for a suite, as debootstrap wants it.
 *
 * @param {string} suite
 * @returns {string[]} empty where debootstrap should use its default
 */
export function debianMirror(suite) {
  for (const path of aptSources(suite)) {
    const text = readFileSync(path, 'utf8')
    const found =
      /^URIs:\s*(\S+)/m.exec(text) ??
      new RegExp(`^deb\\s+(?:\\[.*?\\]\\s*)?(\\S+)\\s+${suite}\\s`, 'm').exec(text)
    if (found?.[1] !== undefined) return [found[1]]
  }
  return []
}

/** @param {string} room */
export function bringNetwork(room) {
  const sources = aptSources('bookworm')
  if (sources.length > 0) rmSync(join(room, 'etc/apt/sources.list'), { force: true })
  const settings = [
    ...sources,
    ...aptSettings(),
    '/etc/resolv.conf',
    '/etc/hosts',
    '/etc/ssl/certs/ca-certificates.crt',
    ...certificateFiles().map(([, path]) => path),
  ]
  for (const path of settings) carry(path, join(room, path))
  carry(join(homedir(), '.npmrc'), join(room, 'root/.npmrc'))
  carry(ask('npm', ['config', 'get', 'globalconfig']), join(room, 'usr/etc/npmrc'))
}

/** @returns {Record<string, string>} */
export function networkEnv() {
  const registry = ask('npm', ['config', 'get', 'registry'])
  return {
    ...Object.fromEntries(Object.entries(process.env).filter(([name]) => CARRIED.test(name))),
    ...Object.fromEntries(certificateFiles()),
    ...(registry === '' ? {} : { npm_config_registry: registry }),
  }
}

/** @returns {[string, string][]} the variables of this process that name a file of certificates */
function certificateFiles() {
  return Object.entries(process.env).flatMap(([name, path = '']) =>
    POINTS_AT_A_FILE.test(name) && path.startsWith('/') && existsSync(path) ? [[name, path]] : [],
  )
}

/** @param {string} suite */
function aptSources(suite) {
  const names = new RegExp(`(^|\\s)${suite}(\\s|$)`, 'm')
  return ['/etc/apt/sources.list', ...inFolder('/etc/apt/sources.list.d')].filter(
    (path) => existsSync(path) && names.test(readFileSync(path, 'utf8')),
  )
}

/** What apt was told about fetching; its hooks belong to programs the room does not have. */
function aptSettings() {
  return inFolder('/etc/apt/apt.conf.d').filter((path) =>
    /^\s*Acquire/m.test(readFileSync(path, 'utf8')),
  )
}

/** @param {string} folder */
function inFolder(folder) {
  return existsSync(folder) ? readdirSync(folder).map((name) => join(folder, name)) : []
}

/**
 * @param {string} from
 * @param {string} to
 */
function carry(from, to) {
  if (from === '' || !existsSync(from)) return
  mkdirSync(dirname(to), { recursive: true })
  rmSync(to, { force: true })
  cpSync(from, to, { recursive: true, dereference: true })
}
