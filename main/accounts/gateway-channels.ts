import type { GatewayChannel } from '../../preload/contract/account-answers.ts'
import { fail, ok, type Result } from '../../preload/contract/result.ts'
import { cleanGatewayText } from '../../preload/contract/text.ts'
import type { Channel } from '../portone/channels.ts'
import type { PortOneClient } from '../portone/client.ts'
import { tokenFailure } from '../till/token-failure.ts'

/**
 * What the merchant has set up in PortOne's console, for choosing from: every channel of `users/pg`,
 * the ones this program cannot charge through too. `keys-refused`, `gateway-unreachable`, and
 * `charging-blocked` where the keychain does not give the keys.
 */
export async function listGatewayChannels(
  client: Pick<PortOneClient, 'getToken' | 'listChannels'>,
): Promise<Result<GatewayChannel[]>> {
  const token = await client.getToken()
  if (token.kind !== 'ok') return fail(tokenFailure(token))
  const listed = await client.listChannels()
  return listed.kind === 'ok' ? ok(listed.value.map(shown)) : fail({ kind: 'gateway-unreachable' })
}

/** Their words, not ours: plain text on one line. */
function shown({ provider, merchantId, kind, sandbox, name }: Channel): GatewayChannel {
  return {
    provider: cleanGatewayText(provider),
    merchantId: cleanGatewayText(merchantId),
    type: cleanGatewayText(kind),
    sandbox,
    name: cleanGatewayText(name),
  }
}
