import type { Account, AccountPicture, Door } from '../../preload/contract/account.ts'
import { openWithCode } from '../vault/open-with-code.ts'
import type { RecoveryCode } from '../vault/recovery-code.ts'
import type { Vault } from '../vault/vault.ts'
import { accountFolder, type AccountFolder } from './account-folder.ts'
import { codeFileOf } from './code-file.ts'
import { endReview } from './end-review.ts'
import {
  discard,
  enterByKeychain,
  enterPractice,
  enterWithKey,
  type Entered,
  type Entrance,
} from './enter.ts'
import { HeldKey } from './held-key.ts'
import { liveJournal } from './live-journal.ts'
import { News } from './news.ts'
import type { OpenedAccount } from './open-account.ts'
import { pictureOf } from './picture.ts'
import { mistyped, RecoveryDesk, type Confirmed } from './recovery-desk.ts'
import { replaceCode } from './replace-code.ts'
import type { AccountSession, CodeAnswer, CodeFileState, OpenAccount } from './session.ts'
import { setUpAccount } from './set-up-account.ts'
import type { AccountTools } from './tools.ts'
import { vaultOf } from './vault-of.ts'

/** Nothing is asked or touched before `start`. */
export function createAccountSession(account: Account, tools: AccountTools): AccountSession {
  return new Session(account, tools)
}

const OPENING: Door = { state: 'opening', waitsForKeychain: false }

class Session implements AccountSession {
  account: Account
  readonly place: AccountFolder
  readonly vault: Vault | null
  readonly #tools: AccountTools
  readonly #news: News
  readonly #recovery: RecoveryDesk
  #door: Door = OPENING
  #codeFile: CodeFileState
  #opened: OpenedAccount | null = null
  readonly #keyOfDamaged = new HeldKey()
  /** Ends the try to open that is under way: what it hears late is nothing to a later one. */
  #trying = new AbortController()
  #working: Promise<void> = Promise.resolve()
  #isLeaving = false
  #isAsking = false
  #closed: Promise<void> | null = null

  constructor(account: Account, tools: AccountTools) {
    this.account = account
    this.place = accountFolder(tools.userDataDir, account)
    this.vault = vaultOf(account, tools)
    this.#tools = tools
    this.#news = new News(tools.clock)
    this.#recovery = new RecoveryDesk(tools.random)
    this.#codeFile = codeFileOf(this.place, this.vault)
  }

  readonly changed = (): void => this.#news.changed()
  readonly door = (): Door => (this.#isLeaving ? OPENING : this.#door)
  readonly open = (): OpenAccount | null => (this.#isLeaving ? null : this.#opened)
  readonly till = () => this.open()?.till ?? null
  readonly keyOfDamaged = (): Uint8Array | null => this.#keyOfDamaged.key

  async watch(after: number | null): Promise<AccountPicture> {
    await this.#news.newerThan(after)
    return pictureOf({
      version: this.#news.version,
      account: this.account,
      door: this.door(),
      open: this.open(),
      codeFile: this.#codeFile,
      preferences: this.#tools.preferences(),
    })
  }

  start(): void {
    this.#show(OPENING)
    const { vault } = this
    void this.#enter((entrance) =>
      vault === null
        ? enterPractice(entrance)
        : enterByKeychain({ ...entrance, vault }, () => {
            if (!entrance.isStale()) this.#show({ state: 'opening', waitsForKeychain: true })
          }),
    )
  }

  retry(): void {
    if (this.#opened !== null) void this.#endReview(this.#opened)
    else if (this.#door.state !== 'opening') this.start()
  }

  async openWithCode(typed: string): Promise<CodeAnswer> {
    if (this.open() !== null) return { state: 'opened' }
    if (this.vault === null) return { state: 'no-file' }
    const answer = await openWithCode(liveJournal(this.place, this.vault), { typed })
    if (answer.state === 'mistyped') return mistyped(answer)
    if (answer.state !== 'ready' && answer.state !== 'review') return { state: answer.state }
    const reason = answer.state === 'ready' ? null : answer.why
    await this.#enter((entrance) => enterWithKey(entrance, answer.key, reason))
    if (reason === 'waiting' && this.#opened !== null) void this.#endReview(this.#opened)
    return { state: 'opened' }
  }

  makeRecoveryCode(): string | null {
    const mayMake = this.open() !== null || this.door().state === 'new'
    return mayMake && this.vault !== null ? this.#recovery.make() : null
  }

  confirmRecoveryCode(typed: string): Promise<Confirmed> {
    return this.#recovery.confirm(typed, (code) => this.#keepCode(code))
  }

  renamed(name: string): void {
    this.account = { ...this.account, name }
    this.changed()
  }

  leave(): void {
    this.#isLeaving = true
    this.changed()
  }

  reopen(): void {
    if (!this.#isLeaving) return
    this.#isLeaving = false
    this.#opened = null
    this.#closed = null
    this.start()
  }

  close(): Promise<void> {
    this.leave()
    this.#recovery.forget()
    this.#keyOfDamaged.hold(null)
    this.#trying.abort()
    this.#closed ??= this.#working.then(() => this.#opened?.close())
    return this.#closed
  }

  /** One try at a time: the one before is told to end, and has ended before this one begins. */
  #enter(open: (entrance: Entrance) => Promise<Entered>): Promise<void> {
    this.#trying.abort()
    const trying = new AbortController()
    this.#trying = trying
    const entered = this.#working.then(() => this.#tryTo(open, trying.signal))
    this.#working = entered.catch(() => undefined)
    return entered
  }

  async #tryTo(open: (entrance: Entrance) => Promise<Entered>, ended: AbortSignal): Promise<void> {
    const { account, place, vault, changed } = this
    const isStale = () => ended.aborted || this.#opened !== null
    const tools = this.#tools
    const entered = await open({ account, place, vault, tools, changed, isStale, ended })
    if (entered.kind === 'stale') return
    if (isStale()) return discard(entered)
    this.#keyOfDamaged.hold(entered.kind === 'closed' ? entered.keyOfDamaged : null)
    if (entered.kind === 'closed') return this.#show(entered.door)
    const { opened } = entered
    this.#opened = opened
    this.#show({ state: 'open' })
    opened.till.start()
    opened.backups?.start()
    void opened.lookForKeys()
  }

  async #endReview(opened: OpenedAccount): Promise<void> {
    if (this.vault === null || opened.keychainReason() === null || this.#isAsking) return
    this.#isAsking = true
    const ended = await endReview(opened, this.vault).finally(() => (this.#isAsking = false))
    if (ended === 'told' || this.#opened !== opened) return
    this.#opened = null
    await opened.close().catch(this.#tools.onBug)
    if (!this.#isLeaving) this.start()
  }

  async #keepCode(code: RecoveryCode): Promise<Confirmed> {
    const { place, vault } = this
    const { random } = this.#tools
    const opened = this.#isLeaving ? null : this.#opened
    if (opened !== null) return replaceCode({ opened, place, random }, code)
    if (vault === null || this.door().state !== 'new') return { state: 'other-code' }
    const made = await setUpAccount({ place, vault, random }, code)
    if (made.state === 'not') return made.why
    await this.#enter((entrance) => enterWithKey(entrance, made.key, null))
    return { state: 'set', copiesLeft: 0 }
  }

  #show(door: Door): void {
    this.#door = door
    this.#codeFile = codeFileOf(this.place, this.vault)
    this.changed()
  }
}
