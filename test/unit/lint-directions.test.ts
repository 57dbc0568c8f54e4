import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

const PROJECT = join(import.meta.dirname, '../..')

/** Each import that the drawing of architecture.md forbids, by the file that would write it. */
const FORBIDDEN: readonly [file: string, statement: string][] = [
  ['renderer/a.ts', "import '../main/till/charge-card.ts'"],
  ['renderer/screens/counter/a.tsx', "import type { A } from '../../../main/journal/records.ts'"],
  ['renderer/b.ts', "import { ipcRenderer } from 'electron'"],
  ['renderer/c.ts', "import { readFileSync } from 'node:fs'"],
  ['renderer/d.ts', "import { readFileSync } from 'fs'"],
  ['renderer/e.ts', "import '../preload/index.ts'"],
  ['renderer/f.ts', "import '../test/fixtures/a.ts'"],
  ['preload/index.ts', "import { z } from './contract/contract.ts'"],
  ['preload/index.ts', "import '../main/shell/serve.ts'"],
  ['preload/index.ts', "import { readFileSync } from 'node:fs'"],
  ['preload/contract/a.ts', "import '../../main/till/charge-card.ts'"],
  ['preload/contract/b.ts', "import '../../renderer/pos.ts'"],
  ['preload/contract/c.ts', "import '../index.ts'"],
  ['preload/contract/d.ts', "import { app } from 'electron'"],
  ['preload/contract/words/ko/a.ts', "import '../../../../main/till/a.ts'"],
  ['preload/contract/channels.ts', "import { z } from 'zod'"],
  ['preload/contract/channels.ts', "import type { Won } from './money.ts'"],
  ['main/portone/a.ts', "import '../journal/records.ts'"],
  ['main/portone/b.ts', "import '../till/charge-card.ts'"],
  ['main/portone/resources/a.ts', "import '../../practice/cards.ts'"],
  ['main/journal/a.ts', "import type { A } from '../portone/client.ts'"],
  ['main/journal/b.ts', "import '../../main/vault/a.ts'"],
  ['main/vault/a.ts', "import '../export/csv.ts'"],
  ['main/export/a.ts', "import '../vault/a.ts'"],
  ['main/lock/a.ts', "import { JournalUnwritable } from '../journal/records.ts'"],
  ['main/lock/b.ts', "import type { RunningTill } from '../till/create-till.ts'"],
  ['main/lock/c.ts', "import { powerMonitor } from 'electron'"],
  ['main/journal/d.ts', "import type { Lock } from '../lock/create-lock.ts'"],
  ['main/till/g.ts', "import '../lock/create-lock.ts'"],
  ['main/shell/e.ts', "import '../lock/create-lock.ts'"],
  ['main/accounts/a.ts', "import type { Log } from '../shell/log.ts'"],
  ['main/accounts/b.ts', "import { net } from 'electron'"],
  ['main/accounts/c.ts', "import '../handlers/create-handlers.ts'"],
  ['main/handlers/a.ts', "import { restartProgram } from '../shell/restart.ts'"],
  ['main/handlers/b.ts', "import { app } from 'electron'"],
  ['main/vault/b.ts', "import '../accounts/session.ts'"],
  ['main/till/h.ts', "import type { OpenAccount } from '../accounts/session.ts'"],
  ['main/journal/e.ts', "import '../accounts/kept-head.ts'"],
  ['main/shell/f.ts', "import '../handlers/create-handlers.ts'"],
  ['main/practice/a.ts', "import '../portone/client.ts'"],
  ['main/practice/b.ts', "import type { Won } from '../../preload/contract/money.ts'"],
  ['main/practice/state/a.ts', "import '../../journal/records.ts'"],
  ['main/till/a.ts', "import '../shell/window.ts'"],
  ['main/till/b.ts', "import '../practice/cards.ts'"],
  ['main/till/c.ts', "import '../index.ts'"],
  ['main/till/d.ts', "import { app } from 'electron'"],
  ['main/till/e.ts', "import '../../renderer/pos.ts'"],
  ['main/till/f.ts', "import '../../test/fixtures/held-clock.ts'"],
  ['main/journal/c.ts', "import { app } from 'electron'"],
  ['main/practice/c.ts', "import { net } from 'electron'"],
  ['main/profile.ts', "import { app } from 'electron'"],
  ['main/shell/a.ts', "import '../journal/records.ts'"],
  ['main/shell/b.ts', "import { ipcMain } from 'electron'"],
  ['main/shell/c.ts', "import electron from 'electron'"],
  ['main/shell/d.ts', "import * as electron from 'electron'"],
  ['main/index.ts', "import { ipcMain } from 'electron'"],
  ['main/index.ts', "import '../renderer/main.tsx'"],
  ['test/simulation/oracle.ts', "import '../../main/till/charge-card.ts'"],
]

/** What each room needs to live, so that a boundary drawn too wide is seen too. */
const ALLOWED: readonly [file: string, statement: string][] = [
  ['renderer/a.ts', "import type { Pos } from '../preload/contract/contract.ts'"],
  ['renderer/a.ts', "import { words } from '../preload/contract/words/words.ts'"],
  ['renderer/screens/counter/a.tsx', "import { useState } from 'react'"],
  ['preload/index.ts', "import { contextBridge } from 'electron'"],
  ['preload/index.ts', "import { CHANNELS } from './contract/channels.ts'"],
  ['preload/index.ts', "import type { Pos } from './contract/contract.ts'"],
  ['preload/contract/a.ts', "import { z } from 'zod'"],
  ['preload/contract/words/ko/a.ts', "import type { Won } from '../../money.ts'"],
  ['main/portone/resources/a.ts', "import { request } from 'undici'"],
  ['main/portone/a.ts', "import type { Won } from '../../preload/contract/money.ts'"],
  ['main/portone/resources/a.ts', "import { a } from '../client.ts'"],
  ['main/journal/a.ts', "import Database from 'better-sqlite3'"],
  ['main/practice/state/a.ts', "import { a } from '../cards.ts'"],
  ['main/till/a.ts', "import type { A } from '../journal/records.ts'"],
  ['main/accounts/a.ts', "import { createTill } from '../till/create-till.ts'"],
  ['main/accounts/a.ts', "import { createVault } from '../vault/vault.ts'"],
  [
    'main/accounts/a.ts',
    "import { createPracticeGateway } from '../practice/create-practice-gateway.ts'",
  ],
  ['main/handlers/a.ts', "import type { Handlers } from '../shell/serve.ts'"],
  ['main/lock/a.ts', "import type { Staff } from '../journal/staff.ts'"],
  ['main/lock/a.ts', "import { fail } from '../../preload/contract/result.ts'"],
  ['main/shell/a.ts', "import { BrowserWindow } from 'electron'"],
  ['main/shell/a.ts', "import { a } from '../till/charge-card.ts'"],
  ['main/shell/serve.ts', "import { ipcMain } from 'electron'"],
  ['main/index.ts', "import { app } from 'electron'"],
  ['main/index.ts', "import { a } from './practice/cards.ts'"],
]

let folder: string

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'jangbu-lint-'))
  const ours = JSON.parse(readFileSync(join(PROJECT, '.oxlintrc.json'), 'utf8')) as object
  // Without types: they need the whole project, and an import direction needs none.
  writeFileSync(join(folder, '.oxlintrc.json'), JSON.stringify({ ...ours, options: {} }))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('import directions', () => {
  test.each(FORBIDDEN)('%s may not say: %s', (file, statement) => {
    expect(complaintsAbout(file, statement)).not.toEqual([])
  })

  test.each(ALLOWED)('%s may say: %s', (file, statement) => {
    expect(complaintsAbout(file, statement)).toEqual([])
  })
})

/** Lints one line as if it stood in that file, with our rules and only the rule about imports read. */
function complaintsAbout(file: string, statement: string): string[] {
  const path = join(folder, file)
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, `${statement}\n`)
  const oxlint = join(PROJECT, 'node_modules/oxlint/bin/oxlint')
  const { stdout } = spawnSync(process.execPath, [oxlint, '--format=json', file], {
    cwd: folder,
    encoding: 'utf8',
  })
  rmSync(path)
  // The report's shape is oxlint's own; a changed one fails here rather than passes.
  const report = JSON.parse(stdout) as { diagnostics: { code: string }[] }
  return report.diagnostics
    .map(({ code }) => code)
    .filter((code) => code.includes('restricted-imports'))
}
