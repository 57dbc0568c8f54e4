import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Preferences } from '../preload/contract/preferences.ts'
import { loadOrCreateKeyFile } from './journal/key-file.ts'
import { openJournal } from './journal/open-journal.ts'
import { createPortOneClient } from './portone/create-client.ts'
import { handlerTransport } from './portone/handler-transport.ts'
import { createPracticeGateway } from './practice/create-practice-gateway.ts'
import { practiceCredentials, practiceRules } from './practice-account.ts'
import { systemClock, systemRandom } from './system-clock.ts'
import { createTill, type RunningTill } from './till/create-till.ts'

export interface OpenAccount {
  readonly till: RunningTill
  close(): Promise<void>
}

export interface PracticeOptions {
  readonly userDataDir: string
  readonly preferences: () => Preferences
  /** Hears of a journal statement that took over 40 ms. */
  readonly onSlow: (name: string, elapsedMs: number) => void
}

/**
 * The practice account: its journal and its gateway's state, each encrypted under a key of its own
 * in a 0600 file, in one folder. Never touches a keychain, so a start never waits for one.
 */
export function openPractice(options: PracticeOptions): OpenAccount {
  const { userDataDir, preferences, onSlow } = options
  const folder = join(userDataDir, 'practice')
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const journal = openJournal({
    path: join(folder, 'journal.db'),
    key: loadOrCreateKeyFile(join(folder, 'journal.key')),
    clock: systemClock,
    random: systemRandom,
    onSlow,
  })
  const gateway = createPracticeGateway({
    statePath: join(folder, 'gateway.db'),
    keyPath: join(folder, 'gateway.key'),
    now: systemClock.now,
    sleep: systemClock.sleep,
    random: systemRandom.bytes,
  })
  const client = createPortOneClient({
    transport: handlerTransport((request) => gateway.fetch(request)),
    clock: systemClock,
    random: systemRandom,
    credentials: () => Promise.resolve(practiceCredentials),
    sandbox: practiceRules.sandbox,
  })
  const till = createTill({
    journal,
    client,
    clock: systemClock,
    random: systemRandom,
    rules: practiceRules,
    // Practice needs no network.
    online: () => true,
    preferences,
  })
  return {
    till,
    async close() {
      await till.stop()
      gateway.close()
      journal.close()
    },
  }
}
