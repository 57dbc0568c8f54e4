import type { Failure } from '../../preload/contract/result.ts'
import { pos } from '../pos.ts'
import { useTill } from './till-store.ts'

/** Asks main once who we are. Null when all is well, else why the counter cannot open. */
export async function startTill(): Promise<Failure | 'silent' | null> {
  const answer = await pos['app.start']({}).catch(() => null)
  if (answer === null) return 'silent'
  if (!answer.ok) return answer.failure
  useTill.setState({ start: answer.value })
  return null
}
