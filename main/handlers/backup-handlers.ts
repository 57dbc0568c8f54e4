import { setLostAside } from '../accounts/lost-account.ts'
import {
  beginAccountAnew,
  restoreAccount,
  type AccountToRestore,
} from '../accounts/restore-account.ts'
import type { OpenAccount } from '../accounts/session.ts'
import { fail, ok, type Result } from '../../preload/contract/result.ts'
import type { Handlers } from '../shell/serve.ts'
import { whileConfirmed, whileOpen, type HandlerParts } from './handler-parts.ts'

type Restarting = { readonly state: 'restarting' }

/** Backups, and what takes the place of a journal. */
export function backupHandlers(parts: HandlerParts) {
  const { session, tools, fileRestore, restart } = parts

  function thenRestart(result: Result<Restarting>): Result<Restarting> {
    if (!result.ok) return result
    session.leave()
    restart()
    return result
  }

  function running({ till, started, key }: OpenAccount): AccountToRestore {
    return {
      journalPath: started.path,
      key,
      clock: tools.clock,
      running: {
        mayLeave: () => till.busy() === 0,
        leave: () => session.close(),
        reopen: () => session.reopen(),
      },
    }
  }

  function damaged(): AccountToRestore | null {
    const key = session.keyOfDamaged()
    const { journalPath } = session.place
    return key === null ? null : { journalPath, key, clock: tools.clock, running: null }
  }

  async function beginAnew(): Promise<Result<Restarting>> {
    const door = session.door()
    if (door.state === 'lost') {
      setLostAside(session.place, tools.clock.now())
      // The key of another journal may be all that opens that one: the new journal takes it as it is.
      if (door.why !== 'other-key') await session.vault?.forgetJournal()
      return ok({ state: 'restarting' })
    }
    const account = damaged()
    return account === null ? fail({ kind: 'account-closed' }) : beginAccountAnew(account)
  }

  return {
    'backup.list': () => whileOpen(parts, ({ backups }) => ok([...(backups?.list() ?? [])])),
    'backup.now': () =>
      whileOpen(parts, ({ backups }) => backups?.now() ?? fail({ kind: 'refused' })),
    'backup.restore': async ({ name, confirmCode }) => {
      const account = damaged()
      if (account !== null) return thenRestart(await restoreAccount(name, account))
      return whileConfirmed(parts, confirmCode, async (open) =>
        thenRestart(await restoreAccount(name, running(open))),
      )
    },
    'journal.beginAnew': async () => thenRestart(await beginAnew()),
    'restore.choose': async () => ok(await fileRestore.choose()),
    'restore.open': ({ typed }) => fileRestore.open(typed),
  } satisfies Partial<Handlers>
}
