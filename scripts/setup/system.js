import { spawnSync } from 'node:child_process'
import { say } from './project.js'
import { runQuietly, tailOf } from './run.js'

/** Debian's names of the programs that a need of `setup` stands on. */
const SYSTEM_PACKAGES = {
  keytar: ['build-essential', 'python3', 'pkg-config', 'libsecret-1-dev'],
  browser: ['chromium', 'xvfb', 'fonts-noto-cjk'],
  keyring: ['dbus', 'gnome-keyring', 'libglib2.0-bin'],
  compat: ['curl'],
}

const APT_OPTIONS = ['-q', '-o', 'DPkg::Lock::Timeout=120', '-o', 'Acquire::Retries=3']

/**
 * The Debian packages that are not installed. Empty on other systems too, where nothing can be asked:
 * there the programs themselves say what they miss.
 *
 * @param {ReadonlySet<string>} need
 * @returns {string[]}
 */
export function missingSystemPackages(need) {
  const wanted = Object.entries(SYSTEM_PACKAGES).flatMap(([of, names]) =>
    need.has(of) ? names : [],
  )
  if (wanted.length === 0 || process.platform !== 'linux') return []
  const asked = spawnSync(
    'dpkg-query',
    ['-W', '-f', '${Package} ${db:Status-Status}\n', ...wanted],
    {
      encoding: 'utf8',
    },
  )
  if (asked.error !== undefined) return []
  const installed = new Set(
    asked.stdout
      .split('\n')
      .filter((line) => line.endsWith(' installed'))
      .map((line) => line.split(' ', 1)[0]),
  )
  return wanted.filter((name) => !installed.has(name))
}

/**
 * Installs Debian packages where this user may, and names them in one line where not. Never throws:
 * most of the program works without most of them, and what does not says so itself.
 *
 * @param {readonly string[]} names
 */
export async function installSystemPackages(names) {
  const become = howToBecomeRoot()
  if (become === null) {
    say(`setup: please install these system packages: ${names.join(' ')}`)
    return
  }
  say(`setup: installing system packages: ${names.join(' ')}`)
  const [program, ...first] = [...become, 'env', 'DEBIAN_FRONTEND=noninteractive', 'apt-get']
  const updated = await runQuietly(program, [...first, ...APT_OPTIONS, 'update'])
  const install = ['install', '-y', '--no-install-recommends', ...names]
  const done = await runQuietly(program, [...first, ...APT_OPTIONS, ...install])
  if (done.ok) return
  if (!updated.ok) say(tailOf(updated.output))
  say(`${tailOf(done.output)}\nsetup: apt-get failed; please install: ${names.join(' ')}`)
}

/** @returns {string[] | null} the words to put before a command; null where apt-get is out of reach */
function howToBecomeRoot() {
  if (spawnSync('apt-get', ['--version'], { stdio: 'ignore' }).status !== 0) return null
  if (process.getuid?.() === 0) return []
  return spawnSync('sudo', ['-n', 'true'], { stdio: 'ignore' }).status === 0 ? ['sudo', '-n'] : null
}
