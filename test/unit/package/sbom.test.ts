import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { writeSbom } from '../../../scripts/sbom/write-sbom.js'
import { PROJECT } from './electron-builder.ts'

interface Locked {
  readonly version: string
  readonly dev?: boolean
  readonly devOptional?: boolean
  readonly optional?: boolean
  readonly hasInstallScript?: boolean
}

interface Manifest {
  readonly dependencies: Readonly<Record<string, string>>
  readonly optionalDependencies: Readonly<Record<string, string>>
  readonly devDependencies: Readonly<Record<string, string>>
  readonly allowScripts: Readonly<Record<string, boolean>>
}

// Both are npm's own files: their shape is npm's to keep.
const manifest = readJson('package.json') as Manifest
const { packages } = readJson('package-lock.json') as {
  packages: Readonly<Record<string, Locked>>
}

let folder: string
let listed: ReadonlySet<string>

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'jangbu-sbom-'))
  const path = join(folder, 'sbom.json')
  writeSbom(path)
  // CycloneDX's own shape, written by npm.
  const { components } = JSON.parse(readFileSync(path, 'utf8')) as {
    components: readonly { name: string; version: string }[]
  }
  listed = new Set(components.map(({ name, version }) => `${name}@${version}`))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function readJson(file: string): unknown {
  return JSON.parse(readFileSync(join(PROJECT, file), 'utf8'))
}

function nameOf(path: string): string {
  return path.split('node_modules/').at(-1) ?? path
}

describe('the list of what ships', () => {
  test('has every package that the lockfile calls neither optional nor for development', () => {
    const shipped = Object.entries(packages).filter(([path, { dev, devOptional, optional }]) => {
      return path !== '' && dev !== true && devOptional !== true && optional !== true
    })
    const missing = shipped
      .map(([path, { version }]) => `${nameOf(path)}@${version}`)
      .filter((entry) => !listed.has(entry))
    expect(missing).toEqual([])
    expect(shipped.length).toBeGreaterThan(15)
  })

  test('has what a build tool needs as well, which npm would leave out', () => {
    // keytar → prebuild-install → minimist; the tests' tools have a minimist too.
    expect([...listed].some((entry) => entry.startsWith('minimist@'))).toBe(true)
    expect([...listed].some((entry) => entry.startsWith('typescript@'))).toBe(false)
  })

  test('has every dependency that the manifest names', () => {
    const names = [...listed].map((entry) => entry.slice(0, entry.lastIndexOf('@')))
    const wanted = Object.keys({ ...manifest.dependencies, ...manifest.optionalDependencies })
    expect(wanted.filter((name) => !names.includes(name))).toEqual([])
  })

  test('has nothing that only builds or tests', () => {
    for (const name of Object.keys(manifest.devDependencies)) {
      expect([...listed].filter((entry) => entry.startsWith(`${name}@`))).toEqual([])
    }
  })
})

describe('the packages we take', () => {
  test('are pinned to one version each', () => {
    const { dependencies, optionalDependencies, devDependencies } = manifest
    const ranges = Object.values({ ...dependencies, ...optionalDependencies, ...devDependencies })
    expect(ranges.filter((range) => !/^(npm:[\w-]+@)?\d+\.\d+\.\d+$/u.test(range))).toEqual([])
  })

  test('may run one install script, that of keytar', () => {
    const { keytar } = manifest.optionalDependencies
    expect(manifest.allowScripts).toEqual({ [`keytar@${keytar}`]: true })
    expect(readFileSync(join(PROJECT, '.npmrc'), 'utf8')).toMatch(/^ignore-scripts=true$/mu)
  })

  test('have no other install script among those that ship', () => {
    const scripted = Object.entries(packages).filter(([, { hasInstallScript, dev }]) => {
      return hasInstallScript === true && dev !== true
    })
    expect(scripted.map(([path]) => nameOf(path))).toEqual(['keytar'])
  })
})
