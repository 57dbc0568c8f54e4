import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { inProject, say } from '../setup/project.js'
import { debianMirror } from './network.js'
import { must } from './shell.js'

const SUITE = 'bookworm'

/** The tar of a bare Debian 12 with git and CA certificates, made once and kept under out. */
export function base() {
  const kept = inProject(`out/clean-room/base-${SUITE}.tar`)
  if (existsSync(kept)) return kept
  say(`clean-room: making a bare Debian (${SUITE})`)
  mkdirSync(dirname(kept), { recursive: true })
  const room = mkdtempSync(join(tmpdir(), 'jangbu-base-'))
  const include = '--include=git,ca-certificates'
  must('debootstrap', ['--variant=minbase', include, SUITE, room, ...debianMirror(SUITE)])
  must('tar', ['-C', room, '--exclude=./var/cache/apt/archives/*.deb', '-cf', `${kept}.part`, '.'])
  renameSync(`${kept}.part`, kept)
  rmSync(room, { recursive: true, force: true })
  return kept
}

/**
 * A new room: the bare Debian, and this machine's Node and npm in it.
 *
 * @param {string} tar
 * @returns {string} its path
 */
export function emptyRoom(tar) {
  const room = mkdtempSync(join(tmpdir(), 'jangbu-room-'))
  must('tar', ['-C', room, '-xpf', tar])
  const prefix = dirname(dirname(process.execPath))
  cpSync(process.execPath, join(room, 'usr/bin/node'))
  mkdirSync(join(room, 'usr/lib/node_modules'), { recursive: true })
  must('cp', ['-a', join(prefix, 'lib/node_modules/npm'), join(room, 'usr/lib/node_modules/npm')])
  for (const name of ['npm', 'npx']) {
    symlinkSync(`../lib/node_modules/npm/bin/${name}-cli.js`, join(room, 'usr/bin', name))
  }
  say(`clean-room: Debian ${SUITE}, Node ${process.version}`)
  return room
}
