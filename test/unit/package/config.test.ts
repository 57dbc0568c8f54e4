import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { PROJECT, readConfig, readYaml, validate } from './electron-builder.ts'

const SHIPPED = 'electron-builder.yml'
const INSPECTABLE = 'electron-builder.inspect.yml'

describe.each([SHIPPED, INSPECTABLE])('%s', (file) => {
  test("passes electron-builder's own schema", async () => {
    await expect(validate(await readConfig(file))).resolves.toBeUndefined()
  })

  test('registers no address scheme, file type or update feed', async () => {
    const config = await readConfig(file)
    const text = JSON.stringify(config)
    for (const word of ['protocols', 'fileAssociations', 'mimeTypes', 'MimeType', '%u', '%U']) {
      expect(text).not.toContain(word)
    }
    expect(config).toMatchObject({ publish: null })
  })

  test('rebuilds nothing, keeps native parts outside the archive and burns every fuse', async () => {
    const config = await readConfig(file)
    expect(config).toMatchObject({ asar: true, asarUnpack: ['**/*.node'], npmRebuild: false })
    expect(config.afterPack).toBe('./scripts/package/after-pack.js')
    // It has no name for one fuse and is not strict, so it must not burn them a second time.
    expect(config.electronFuses).toBeUndefined()
  })

  test('installs where staff cannot write, and never without the sandbox', async () => {
    const config = await readConfig(file)
    expect(config.nsis.perMachine).toBe(true)
    // Unset, electron-builder puts `--no-sandbox` into an AppImage's menu entry.
    expect(config.linux.executableArgs).toEqual([])
    expect(config.deb.depends).toContain('libsecret-1-0')
    expect(config.mac).toMatchObject({ hardenedRuntime: true })
  })
})

test('the schema is really asked: a misspelt setting is refused', async () => {
  const config = await readConfig(SHIPPED)
  await expect(validate({ ...config, npmRebuilt: false })).rejects.toThrow('npmRebuilt')
})

test('the build that tests look into differs in its names and its folder only', async () => {
  const [shipped, inspectable] = await Promise.all([readConfig(SHIPPED), readConfig(INSPECTABLE)])
  const {
    appId: _,
    productName: __,
    directories: ___,
    extends: ____,
    ...rest
  } = {
    extends: null,
    ...inspectable,
    productName: '',
    directories: {},
  }
  expect(shipped).toMatchObject(rest)
  expect(inspectable.appId).toBe('kr.jangbu.counter.inspectable')
})

test('macOS is asked for the right to compile JavaScript and for nothing else', async () => {
  const { mac } = await readConfig(SHIPPED)
  const plist = readFileSync(join(PROJECT, mac.entitlements), 'utf8')
  expect([...plist.matchAll(/<key>(.*)<\/key>/gu)].map(([, key]) => key)).toEqual([
    'com.apple.security.cs.allow-jit',
  ])
})

test('every file that a package is made from is there', async () => {
  const paths = JSON.stringify(await readYaml(SHIPPED)).matchAll(
    /"((?:\.\/)?(?:build-resources|scripts)\/[^"]+)"/gu,
  )
  const missing = [...paths]
    .map(([, path = '']) => path)
    .filter((path) => !existsSync(join(PROJECT, path)))
  expect(missing).toEqual([])
})

test('no packaging file or script of ours switches a sandbox off', () => {
  const files = [
    'build-resources/linux/jangbu',
    'build-resources/linux/apparmor-profile',
    SHIPPED,
    INSPECTABLE,
  ]
  for (const file of files) {
    const said = readFileSync(join(PROJECT, file), 'utf8').replaceAll(/^\s*#.*$/gmu, '')
    expect(said).not.toMatch(/no-sandbox|disable-\w+-sandbox|no-zygote/u)
  }
})
