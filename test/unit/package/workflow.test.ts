import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { PROJECT, readYaml } from './electron-builder.ts'

const FILE = '.github/workflows/ci.yml'

interface Job {
  readonly 'runs-on': string
  readonly 'timeout-minutes': number
  readonly strategy?: {
    readonly matrix: { os?: readonly string[]; include?: readonly { os: string }[] }
  }
  readonly steps: readonly { readonly run?: string; readonly uses?: string }[]
}

interface Workflow {
  readonly permissions: Readonly<Record<string, string>>
  readonly jobs: Readonly<Record<string, Job>>
}

let workflow: Workflow
let commands: readonly string[]

beforeAll(async () => {
  // What GitHub would read; the tests below fail on a missing part rather than pass.
  workflow = (await readYaml(FILE)) as Workflow
  commands = Object.values(workflow.jobs).flatMap(({ steps }) => steps.map(({ run }) => run ?? ''))
})

function systemsOf(job: Job | undefined): string[] {
  const { os = [], include = [] } = job?.strategy?.matrix ?? {}
  return [...os, ...include.map((entry) => entry.os)].map((name) => name.split('-')[0] ?? name)
}

describe('the workflow', () => {
  test('runs every test and builds every package on Linux, Windows and macOS', () => {
    const { test: tests, package: packages } = workflow.jobs
    expect(systemsOf(tests)).toEqual(['ubuntu', 'windows', 'macos'])
    expect(systemsOf(packages)).toEqual(['ubuntu', 'windows', 'macos'])
    expect(commands).toEqual(
      expect.arrayContaining(['npm test', 'npm run package', 'npm audit --omit=dev']),
    )
  })

  test("fetches Electron's program before the tests, so that they run in it", () => {
    const steps = workflow.jobs['test']?.steps.map(({ run }) => run)
    const fetched = steps?.indexOf('node node_modules/electron/install.js') ?? -1
    expect(fetched).toBeGreaterThan(0)
    expect(steps?.indexOf('npm test')).toBeGreaterThan(fetched)
  })

  test('reads and checks the fuses of what it built', () => {
    const all = commands.join('\n')
    expect(all).toContain('npx @electron/fuses read --app')
    expect(all).toContain('check-fuses.js shipped')
    expect(all).toContain('check-fuses.js inspectable')
    expect(all).toContain('probe-flags.js')
  })

  test('names only scripts that there are', () => {
    const { scripts } = JSON.parse(readFileSync(join(PROJECT, 'package.json'), 'utf8')) as {
      scripts: Readonly<Record<string, string>>
    }
    const all = commands.join('\n')
    for (const [, path = ''] of all.matchAll(/node (scripts\/\S+)/gu)) {
      expect(existsSync(join(PROJECT, path))).toBe(true)
    }
    for (const [, name = ''] of all.matchAll(/npm run (\S+)/gu))
      expect(scripts).toHaveProperty(name)
  })

  test('may only read the code, cannot hang and names no host', () => {
    expect(workflow.permissions).toEqual({ contents: 'read' })
    for (const job of Object.values(workflow.jobs))
      expect(job['timeout-minutes']).toBeGreaterThan(0)
    expect(readFileSync(join(PROJECT, FILE), 'utf8')).not.toMatch(/https?:|registry|--no-sandbox/u)
  })
})
