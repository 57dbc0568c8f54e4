import { afterEach, describe, expect, test } from 'vitest'
import { missingSteps, readChecklist } from '../../../main/accounts/checklist.ts'
import { listGatewayChannels } from '../../../main/accounts/gateway-channels.ts'
import { createProfileStore } from '../../../main/accounts/profile-store.ts'
import { createPortOneClient } from '../../../main/portone/create-client.ts'
import { createNetworkTransport } from '../../../main/portone/network-transport.ts'
import type { RestCredentials, WithheldCredentials } from '../../../main/portone/token.ts'
import { createPracticeGateway } from '../../../main/practice/create-practice-gateway.ts'
import { listen, type ListeningGateway } from '../../../main/practice/listen.ts'
import { practiceCredentials, practiceProfile } from '../../../main/practice-account.ts'
import { systemClock, systemRandom } from '../../../main/system-clock.ts'
import type { Account } from '../../../preload/contract/account.ts'
import type { Profile } from '../../../preload/contract/profile.ts'
import { accountJournal } from './account-journal.ts'

const ends: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const end of ends.splice(0).toReversed()) await end()
})

async function gatewayOf(sandbox: boolean): Promise<ListeningGateway> {
  const gateway = createPracticeGateway({
    statePath: null,
    now: systemClock.now,
    sleep: systemClock.sleep,
    random: systemRandom.bytes,
    sandbox,
  })
  const listening = await listen(gateway, {
    port: 0,
    onBug: (error) => {
      throw error
    },
  })
  const close = once(() => listening.close())
  ends.push(close)
  return { ...listening, close }
}

function once(end: () => Promise<void>): () => Promise<void> {
  let ended: Promise<void> | null = null
  return () => (ended ??= end())
}

type Credentials = RestCredentials | WithheldCredentials | null

/** Clients of one account, each without a token. */
function clientsOf(origin: string, credentials: () => Credentials = () => practiceCredentials) {
  const transport = createNetworkTransport({ origin })
  ends.push(() => transport.close())
  return () =>
    createPortOneClient({
      transport,
      clock: systemClock,
      random: systemRandom,
      credentials: () => Promise.resolve(credentials()),
      sandbox: true,
    })
}

const LIVE: Account = { accountId: 'live-1', mode: 'live', name: '본점' }
const KEY_IN = { provider: 'inicis', merchantId: 'INIBillTst' }
const profile: Profile = { ...practiceProfile, mode: 'live', sandbox: false }

function withKeyIn(keyIn: Profile['channels']['keyIn']): Profile {
  return { ...profile, channels: { ...profile.channels, keyIn } }
}

function storeOf(account = LIVE) {
  const { journal, reopen } = accountJournal()
  const changed = () => undefined
  return {
    journal,
    store: createProfileStore({ account, journal, changed }),
    reopenStore: () => createProfileStore({ account, journal: reopen(), changed }),
  }
}

describe('going live, asked over HTTP', () => {
  test('goes from nothing to ready, and the next start needs no network to know it', async () => {
    const { origin } = await gatewayOf(false)
    const { store, journal, reopenStore } = storeOf()
    let credentials: Credentials = null
    const newClient = clientsOf(origin, () => credentials)
    const read = (codeFile: 'missing' | 'whole') =>
      readChecklist({ profile: store, journal, newClient, codeFile: () => codeFile })

    expect(await read('missing')).toEqual({
      keys: 'missing',
      channel: 'missing',
      code: 'missing',
      shop: 'missing',
      trial: 'offered',
    })
    credentials = { key: 'practice', secret: 'wrong' }
    expect(await read('missing')).toMatchObject({ keys: 'refused', channel: 'missing' })
    credentials = practiceCredentials
    store.save(withKeyIn(null))
    expect(await read('missing')).toMatchObject({ keys: 'done', channel: 'missing', shop: 'done' })
    store.save(withKeyIn({ ...KEY_IN, merchantId: 'MOInobody' }))
    expect(await read('whole')).toMatchObject({ channel: 'not-found', code: 'done' })
    expect(store.isChannelProven()).toBe(false)
    store.save(withKeyIn(KEY_IN))
    expect(await read('whole')).toMatchObject({ keys: 'done', channel: 'done' })

    const next = reopenStore()
    expect(
      missingSteps({
        mode: 'live',
        keys: 'saved',
        codeFile: 'whole',
        isChannelProven: next.isChannelProven(),
        isShopComplete: next.isComplete(),
      }),
    ).toEqual([])
  })

  test('keeps what was proven while the line is down, and loses it when the gateway says otherwise', async () => {
    const live = await gatewayOf(false)
    const { store, journal } = storeOf()
    store.save(withKeyIn(KEY_IN))
    const read = (origin: string) =>
      readChecklist({
        profile: store,
        journal,
        newClient: clientsOf(origin),
        codeFile: () => 'whole',
      })
    expect((await read(live.origin)).channel).toBe('done')
    await live.close()
    expect(await read(live.origin)).toMatchObject({ keys: 'unreachable', channel: 'unreachable' })
    expect(store.isChannelProven()).toBe(true)
    const test = await gatewayOf(true)
    expect((await read(test.origin)).channel).toBe('other-mode')
    expect(store.isChannelProven()).toBe(false)
  })

  test('asks for a token each time, whatever an earlier client holds', async () => {
    const { origin } = await gatewayOf(false)
    const { store, journal } = storeOf()
    let credentials = practiceCredentials
    const newClient = clientsOf(origin, () => credentials)
    const read = () =>
      readChecklist({ profile: store, journal, newClient, codeFile: () => 'whole' })
    expect((await read()).keys).toBe('done')
    credentials = { key: 'practice', secret: 'reissued' }
    expect((await read()).keys).toBe('refused')
  })

  test('of practice is done but for the trial', async () => {
    const { origin } = await gatewayOf(true)
    const practice: Account = { accountId: 'practice', mode: 'practice', name: '연습' }
    const { store, journal } = storeOf(practice)
    const newClient = clientsOf(origin)
    expect(
      await readChecklist({ profile: store, journal, newClient, codeFile: () => 'none' }),
    ).toEqual({ keys: 'done', channel: 'done', code: 'done', shop: 'done', trial: 'offered' })
  })
})

describe('the channels to choose from', () => {
  test('are those of the console, with what they are for', async () => {
    const { origin } = await gatewayOf(true)
    const listed = await listGatewayChannels(clientsOf(origin)())
    const channels = listed.ok ? listed.value : []
    expect(channels.length).toBeGreaterThan(1)
    const keyIn = channels.find(
      ({ merchantId, type }) => merchantId === KEY_IN.merchantId && type === 'api_payment',
    )
    expect(keyIn).toMatchObject({ ...KEY_IN, sandbox: true })
    expect(keyIn?.name).not.toBe('')
  })

  test.each<[string, Credentials, object]>([
    ['refused', { key: 'practice', secret: 'wrong' }, { kind: 'keys-refused' }],
    ['none', null, { kind: 'gateway-unreachable' }],
    [
      'withheld',
      { withheld: 'locked' },
      { kind: 'charging-blocked', block: { kind: 'keychain', why: 'locked' } },
    ],
  ])('cannot be had with keys that are %s', async (_what, credentials, failure) => {
    const { origin } = await gatewayOf(true)
    const listed = await listGatewayChannels(clientsOf(origin, () => credentials)())
    expect(listed).toEqual({ ok: false, failure })
  })
})
