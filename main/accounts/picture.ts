import type { Account, AccountPicture, Door } from '../../preload/contract/account.ts'
import type { Preferences } from '../../preload/contract/preferences.ts'
import type { CodeFileState, OpenAccount } from './session.ts'

export interface PictureFacts {
  readonly version: number
  readonly account: Account
  readonly door: Door
  readonly open: OpenAccount | null
  /** As it was when the door was last looked at; an open account says it itself. */
  readonly codeFile: CodeFileState
  readonly preferences: Preferences
}

/** Everything around the counter, as the page is shown it. */
export function pictureOf(facts: PictureFacts): AccountPicture {
  const { version, account, door, open, preferences } = facts
  const around = { version, account, door, preferences }
  if (open === null) {
    return {
      ...around,
      lock: 'off',
      chargeBlock: null,
      codeFile: facts.codeFile,
      backup: { lastAt: null, running: false, problem: null },
      sweep: { lastAt: null, running: false, progress: null, problem: null },
      lowSpaceBytes: null,
      unknown: 0,
    }
  }
  const { started } = open
  return {
    ...around,
    lock: open.lock.state(),
    chargeBlock: open.chargeBlock(),
    codeFile: open.codeFile(),
    backup: open.backups?.state() ?? {
      lastAt: started.backups[0]?.takenAt ?? null,
      running: false,
      problem: null,
    },
    sweep: open.till.sweep(),
    lowSpaceBytes: open.backups === null ? started.lowSpaceBytes : open.backups.lowSpaceBytes(),
    unknown: open.till.unknown(),
  }
}
