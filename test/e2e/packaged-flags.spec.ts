import { fork } from 'node:child_process'
import { once } from 'node:events'
import { statSync } from 'node:fs'
import { chown, mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { expect, test } from '@playwright/test'
import { builtMain } from './program.ts'

/*
 * The built program, told by the stand-in that it is installed, and started in ways that would let
 * somebody look into it or lead it astray (bars B-E04, B-E14, B-E15). Real packages are probed the
 * same way in the workflow; what Chromium does with a switch before our first line, only they show.
 */

const register = join(import.meta.dirname, '../electron-stand-in/register.ts')
const REFUSED_EXIT = 78
/** `nobody`: a person without any right on this machine. */
const SOMEBODY = 65_534
const isRoot = process.getuid?.() === 0
/** Tests on a bare machine are run by root, who is refused besides. */
const always = isRoot ? ['root'] : []

const SWITCHES = [
  '--remote-debugging-port=9222',
  '--remote-debugging-pipe',
  '--inspect',
  '--inspect-brk=0.0.0.0:9229',
  '--no-sandbox',
  '--ignore-certificate-errors',
  '--host-resolver-rules=MAP * 127.0.0.1',
  '--proxy-server=127.0.0.1:3128',
  '--js-flags=--expose-gc',
  '--log-net-log=net.json',
  '--enable-logging',
  '--load-extension=extension',
  '--user-data-dir=elsewhere',
] as const

const VARIABLES = [
  ['NODE_OPTIONS', '--no-deprecation'],
  ['NODE_TLS_REJECT_UNAUTHORIZED', '0'],
  ['NODE_EXTRA_CA_CERTS', '/dev/null'],
  ['SSLKEYLOGFILE', 'keys'],
  ['ELECTRON_ENABLE_LOGGING', '1'],
  ['PORTONE_BASE_URL', 'http://127.0.0.1:1'],
  ['API_BASE_URL', 'http://127.0.0.1:1'],
] as const

let folder: string

test.beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'jangbu-packaged-'))
})
test.afterEach(() => rm(folder, { recursive: true, force: true }))

for (const flag of SWITCHES) {
  test(`an installed program started with ${flag} ends before it makes a file`, async () => {
    const { code, refused, files } = await ending({ args: [flag] })
    expect(code).toBe(REFUSED_EXIT)
    expect(refused).toEqual([...always, flag.split('=', 1)[0]])
    expect(files).toEqual([])
  })
}

for (const [name, value] of VARIABLES) {
  test(`an installed program started with ${name} set ends before it makes a file`, async () => {
    const { code, refused, files } = await ending({ env: { [name]: value } })
    expect(code).toBe(REFUSED_EXIT)
    expect(refused).toEqual([...always, name])
    expect(files).toEqual([])
  })
}

// The stand-in needs an installed Chromium; and root starts it as a user who must see this checkout.
if (process.platform === 'linux' && (!isRoot || isOpenToAll(builtMain))) {
  test('an installed program started plainly opens its window and its journal, but not for root', async () => {
    if (isRoot)
      expect(await ending({})).toEqual({ code: REFUSED_EXIT, refused: ['root'], files: [] })
    if (isRoot) await chown(folder, SOMEBODY, SOMEBODY)
    const child = start({ args: ['--ozone-platform-hint=auto'], asSomebody: isRoot })
    child.send({ number: 1, ask: 'endpoint' })
    const ended = once(child, 'close').then(([code]) => [{ ended: code as unknown }])
    const [message] = (await Promise.race([once(child, 'message'), ended])) as unknown[]
    expect(message).toMatchObject({
      number: 1,
      value: expect.stringContaining('http://127.0.0.1:'),
    })
    expect(await readdir(join(folder, 'profile'))).toContain('practice')
    child.kill('SIGTERM')
    await ended
  })
}

interface Start {
  readonly args?: readonly string[]
  readonly env?: Readonly<Record<string, string>>
  readonly asSomebody?: boolean
}

/** A plain session's few variables, and what the test adds; never those of the test run itself. */
function start({ args = [], env = {}, asSomebody = false }: Start) {
  const flags = ['--disable-warning=ExperimentalWarning', '--import', register]
  return fork(builtMain, [...args], {
    execArgv: flags,
    silent: true,
    env: {
      PATH: process.env['PATH'],
      HOME: folder,
      TMPDIR: folder,
      PLAYWRIGHT_CHROMIUM: process.env['PLAYWRIGHT_CHROMIUM'],
      JANGBU_STAND_IN_DIR: join(folder, 'profile'),
      JANGBU_STAND_IN_PACKAGED: '1',
      ...env,
    },
    ...(asSomebody ? { uid: SOMEBODY, gid: SOMEBODY } : {}),
  })
}

/** How it ended, what it named as being in its way, and everything it wrote. */
async function ending(how: Start) {
  const child = start(how)
  let said = ''
  child.stderr?.on('data', (bytes: Buffer) => (said += bytes.toString()))
  // Not `exit`: what it said must have arrived as well.
  const [code] = (await once(child, 'close')) as [number | null]
  const refused = said.trimEnd().split('\n').at(-1)?.split(', ')
  return { code, refused, files: await readdir(folder) }
}

/** Whether somebody without rights can reach a file: every folder on the way lets them through. */
function isOpenToAll(path: string): boolean {
  if ((statSync(path).mode & 0o005) === 0) return false
  return dirname(path) === path || isOpenToAll(dirname(path))
}
