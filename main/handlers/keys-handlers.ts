import { readChecklist } from '../accounts/checklist.ts'
import { listGatewayChannels } from '../accounts/gateway-channels.ts'
import { describeKeys, saveKeys } from '../accounts/rest-keys.ts'
import { fail, ok } from '../../preload/contract/result.ts'
import type { Handlers } from '../shell/serve.ts'
import type { OpenAccount } from '../accounts/session.ts'
import { whileConfirmed, whileOpen, type HandlerParts } from './handler-parts.ts'

/** What was got and found out with the pair before holds of the new one no longer. */
async function turnToNewKeys({ client, lookForKeys, till }: OpenAccount): Promise<void> {
  // A token call that is under way with the old pair is waited for, and what it got is dropped too.
  const held = await client.getToken()
  if (held.kind === 'ok') client.dropToken(held.token)
  await lookForKeys()
  await till.sweepNow()
}

/** REST keys, the recovery code, and what is still to be done before going live. */
export function keysHandlers(parts: HandlerParts) {
  const { session, tools } = parts
  return {
    'keys.describe': async () => ok(await describeKeys(session.vault)),
    'keys.save': ({ confirmCode, ...typed }) =>
      whileConfirmed(parts, confirmCode, async (open) => {
        const { vault, profile, started } = open
        if (vault === null) return fail({ kind: 'refused' })
        const kept = { journal: started.journal, profile }
        const onSaved = () => void turnToNewKeys(open)
        return ok(await saveKeys(typed, vault, { tools, kept, onSaved }))
      }),
    'gatewayChannels.read': () => whileOpen(parts, ({ client }) => listGatewayChannels(client)),
    'checklist.read': () =>
      whileOpen(parts, async ({ profile, started, newClient, codeFile }) =>
        ok(await readChecklist({ profile, journal: started.journal, newClient, codeFile })),
      ),
    'recovery.make': async ({ confirmCode }) => {
      const make = () => {
        const code = session.makeRecoveryCode()
        return code === null ? fail({ kind: 'refused' }) : ok({ code })
      }
      // A new account has no journal yet, so nobody has set a code to ask for.
      return session.door().state === 'new' ? make() : whileConfirmed(parts, confirmCode, make)
    },
    'recovery.confirm': async ({ typed }) => ok(await session.confirmRecoveryCode(typed)),
  } satisfies Partial<Handlers>
}
