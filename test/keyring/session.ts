import { execFileSync, spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const NEEDED = [
  'dbus-run-session',
  'dbus-send',
  'gdbus',
  'gnome-keyring-daemon',
  'cc',
  'pkg-config',
]
const KEYTAR = join(import.meta.dirname, '../../node_modules/keytar/build/Release/keytar.node')
const SECRETS = 'org.freedesktop.secrets'

/** Says in a sentence what this machine lacks for a real Secret Service. */
export function demandKeyring(): void {
  const path = (process.env['PATH'] ?? '').split(':')
  const missing = NEEDED.filter((name) => !path.some((dir) => existsSync(join(dir, name))))
  if (missing.length > 0) {
    throw new Error(
      `The keyring tests need ${missing.join(', ')}: install the Debian packages dbus, gnome-keyring, libglib2.0-bin, libsecret-1-dev and build-essential.`,
    )
  }
  if (!existsSync(KEYTAR)) {
    throw new Error('The keyring tests need keytar, which is not built here: run `npm run setup`.')
  }
}

/**
 * A desktop session of its own: a message bus, folders, and a real gnome-keyring on it. The person's
 * own keyring is out of its reach.
 */
export class KeyringSession {
  readonly #folder = mkdtempSync(join(tmpdir(), 'jangbu-keyring-'))
  #bus: ChildProcess | null = null
  #daemon: ChildProcess | null = null
  #address = ''

  /** For everything that belongs to the session. */
  get env(): Record<string, string> {
    return {
      PATH: process.env['PATH'] ?? '',
      HOME: this.#folder,
      XDG_DATA_HOME: join(this.#folder, 'data'),
      XDG_CONFIG_HOME: join(this.#folder, 'config'),
      XDG_CACHE_HOME: join(this.#folder, 'cache'),
      XDG_RUNTIME_DIR: join(this.#folder, 'run'),
      DBUS_SESSION_BUS_ADDRESS: this.#address,
      LC_ALL: 'C.UTF-8',
    }
  }

  get folder(): string {
    return this.#folder
  }

  async open(): Promise<void> {
    demandKeyring()
    mkdirSync(join(this.#folder, 'run'), { mode: 0o700, recursive: true })
    // `cat` keeps the session until its input ends.
    const script = 'echo "$DBUS_SESSION_BUS_ADDRESS"; exec cat'
    const bus = spawn('dbus-run-session', ['--', 'sh', '-c', script], {
      env: this.env,
      stdio: ['pipe', 'pipe', 'ignore'],
    })
    this.#bus = bus
    this.#address = await new Promise((resolve, reject) => {
      bus.stdout.once('data', (line: Buffer) => resolve(line.toString().trim()))
      bus.once('exit', () => reject(new Error('dbus-run-session ended at once')))
    })
  }

  /** Starts the keyring: unlocked, which makes one the first time, or as it is after a reboot. */
  async startKeyring(how: 'unlocked' | 'locked'): Promise<void> {
    const flags = how === 'unlocked' ? ['--unlock'] : ['--start']
    const daemon = spawn(
      'gnome-keyring-daemon',
      ['--foreground', '--components=secrets', ...flags],
      { env: this.env, stdio: ['pipe', 'ignore', 'ignore'] },
    )
    this.#daemon = daemon
    daemon.stdin.end('a password')
    await this.#run('gdbus', ['wait', '--session', '--timeout', '20', SECRETS])
  }

  /** Stops it in its tracks, as a daemon that hangs. */
  freeze(): void {
    this.#daemon?.kill('SIGSTOP')
  }

  thaw(): void {
    this.#daemon?.kill('SIGCONT')
  }

  async stopKeyring(): Promise<void> {
    const daemon = this.#daemon
    this.#daemon = null
    if (daemon === null || daemon.exitCode !== null || daemon.signalCode !== null) return
    const ended = once(daemon, 'exit')
    daemon.kill('SIGKILL')
    await ended
  }

  /** Locks the open keyring, as a desktop does when its person says so. */
  async lock(): Promise<void> {
    const collection = '/org/freedesktop/secrets/collection/login'
    await this.#run('dbus-send', [
      '--session',
      '--print-reply',
      `--dest=${SECRETS}`,
      '/org/freedesktop/secrets',
      'org.freedesktop.Secret.Service.Lock',
      `array:objpath:${collection}`,
    ])
  }

  /** Puts an item there that keytar would never write: see `plant-item.c`. */
  async plant(item: { account?: string; contentType?: string; secret: string }): Promise<void> {
    const { account = '', contentType = 'text/plain', secret } = item
    await this.#run(this.#planter(), ['Jangbu', account, contentType, secret])
  }

  async close(): Promise<void> {
    this.thaw()
    await this.stopKeyring()
    const bus = this.#bus
    if (bus !== null && bus.exitCode === null) {
      const ended = once(bus, 'exit')
      bus.stdin?.end()
      await ended
    }
    rmSync(this.#folder, { recursive: true, force: true })
  }

  #planter(): string {
    const program = join(this.#folder, 'plant-item')
    if (existsSync(program)) return program
    const flags = execFileSync('pkg-config', ['--cflags', '--libs', 'libsecret-1'], {
      encoding: 'utf8',
    })
    const source = join(import.meta.dirname, 'plant-item.c')
    execFileSync('cc', ['-o', program, source, ...flags.trim().split(/\s+/)])
    return program
  }

  async #run(program: string, args: readonly string[]): Promise<void> {
    const child = spawn(program, args, { env: this.env, stdio: ['ignore', 'ignore', 'pipe'] })
    let said = ''
    child.stderr.on('data', (text) => (said += String(text)))
    await once(child, 'close')
    if (child.exitCode !== 0) throw new Error(`${program} ended with ${child.exitCode}: ${said}`)
  }
}
