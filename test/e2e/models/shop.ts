import { mkdirSync, rmSync } from 'node:fs'
import { basename, join } from 'node:path'
import { expect, test as base, type Page } from '@playwright/test'
import { launchProgram, type Program } from '../launch.ts'
import { readBooks, type Books } from './books.ts'
import { Counter } from './counter.ts'

/** A shop with one profile folder, whose program a test starts and ends as often as it likes. */
export interface Shop {
  readonly profileDir: string
  /** Starts the program; resolves when somebody could type. */
  open(): Promise<Counter>
  /** Starts the program; resolves when there is a page, whatever it shows. */
  start(): Promise<Page>
  /** The program of the last `open`. */
  program(): Program
  /** Ends the program if it still runs, and reads what it left on the disk. */
  books(): Promise<Books>
}

const profiles = join(import.meta.dirname, '../../../out/test/profiles')

/** Each test has a shop of its own. Its folder stays, so that what was written can be searched. */
export const test = base.extend<{ shop: Shop }>({
  // Playwright reads the names of what a fixture needs from this pattern.
  // oxlint-disable-next-line no-empty-pattern
  shop: async ({}, give, info) => {
    const name = `${basename(info.file, '.spec.ts')}-${info.title.replaceAll(/\W+/g, '-')}`
    const profileDir = join(profiles, name.slice(0, 90))
    rmSync(profileDir, { recursive: true, force: true })
    mkdirSync(profileDir, { recursive: true })
    let running: Program | null = null
    const end = async (): Promise<void> => {
      await running?.kill()
      running = null
    }
    await give({
      profileDir,
      async open() {
        running = await launchProgram({ profileDir })
        const counter = new Counter(running.page)
        await expect(counter.amount).toBeFocused()
        return counter
      },
      async start() {
        running = await launchProgram({ profileDir })
        return running.page
      },
      program() {
        if (running === null) throw new Error('the program was not started')
        return running
      },
      async books() {
        await end()
        return readBooks(profileDir)
      },
    })
    await end()
  },
})

export { expect }
