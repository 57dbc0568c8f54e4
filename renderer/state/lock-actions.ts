import { useAccount } from './account-store.ts'
import { pos } from '../pos.ts'
import { useCounter } from './counter-store.ts'

let asking = false

/**
 * Locks the screen, where a code is set. While this form's charge is on its way the lock waits for
 * its answer: staff must see how it ended before anybody else has the screen.
 */
export async function lockNow(): Promise<void> {
  const { picture } = useAccount.getState()
  if (asking || picture?.lock !== 'unlocked') return
  if (useCounter.getState().phase.kind === 'sending') {
    useAccount.setState({ lockAsked: true })
    return
  }
  asking = true
  const answer = await pos['lock.now']({}).catch(() => null)
  asking = false
  if (answer?.ok === true) show('locked')
}

/** Locks as soon as a charge has been answered during which the lock was asked for. */
export function followLockAsked(): () => void {
  return useCounter.subscribe(({ phase }) => {
    if (phase.kind === 'sending' || !useAccount.getState().lockAsked) return
    useAccount.setState({ lockAsked: false })
    void lockNow()
  })
}

/** Before the next picture says so too: nothing of the counter is seen in between. */
export function show(lock: 'locked' | 'unlocked'): void {
  useAccount.setState(({ picture }) => (picture === null ? {} : { picture: { ...picture, lock } }))
}
