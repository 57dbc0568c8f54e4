import { pos } from '../pos.ts'
import { useAccount } from './account-store.ts'
import { longPoll } from './long-poll.ts'
import { takePreferences } from './preferences-actions.ts'

/** Keeps the picture of the account fresh, from the first moment of the page to its last. */
export const watchAccount = longPoll({
  async look(signal) {
    const after = useAccount.getState().picture?.version ?? null
    const answer = await pos['account.watch']({ after }).catch(() => null)
    if (signal.aborted) return true
    if (answer === null || !answer.ok) {
      useAccount.setState({ problem: answer?.failure ?? 'silent' })
      return false
    }
    useAccount.setState({ picture: answer.value, heard: true, problem: null })
    takePreferences(answer.value.preferences)
    return true
  },
  onUnheard: () => useAccount.setState({ heard: false }),
})

/** A person pressed "again" where main has never answered. */
export function listenAgain(): void {
  useAccount.setState({ heard: true, problem: null })
  watchAccount()
}
