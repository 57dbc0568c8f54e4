import { join } from 'node:path'
import type { AccountMode, KeychainReason } from '../../preload/contract/account.ts'
import type { PortOneClient } from '../portone/client.ts'
import { createPortOneClient } from '../portone/create-client.ts'
import { handlerTransport } from '../portone/handler-transport.ts'
import { createNetworkTransport } from '../portone/network-transport.ts'
import type { RestCredentials, WithheldCredentials } from '../portone/token.ts'
import { createPracticeGateway } from '../practice/create-practice-gateway.ts'
import { practiceCredentials } from '../practice-account.ts'
import type { KeyVerdict, VerifyKeys } from '../vault/save-verified.ts'
import type { Vault } from '../vault/vault.ts'
import type { AccountTools } from './tools.ts'

/** An account's way to its gateway. */
export interface Gateway {
  readonly client: PortOneClient
  /** One that holds no token yet: it asks the keys themselves, not what they once got. */
  newClient(): PortOneClient
  close(): Promise<void>
}

/** The embedded gateway, with its state in the practice folder. Needs no network and no keychain. */
export function practiceGateway(folder: string, { clock, random, onBug }: AccountTools): Gateway {
  const gateway = createPracticeGateway({
    statePath: join(folder, 'gateway.db'),
    keyPath: join(folder, 'gateway.key'),
    now: clock.now,
    sleep: clock.sleep,
    random: random.bytes,
    onBug,
  })
  const transport = handlerTransport((request) => gateway.fetch(request))
  const credentials = () => Promise.resolve(practiceCredentials)
  const newClient = () =>
    createPortOneClient({ transport, clock, random, credentials, sandbox: true })
  return {
    client: newClient(),
    newClient,
    close: () => {
      gateway.close()
      return Promise.resolve()
    },
  }
}

export interface NetworkAccount {
  readonly mode: AccountMode
  readonly vault: Vault
  /** Why the keychain is not even asked, or null: it must not ask a person again for each look-up. */
  readonly withheld: () => KeychainReason | null
}

/** PortOne over the network; the REST keys leave the keychain for each token call alone. */
export function networkGateway(account: NetworkAccount, tools: AccountTools): Gateway {
  const { clock, random } = tools
  const transport = createNetworkTransport({ origin: tools.gatewayOrigin })
  const credentials = () => readCredentials(account)
  const sandbox = account.mode !== 'live'
  const newClient = () => createPortOneClient({ transport, clock, random, credentials, sandbox })
  return { client: newClient(), newClient, close: () => transport.close() }
}

async function readCredentials({
  vault,
  withheld,
}: NetworkAccount): Promise<RestCredentials | WithheldCredentials> {
  const why = withheld()
  if (why !== null) return { withheld: why }
  const heard = await vault.readRestKeys()
  return heard.state === 'ok' ? heard.value : { withheld: heard.state }
}

/**
 * Tries a pair of keys with a real token call of a client that is thrown away, which `alsoAsk` may ask
 * for more once they work.
 */
export function keyTrial(
  { gatewayOrigin, clock, random }: AccountTools,
  alsoAsk: (client: PortOneClient) => Promise<KeyVerdict> = () => Promise.resolve('works'),
): VerifyKeys {
  return async (keys) => {
    const transport = createNetworkTransport({ origin: gatewayOrigin })
    try {
      const credentials = () => Promise.resolve(keys)
      // A token call is the same in both modes, and a look-up then finds payments of both.
      const client = createPortOneClient({ transport, clock, random, credentials, sandbox: true })
      const answer = await client.getToken()
      if (answer.kind === 'ok') return await alsoAsk(client)
      return answer.kind === 'keys-refused' ? 'refused' : 'no-answer'
    } finally {
      await transport.close()
    }
  }
}
