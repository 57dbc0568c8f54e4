import { pos } from '../pos.ts'
import { longPoll } from './long-poll.ts'
import { useTill } from './till-store.ts'

/** Keeps the picture of the orders fresh, for as long as the counter is shown. */
export const watchTill = longPoll({
  async look(signal) {
    const after = useTill.getState().snapshot?.version ?? null
    const answer = await pos['counter.watch']({ after }).catch(() => null)
    if (signal.aborted) return true
    if (answer === null || !answer.ok) return false
    useTill.setState({ snapshot: answer.value, heard: true })
    return true
  },
  onUnheard: () => useTill.setState({ heard: false }),
})
