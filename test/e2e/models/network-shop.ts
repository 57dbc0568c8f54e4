import { mkdirSync, rmSync } from 'node:fs'
import { basename, join } from 'node:path'
import { test as base, expect } from '@playwright/test'
import type { AccountPicture } from '../../../preload/contract/account.ts'
import type { Channel } from '../../../preload/contract/channels.ts'
import type { Input, Output } from '../../../preload/contract/contract.ts'
import type { Result } from '../../../preload/contract/result.ts'
import { rotatingGateway, type RotatingGateway } from '../../fixtures/rotating-gateway.ts'
import { KeyringSession } from '../../keyring/session.ts'
import { launchProgram, type Program } from '../launch.ts'
import { buildForLoopback } from '../loopback-build.ts'
import { askPage } from './bridge.ts'

/** A shop with a real keyring, whose PortOne is the practice gateway over HTTP on this machine. */
export interface NetworkShop {
  readonly gateway: RotatingGateway
  readonly keyring: KeyringSession
  readonly profileDir: string
  /** Starts the program; the page has loaded, whatever it shows. */
  open(): Promise<void>
  /** Follows the program that starts in the place of this one. */
  follow(): Promise<void>
  program(): Program
  /** Asks to quit and waits until everything is closed. */
  quit(): Promise<void>
  /** What the page calls, past its own screens. */
  ask<C extends Channel>(channel: C, input: Input<C>): Promise<Result<Output<C>>>
  /** The same, where nothing but an answer will do. */
  get<C extends Channel>(channel: C, input: Input<C>): Promise<Output<C>>
  /** Waits for a picture that is so. */
  until(isSo: (picture: AccountPicture) => boolean): Promise<AccountPicture>
}

const profiles = join(import.meta.dirname, '../../../out/test/profiles')

export const test = base.extend<{ shop: NetworkShop }, { mainPath: string }>({
  mainPath: [
    // Playwright reads the names of what a fixture needs from this pattern.
    // oxlint-disable-next-line no-empty-pattern
    async ({}, give) => give(await buildForLoopback()),
    { scope: 'worker', timeout: 120_000 },
  ],
  shop: async ({ mainPath }, give, info) => {
    const name = `${basename(info.file, '.spec.ts')}-${info.title.replaceAll(/\W+/g, '-')}`
    const profileDir = join(profiles, name.slice(0, 90))
    rmSync(profileDir, { recursive: true, force: true })
    mkdirSync(profileDir, { recursive: true })
    const keyring = new KeyringSession()
    const gateway = await rotatingGateway()
    await keyring.open()
    await keyring.startKeyring('unlocked')
    const programs: Program[] = []
    const program = (): Program => {
      const last = programs.at(-1)
      if (last === undefined) throw new Error('the program was not started')
      return last
    }
    const ask: NetworkShop['ask'] = (channel, input) => askPage(program().page, channel, input)
    const get: NetworkShop['get'] = async (channel, input) => {
      const answer = await ask(channel, input)
      if (!answer.ok) throw new Error(`${channel}: ${JSON.stringify(answer.failure)}`)
      return answer.value
    }
    await give({
      gateway,
      keyring,
      profileDir,
      async open() {
        const env = { ...keyring.env, JANGBU_GATEWAY_ORIGIN: gateway.origin }
        programs.push(await launchProgram({ profileDir, mainPath, env }))
      },
      async follow() {
        programs.push(await program().restarted())
      },
      program,
      async quit() {
        await program().quit()
        await program().exited
      },
      ask,
      get,
      async until(isSo) {
        let picture = await get('account.watch', { after: null })
        while (!isSo(picture)) picture = await get('account.watch', { after: picture.version })
        return picture
      },
    })
    await programs.at(-1)?.kill()
    await keyring.close()
    await gateway.close()
    // Their keys go with the keyring, so the search at the end of a run could not open these journals;
    // it opens those of practice, which the same code writes.
    rmSync(join(profileDir, 'accounts'), { recursive: true, force: true })
  },
})

export { expect }
