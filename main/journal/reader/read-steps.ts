import { backupSteps } from '../backup/make-backup.ts'
import { chainKey } from '../chain.ts'
import { checkpointTable } from '../checkpoint-table.ts'
import type { Connection } from '../connection.ts'
import { JournalDamaged } from '../errors.ts'
import { eventTable } from '../event-table.ts'
import type { Steps } from '../steps.ts'
import { terminalTable } from '../terminal-table.ts'
import { unreachable } from '../../../preload/contract/result.ts'
import { verifyOn } from '../verify-file.ts'
import { walkChain } from '../walk-chain.ts'
import type { ReaderAnswers, ReaderRequest, ReaderStart, RequestKind } from './protocol.ts'

/** How a request is answered, step by step. */
export function readSteps(
  connection: Connection,
  { path, key }: ReaderStart,
  request: ReaderRequest,
): Steps<ReaderAnswers[RequestKind]> {
  switch (request.kind) {
    case 'back-up': {
      const { reason, takenAt } = request
      return backupSteps(connection, { journalPath: path, key, reason, takenAt })
    }
    case 'verify-chain': {
      const tables = {
        events: eventTable(connection, (_name, run) => run()),
        terminals: terminalTable(connection, (_name, run) => run()),
        checkpoints: checkpointTable(connection, (_name, run) => run()),
      }
      return walkChain(tables, chainKey(key))
    }
    case 'check-integrity':
      return checkSteps(connection, key)
    default:
      return unreachable(request)
  }
}

function* checkSteps(connection: Connection, key: Uint8Array): Steps<string | null> {
  try {
    yield* verifyOn(connection, key)
    return null
  } catch (error) {
    if (error instanceof JournalDamaged) return error.detail
    throw error
  }
}
