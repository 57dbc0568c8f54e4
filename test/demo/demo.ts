import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { launchInElectron } from '../e2e/launch-electron.ts'
import { launchInStandIn } from '../e2e/launch-stand-in.ts'
import { electronBinary } from '../e2e/launch.ts'
import type { Program } from '../e2e/program.ts'
import { layBooksSideBySide, readJournal } from './books.ts'
import { Counter } from './counter.ts'
import { Report } from './report.ts'
import { loseAnswers, sellAndDecline, type Told } from './scenes.ts'

/*
 * npm run demo: the built program in practice mode, driven as staff would, with nothing faked
 * between the keys and the books. Ends with 1 when anything is not as promised.
 */

const profileDir = mkdtempSync(join(tmpdir(), 'jangbu-demo-'))
const report = new Report()
try {
  const { program, counter } = await start()
  try {
    await demonstrate(program, counter)
  } finally {
    await program.kill().catch(() => undefined)
  }
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`)
  process.exitCode = 1
} finally {
  rmSync(profileDir, { recursive: true, force: true })
}

async function start(): Promise<{ readonly program: Program; readonly counter: Counter }> {
  const electron = electronBinary()
  const launched =
    electron === null ? launchInStandIn({ profileDir }) : launchInElectron(electron, { profileDir })
  const opened = launched.then(({ page }) => Counter.on(page))
  await report.step('counter-open', async () => {
    const { page } = await opened
    report.watch(await launched)
    return { mode: 'practice', title: await page.title() }
  })
  return { program: await launched, counter: await opened }
}

async function demonstrate({ quit, exited }: Program, counter: Counter): Promise<void> {
  const { approved, declined, paidAfterAll } = await sellAndDecline({ counter, report })
  const { checking, next, dropped } = await loseAnswers({ counter, report })
  await report.step('quit', async () => {
    report.lookAway()
    await quit()
    const exitCode = await exited
    assert.equal(exitCode, 0)
    return { exitCode }
  })
  await proveBooks([
    paid(approved),
    { ...paid(declined), state: 'declined', payments: [`failed ${declined.amountWon}`] },
    ...[paidAfterAll, checking, next, dropped].map(paid),
  ])
}

/** An approved order as both sides must have it: charged once, by one call. */
function paid({ orderId, amountWon }: Told) {
  return { orderId, amountWon, state: 'approved', posts: 1, payments: [`paid ${amountWon}`] }
}

/** The journal's chain holds, and its orders are those of the gateway: one POST each, no other. */
async function proveBooks(expected: readonly ReturnType<typeof paid>[]): Promise<void> {
  const journaled = await report.step('journal', async () => {
    const found = readJournal(profileDir)
    assert.ok(found.chainHolds, 'the chain of events is broken')
    return found
  })
  await report.step('gateway-books', async () => {
    const books = layBooksSideBySide(profileDir, journaled.orders)
    assert.deepEqual(books, { postsInAll: expected.length, orders: expected })
    return books
  })
}
