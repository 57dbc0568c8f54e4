import { create } from 'zustand'
import type { AccountPicture } from '../../preload/contract/account.ts'
import type { Failure } from '../../preload/contract/result.ts'

/** What main last said of the account around the counter: its door, its lock, its backups. */
export interface AccountState {
  /** Null until main has answered once. */
  readonly picture: AccountPicture | null
  /** False while `account.watch` gets no answer; what is shown may then be old. */
  readonly heard: boolean
  /** What the last look ended with where it was no picture; `silent`: nothing came back at all. */
  readonly problem: Failure | 'silent' | null
  /** The lock was asked for while a charge was on its way: it comes with the answer. */
  readonly lockAsked: boolean
}

export const useAccount = create<AccountState>(() => ({
  picture: null,
  heard: true,
  problem: null,
  lockAsked: false,
}))

/** What stands on the page. A lock lies over every door; only an open one has a counter behind it. */
export type Stage = 'start' | 'lock' | 'door' | 'counter'

export function stageOf(picture: AccountPicture | null): Stage {
  if (picture === null) return 'start'
  if (picture.lock === 'locked') return 'lock'
  return picture.door.state === 'open' ? 'counter' : 'door'
}
