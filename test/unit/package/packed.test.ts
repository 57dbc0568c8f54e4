import { fork, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { buildPackages } from '../../../scripts/package/build-packages.js'
import { SHIPPED_FUSES, wrongFuses } from '../../../scripts/package/fuses.js'
import { writeSbom } from '../../../scripts/sbom/write-sbom.js'
import { setup } from '../../../scripts/setup/index.js'
import { asar, PROJECT } from './electron-builder.ts'
import { makeSyntheticElectron } from './synthetic-electron.ts'

/*
 * Real packages made by electron-builder from the real configuration, around an Electron that holds
 * nothing but fuses. The last step, which needs tools that are downloaded, is stopped before it runs.
 */

let folder: string
let unpacked: string
let debian: { args: readonly string[]; entry: string }
let appImage: { desktop: string }

beforeAll(async () => {
  await setup({ need: ['build'] })
  folder = mkdtempSync(join(tmpdir(), 'jangbu-packed-'))
  unpacked = join(folder, 'made/linux-unpacked')
  makeSyntheticElectron(join(folder, 'electron'), '45.4.1')
  writeSbom(join(PROJECT, 'out/sbom.json'))
  const configFile = join(folder, 'config.json')
  const config = {
    extends: join(PROJECT, 'electron-builder.yml'),
    electronDist: join(folder, 'electron'),
    directories: { output: join(folder, 'made') },
  }
  writeFileSync(configFile, JSON.stringify(config))
  await buildPackages({ system: 'linux', configFile, onTarget: keepAndStop })
}, 300_000)
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** The Debian target tells its arguments and its entry's path, the AppImage its entry. */
function keepAndStop(computed: unknown): boolean {
  if (Array.isArray(computed)) {
    // As build-packages.js has just made sure of.
    const [args, path] = computed as [string[], string]
    debian = { args, entry: readFileSync(path, 'utf8') }
  } else {
    // The only other target of this system.
    appImage = computed as { desktop: string }
  }
  return true
}

function modeOf(path: string): string {
  return (statSync(path).mode & 0o777).toString(8)
}

describe('a package', () => {
  test('has every fuse as it must be', async () => {
    expect(await wrongFuses(join(unpacked, 'jangbu-counter'), SHIPPED_FUSES)).toEqual([])
  })

  test('holds the built program, what main requires at run time, and nothing else', () => {
    const files = asar.listPackage(join(unpacked, 'resources/app.asar'), { isPack: false })
    const tops = files.map((path) =>
      path
        .split(/[\\/]/u)
        .slice(1, path.includes('node_modules') ? 3 : 2)
        .join('/'),
    )
    expect(new Set(tops)).toEqual(
      new Set([
        'dist',
        'package.json',
        'node_modules',
        ...['better-sqlite3', 'hono', 'keytar', 'undici', 'zod'].map(
          (name) => `node_modules/${name}`,
        ),
      ]),
    )
    expect(
      files.filter((path) => /\.(map|tsx?|stamp|cc?|gyp)$|prebuild-install|\.vite/u.test(path)),
    ).toEqual([])
  })

  test('has the native parts of its own system alone, beside the archive', async () => {
    const beside = await readdir(join(unpacked, 'resources/app.asar.unpacked'), { recursive: true })
    const native = beside.filter((path) => path.endsWith('.node'))
    expect(native).toContain('node_modules/better-sqlite3/prebuilds/linux-x64.node')
    expect(native.filter((path) => /darwin|win32|musl/u.test(path))).toEqual([])
  })

  test('finds every module it needs inside itself', async () => {
    const alone = join(folder, 'alone')
    asar.extractAll(join(unpacked, 'resources/app.asar'), alone)
    const register = join(PROJECT, 'test/electron-stand-in/register.ts')
    const child = fork(join(alone, 'dist/main/index.js'), ['--inspect'], {
      execArgv: ['--disable-warning=ExperimentalWarning', '--import', register],
      env: {
        PATH: process.env['PATH'],
        JANGBU_STAND_IN_PACKAGED: '1',
        JANGBU_STAND_IN_DIR: join(folder, 'user'),
      },
      silent: true,
    })
    let said = ''
    child.stderr?.on('data', (bytes: Buffer) => (said += bytes.toString()))
    // Modules are found before the first line runs; that line then refuses the switch.
    expect({ ended: await once(child, 'close'), said }).toMatchObject({ ended: [78, null] })
    const required = await packagesOf(join(alone, 'dist/main'))
    expect(required).toContain('better-sqlite3')
    for (const name of required) expect(existsSync(join(alone, 'node_modules', name))).toBe(true)
  })

  test('carries its licence and the list of what it is made of', () => {
    const resources = join(unpacked, 'resources')
    expect(readFileSync(join(resources, 'LICENSE.jangbu.txt'), 'utf8')).toContain('MIT License')
    expect(readFileSync(join(resources, 'sbom.json'), 'utf8')).toContain('CycloneDX')
  })

  test('can be changed by its owner only, whatever the umask of whoever built it', async () => {
    const entries = await readdir(unpacked, { recursive: true })
    const open = entries.filter((path) => (statSync(join(unpacked, path)).mode & 0o022) !== 0)
    expect(open).toEqual([])
    expect(modeOf(join(unpacked, 'version'))).toBe('644')
    expect(modeOf(unpacked)).toBe('755')
  })

  test('belongs to root once it is installed: the Debian target is told of no other owner', () => {
    expect(debian.args).toContain(`${unpacked}/=/opt/Jangbu`)
    const said = debian.args.filter((arg) => /^--deb-(user|group|use-file-permissions)/u.test(arg))
    expect(said).toEqual([])
  })
})

describe('the launcher on Linux', () => {
  test('forbids core dumps, hands its arguments on, and works through a link', () => {
    const counter = join(unpacked, 'jangbu-counter')
    const before = readFileSync(counter)
    writeFileSync(counter, '#!/bin/sh\nulimit -c\necho "$@"\n')
    spawnSync('ln', ['-s', join(unpacked, 'jangbu'), join(folder, 'link')])
    const { stdout } = spawnSync(
      'sh',
      ['-c', `ulimit -c unlimited; "${join(folder, 'link')}" --inspect 'a b'`],
      {
        encoding: 'utf8',
      },
    )
    writeFileSync(counter, before)
    expect(stdout).toBe('0\n--inspect a b\n')
  })

  test.each(['deb', 'AppImage'])(
    'is what the menu entry of the %s starts, with nothing added',
    (target) => {
      const entry = target === 'deb' ? debian.entry : appImage.desktop
      const lines = entry.split('\n')
      expect(lines.find((line) => line.startsWith('Exec='))).toBe(
        target === 'deb' ? 'Exec=/opt/Jangbu/jangbu' : 'Exec=AppRun %U',
      )
      expect(entry).not.toMatch(/MimeType|sandbox/u)
    },
  )

  test('is allowed its sandbox by a profile that names the program behind it', async () => {
    const profile = await readFile(join(unpacked, 'resources/apparmor-profile'), 'utf8')
    expect(profile).toContain('"/opt/Jangbu/jangbu-counter"')
    expect(debian.args).toContain(`${unpacked}/=/opt/Jangbu`)
  })
})

/** The npm packages that a folder of built files imports or requires. */
async function packagesOf(built: string): Promise<string[]> {
  const files = (await readdir(built, { recursive: true })).filter((path) =>
    /\.(js|cjs)$/u.test(path),
  )
  const texts = await Promise.all(files.map((path) => readFile(join(built, path), 'utf8')))
  const names = texts.flatMap((text) =>
    [...text.matchAll(/(?:from |import\(|require\(|^import )["']([a-z@][^"':]*)["']/gmu)].map(
      ([, name = '']) => name,
    ),
  )
  const ours = names.map((name) =>
    name
      .split('/')
      .slice(0, name.startsWith('@') ? 2 : 1)
      .join('/'),
  )
  return [...new Set(ours)].filter((name) => name !== 'electron')
}
