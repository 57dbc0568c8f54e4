import { whileUnlocked } from '../lock/while-unlocked.ts'
import type { Handlers } from '../shell/serve.ts'
import { accountHandlers } from './account-handlers.ts'
import { backupHandlers } from './backup-handlers.ts'
import type { HandlerParts } from './handler-parts.ts'
import { keysHandlers } from './keys-handlers.ts'
import { lockHandlers } from './lock-handlers.ts'
import { profileHandlers } from './profile-handlers.ts'
import { tillHandlers } from './till-handlers.ts'

/**
 * What each channel does, in groups: one line that calls a use case. All of it behind the lock, so that
 * a page cannot go round it.
 */
export function createHandlers(parts: HandlerParts): Handlers {
  const handlers: Handlers = {
    ...tillHandlers(parts),
    ...accountHandlers(parts),
    ...keysHandlers(parts),
    ...profileHandlers(parts),
    ...backupHandlers(parts),
    ...lockHandlers(parts),
  }
  return whileUnlocked(handlers, { state: () => parts.session.open()?.lock.state() ?? 'off' })
}
