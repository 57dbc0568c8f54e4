import { useRef, useState, type JSX } from 'react'
import { useAccount } from '../../../state/account-store.ts'
import type { Answer } from '../../../state/answer-of.ts'
import { CodeSheet } from './code-sheet.tsx'

interface Ask<T> {
  readonly act: (code: string | null) => Promise<Answer<T>>
  readonly onAnswer: (answer: Answer<T>) => void
}

/**
 * Does something that touches keys or backups: at once where no lock code is set, else after the
 * code was typed once more. `sheet` belongs somewhere in the section; `stop` hears that the person
 * closed it.
 */
export function useConfirmed<T>(stop: () => void): {
  readonly run: (ask: Ask<T>) => void
  readonly sheet: JSX.Element | null
} {
  const [asked, setAsked] = useState<Ask<T> | null>(null)
  const locks = useAccount(({ picture }) => picture !== null && picture.lock !== 'off')
  const before = useRef<Element | null>(null)
  const run = (ask: Ask<T>) => {
    before.current = document.activeElement
    if (locks) return setAsked(ask)
    void ask.act(null).then((answer) => {
      // A code was set meanwhile, somewhere else.
      if (!answer.ok && answer.failure.kind === 'code-needed') setAsked(ask)
      else ask.onAnswer(answer)
    })
  }
  const sheet =
    asked === null ? null : (
      <CodeSheet
        act={asked.act}
        onAnswer={(answer) => {
          setAsked(null)
          asked.onAnswer(answer)
          goBack(before.current)
        }}
        onClose={() => {
          setAsked(null)
          stop()
          goBack(before.current)
        }}
      />
    )
  return { run, sheet }
}

/** To where the press was, unless the answer has brought up something that takes the focus itself. */
function goBack(element: Element | null): void {
  requestAnimationFrame(() => {
    const taken = document.activeElement !== document.body
    if (!taken && element instanceof HTMLElement && element.isConnected) element.focus()
  })
}
