import { readChecklist } from '../accounts/checklist.ts'
import { listGatewayChannels } from '../accounts/gateway-channels.ts'
import { describeKeys, saveKeys } from '../accounts/rest-keys.ts'
import { fail, ok } from '../../preload/contract/result.ts'
import type { Handlers } from '../shell/serve.ts'
import { whileConfirmed, whileOpen, type HandlerParts } from './handler-parts.ts'

/** REST keys, the recovery code, and what is still to be done before going live. */
export function keysHandlers(parts: HandlerParts) {
  const { session, tools } = parts
  return {
    'keys.describe': async () => ok(await describeKeys(session.vault)),
    'keys.save': ({ confirmCode, ...typed }) =>
      whileConfirmed(parts, confirmCode, async ({ vault, lookForKeys }) =>
        vault === null
          ? fail({ kind: 'refused' })
          : ok(await saveKeys(typed, vault, { tools, onSaved: () => void lookForKeys() })),
      ),
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
