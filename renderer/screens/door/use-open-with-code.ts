import { useState } from 'react'
import { codeTold, type CodeTold } from '../../parts/recovery-told.ts'
import { pos } from '../../pos.ts'
import { failureSentence } from './use-door-act.ts'

/** Opens the journal with the recovery code. `ask` is what `RecoveryCodeForm` asks. */
export function useOpenWithCode(): {
  /** The code was right: main opens, and its picture follows. */
  readonly opened: boolean
  readonly ask: (typed: string) => Promise<CodeTold | null>
} {
  const [opened, setOpened] = useState(false)
  const ask = async (typed: string): Promise<CodeTold | null> => {
    const answer = await pos['account.openWithCode']({ typed })
    if (!answer.ok) return { sentence: failureSentence(answer.failure), group: 0 }
    const told = codeTold(answer.value)
    setOpened(told === null)
    return told
  }
  return { opened, ask }
}
