import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { createAccountSession } from '../../../main/accounts/create-session.ts'
import type { AccountSession, OpenAccount } from '../../../main/accounts/session.ts'
import type { AccountTools } from '../../../main/accounts/tools.ts'
import { practiceProfile } from '../../../main/practice-account.ts'
import { systemClock, systemRandom } from '../../../main/system-clock.ts'
import type { Account, AccountPicture } from '../../../preload/contract/account.ts'
import { DEFAULT_PREFERENCES } from '../../../preload/contract/preferences.ts'
import type { RotatingGateway } from '../../fixtures/rotating-gateway.ts'
import { MemoryKeychain } from '../vault/memory-keychain.ts'

export const CAFE: Account = { accountId: 'test-cafe', mode: 'test', name: '카페' }

/** One installation: its folder and its keychain outlive every session that is opened on them. */
export class AccountWorld {
  readonly userDataDir = mkdtempSync(join(tmpdir(), 'jangbu-accounts-'))
  readonly keychain = new MemoryKeychain()
  readonly bugs: unknown[] = []
  tools: AccountTools
  #session: AccountSession | null = null

  constructor(gateway: Pick<RotatingGateway, 'origin'> = { origin: 'http://127.0.0.1:9' }) {
    this.tools = {
      userDataDir: this.userDataDir,
      clock: systemClock,
      random: systemRandom,
      keychain: this.keychain,
      gatewayOrigin: gateway.origin,
      online: () => true,
      preferences: () => DEFAULT_PREFERENCES,
      onSlow: () => undefined,
      onBackupTrouble: () => undefined,
      onRefused: () => undefined,
      onBug: (error) => {
        this.bugs.push(error)
        return 'ABCDEFGH'
      },
    }
    onTestFinished(async () => {
      await this.#session?.close()
      rmSync(this.userDataDir, { recursive: true, force: true })
    })
  }

  /** As the program starts: ends the session before, and opens another on the same disk. */
  async start(account: Account = CAFE): Promise<AccountSession> {
    await this.#session?.close()
    const session = createAccountSession(account, this.tools)
    this.#session = session
    session.start()
    return session
  }

  path(name: string, account: Account = CAFE): string {
    return join(this.userDataDir, 'accounts', account.accountId, name)
  }
}

/** Waits, picture by picture, until one is so. */
export async function until(
  session: AccountSession,
  isSo: (picture: AccountPicture) => boolean,
): Promise<AccountPicture> {
  let picture = await session.watch(null)
  while (!isSo(picture)) picture = await session.watch(picture.version)
  return picture
}

/** The picture once the door is no longer opening. */
export function settledDoor(session: AccountSession): Promise<AccountPicture> {
  return until(session, ({ door }) => door.state !== 'opening')
}

export async function opened(session: AccountSession): Promise<OpenAccount> {
  const { door } = await settledDoor(session)
  const open = session.open()
  if (open === null) throw new Error(`the door is ${JSON.stringify(door)}`)
  return open
}

/** Makes the account, as its owner does: a code is shown and typed back. Answers the code. */
export async function setUp(session: AccountSession): Promise<string> {
  const { door } = await settledDoor(session)
  if (door.state !== 'new') throw new Error(`the door is ${door.state}`)
  const code = session.makeRecoveryCode()
  if (code === null) throw new Error('no code could be made')
  const confirmed = await session.confirmRecoveryCode(code)
  if (confirmed.state !== 'set') throw new Error(`the code is ${confirmed.state}`)
  return code
}

/** Fills in what the first charge needs, without the gateway being asked. */
export function fillIn({ profile, account }: OpenAccount): void {
  const keyIn = { provider: 'inicis', merchantId: 'INIBillTst' }
  const channels = { keyIn, billing: null, window: null }
  const saved = profile.save({
    ...practiceProfile,
    mode: account.mode,
    name: account.name,
    channels,
  })
  if (!saved.ok) throw new Error(JSON.stringify(saved.failure))
  profile.keepChannelProof(keyIn, true)
}
