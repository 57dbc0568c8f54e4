import { rmSync } from 'node:fs'
import { say } from './setup/project.js'
import { base, emptyRoom } from './clean-room/base.js'
import { bringOut, bringSource } from './clean-room/source.js'
import { bringNetwork, networkEnv } from './clean-room/network.js'
import { enter } from './clean-room/enter.js'
import { sayHowLong } from './clean-room/times.js'

/*
 * node scripts/clean-room <npm script> [arguments] [--keep] [--with-changes]
 *
 * Runs one npm script in a bare Debian 12 that has Node 20, npm and git, on a fresh clone of HEAD,
 * or with `--with-changes` on the files as they lie here. Needs root and debootstrap.
 */
const FLAGS = ['--keep', '--with-changes']
const given = process.argv.slice(2)
const [script, ...args] = given.filter((word) => !FLAGS.includes(word))
if (script === undefined || process.getuid?.() !== 0) {
  say('As root, on Debian with debootstrap: node scripts/clean-room <npm script> [--keep]')
  process.exit(2)
}

const room = emptyRoom(base())
const clean = () => rmSync(room, { recursive: true, force: true })
try {
  bringNetwork(room)
  bringSource(room, { withChanges: given.includes('--with-changes') })
  const began = performance.now()
  process.exitCode = await enter(room, ['npm', 'run', script, '--', ...args], networkEnv())
  const seconds = (performance.now() - began) / 1000
  bringOut(room, script)
  sayHowLong(room, { script, seconds })
} finally {
  if (given.includes('--keep')) say(`clean-room: kept in ${room}`)
  else clean()
}
