import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { listBackups } from '../../main/journal/backup/list-backups.ts'
import { connectToRead } from '../../main/journal/read-connection.ts'
import { startJournal } from '../../main/journal/start/start-journal.ts'
import { allAtOnce } from '../../main/journal/steps.ts'
import { verifyFile } from '../../main/journal/verify-file.ts'
import { systemClock, systemRandom } from '../../main/system-clock.ts'
import { KEY } from '../unit/journal/fixture-intent.ts'

const PROGRAM = fileURLToPath(new URL('./books-process.ts', import.meta.url))
/** After so many kills the files are large enough to slow the rest down; others are begun. */
const KILLS_A_JOURNAL = 40

/** How far an order has come; what was acknowledged must have been reached at least. */
const ORDER = ['intent', 'sent', 'approved']

export interface Tally {
  kills: number
  /** Orders' steps that were acknowledged, and those of them that a start did not find again. */
  acknowledged: number
  lost: number
  /** Starts after which SQLite's check or the chain failed. */
  broken: number
  /** Finished backups that were checked, and those that were not whole or had gone. */
  backups: number
  badBackups: number
  /** Kills that fell while a backup was being made. */
  duringBackup: number
}

/** Most of a life is the process starting: two at a time. */
const LANES = 2

/** Kills writing, backing-up processes that often with -9 and looks at everything after each. */
export async function killBooks(
  kills: number,
  onKill: (tally: Tally) => void = () => undefined,
): Promise<Tally> {
  const tally: Tally = {
    kills: 0,
    acknowledged: 0,
    lost: 0,
    broken: 0,
    backups: 0,
    badBackups: 0,
    duringBackup: 0,
  }
  const budget = { left: kills }
  const takeOne = () => budget.left-- > 0
  const lanes = Array.from({ length: LANES }, async () => {
    while (budget.left > 0) {
      const folder = mkdtempSync(join(tmpdir(), 'jangbu-kills-'))
      try {
        await killOneJournal(join(folder, 'journal.db'), tally, { takeOne, onKill })
      } finally {
        rmSync(folder, { recursive: true, force: true })
      }
    }
  })
  await Promise.all(lanes)
  return tally
}

async function killOneJournal(
  path: string,
  tally: Tally,
  { takeOne, onKill }: { takeOne: () => boolean; onKill: (tally: Tally) => void },
): Promise<void> {
  for (let turn = 0; turn < KILLS_A_JOURNAL && takeOne(); turn += 1) {
    const lines = await livesUntilKilled(path, `run-${turn}`)
    tally.kills += 1
    const drafts = existsSync(join(path, '../backups')) ? readdirSync(join(path, '../backups')) : []
    if (drafts.some((file) => file.startsWith('making-'))) tally.duringBackup += 1
    checkBackups(path, lines, tally)
    checkJournal(path, lines, tally)
    onKill(tally)
  }
}

/** Anywhere in its life: while it starts, writes, or has a backup half done. */
async function livesUntilKilled(path: string, run: string): Promise<readonly string[]> {
  const child = spawn(process.execPath, [PROGRAM, path, run], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const exited = once(child, 'exit')
  const lines: string[] = []
  const after = 1 + Math.floor(Math.random() * 40)
  const stillMs = Math.random() * 20
  // Every other life gets as far as a finished backup, so that there are some to be spoilt.
  let mustBackUp = Math.random() < 0.5
  let isDying = false
  for await (const line of createInterface({ input: child.stdout })) {
    lines.push(line)
    if (line.startsWith('backup ')) mustBackUp = false
    if (isDying || mustBackUp || lines.length < after) continue
    isDying = true
    setTimeout(() => child.kill('SIGKILL'), stillMs)
  }
  await exited
  if (child.signalCode !== 'SIGKILL')
    throw new Error(`the process ended by itself after ${lines.length}`)
  return lines
}

function checkBackups(path: string, lines: readonly string[], tally: Tally): void {
  const said = lines.filter((line) => line.startsWith('backup ')).map((line) => line.slice(7))
  const [newest, ...older] = listBackups(path).map((backup) => backup.path)
  // The last ones said cannot have been made room for yet.
  tally.badBackups += said.slice(-14).filter((backup) => !existsSync(backup)).length
  const checked = new Set([...said.filter((backup) => existsSync(backup)), newest, older.at(-1)])
  for (const backup of checked) {
    if (backup === undefined) continue
    tally.backups += 1
    try {
      allAtOnce(verifyFile(backup, KEY))
    } catch {
      tally.badBackups += 1
    }
  }
}

function checkJournal(path: string, lines: readonly string[], tally: Tally): void {
  const started = startJournal({ path, key: KEY, clock: systemClock, random: systemRandom })
  for (const line of lines) {
    const [state = '', id = ''] = line.split(' ')
    if (state === 'backup') continue
    tally.acknowledged += 1
    const reached = ORDER.indexOf(started.journal.order(id)?.state ?? 'nothing')
    if (reached < ORDER.indexOf(state)) tally.lost += 1
  }
  const connection = connectToRead(path, KEY, 'wal')
  const isSound = connection.pragma('integrity_check', { simple: true }) === 'ok'
  connection.close()
  if (!isSound || started.journal.verifyChain() !== null) tally.broken += 1
  started.close()
}
