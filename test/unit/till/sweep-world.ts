import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { backupSteps } from '../../../main/journal/backup/make-backup.ts'
import { connectToRead } from '../../../main/journal/read-connection.ts'
import type { OrderRecord } from '../../../main/journal/records.ts'
import { beginAnew, restoreBackup } from '../../../main/journal/restore/restore-backup.ts'
import { allAtOnce } from '../../../main/journal/steps.ts'
import { systemRandom } from '../../../main/system-clock.ts'
import { TillWorld, type Fault, type WorldOptions } from '../../fixtures/till-world.ts'

export const DAY_MS = 86_400_000

/** A till that reads its gateway by itself once it is started, and charges nobody while it must. */
export function sweepWorld(options: WorldOptions = {}): TillWorld {
  const world: TillWorld = new TillWorld({
    sweeps: true,
    gatewayOnDisk: true,
    chargeBlock: () => {
      const need = world.journal.needsReconcile()
      return need === null ? null : { kind: 'reconcile', since: need.since }
    },
    ...options,
  })
  onTestFinished(() => world.end())
  return world
}

export function backUp(world: TillWorld): string {
  const journalPath = join(world.folder, 'journal.db')
  const connection = connectToRead(journalPath, world.key, 'wal')
  const takenAt = world.clock.now()
  try {
    const plan = { journalPath, key: world.key, reason: 'asked', takenAt } as const
    return allAtOnce(backupSteps(connection, plan))
  } finally {
    connection.close()
  }
}

/** Restores it and starts the till on it, as the next start of the program does. */
export function restoreAndStart(world: TillWorld, backup: string): void {
  const { key, clock } = world
  const path = join(world.folder, 'journal.db')
  world.restart(() => void restoreBackup(backup, { path, key, clock, random: systemRandom }))
}

/** Puts an empty journal in its place and starts the till on it. */
export function beginAnewAndStart(world: TillWorld): void {
  const { key, clock } = world
  const path = join(world.folder, 'journal.db')
  world.restart(() => void beginAnew({ path, key, clock, random: systemRandom }))
}

/** Moves time on until a reading that begins now is over. */
export async function swept(world: TillWorld): Promise<void> {
  let isOver = false
  void world.till.sweepNow().then(() => (isOver = true))
  await world.clock.until(() => isOver)
}

/** What was found, oldest first; the journal lists it nowhere of its own accord. */
export function found(world: TillWorld, orderIds: readonly string[]): (OrderRecord | null)[] {
  return orderIds.map((orderId) => world.journal.order(orderId))
}

/** The pages that were asked for, as `page=1&…`. */
export function pagesAsked(world: TillWorld): URLSearchParams[] {
  return world.wire
    .filter((line) => line.startsWith('GET /payments/status/all'))
    .map((line) => new URLSearchParams(line.split('?')[1]))
}

export function isList({ path }: Parameters<Fault>[0]): boolean {
  return path.startsWith('/payments/status/')
}

/** Changes what every list says. */
export function rewritingLists(change: (text: string) => string): Fault {
  return async (exchange, send) => {
    const ending = await send()
    if (!isList(exchange) || ending.kind !== 'answered') return ending
    return { ...ending, body: Buffer.from(change(Buffer.from(ending.body).toString())) }
  }
}
