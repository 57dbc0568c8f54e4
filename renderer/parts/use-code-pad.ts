import { useEffect, useRef, useState, type RefObject } from 'react'
import type { LockAnswer } from '../../preload/contract/account-answers.ts'
import { i18n } from '../i18n.ts'
import { speak } from '../frame/speak.ts'
import { addKeyLayer } from '../keys/router.ts'
import { DigitBuffer } from '../state/digit-buffer.ts'
import { codeKey, CODE_MAX, CODE_MIN, type CodeKey } from './code-pad-keys.ts'
import { useMonotonicNow } from './use-now.ts'

/** Which sentence stands under the dots; null is the quiet hint. */
export type Told = 'short' | 'wrong' | 'unfit' | 'notHeard'

export interface PadState {
  readonly count: number
  readonly told: Told | null
  /** How long no other code is looked at, ms; 0 when one may be typed. */
  readonly waitMs: number
  /** An answer is awaited, or a wait is running: keys do nothing. */
  readonly still: boolean
  readonly press: (key: CodeKey) => void
}

/** What stands behind the pad: digits in memory that is overwritten, and what main said of them. */
export function useCodePad(
  pad: RefObject<HTMLElement | null>,
  onCode: (code: string) => Promise<LockAnswer | null>,
): PadState {
  const typed = useRef(new DigitBuffer(CODE_MAX))
  const [count, setCount] = useState(0)
  const [busy, setBusy] = useState(false)
  const [told, setTold] = useState<Told | null>(null)
  const [waitsUntilMs, setWaitsUntilMs] = useState(0)
  const waitMs = Math.max(0, waitsUntilMs - useMonotonicNow(250))
  const still = busy || waitMs > 0

  const take = (answer: LockAnswer | null) => {
    setBusy(false)
    setTold(toldOf(answer))
    if (answer?.state !== 'wrong' && answer?.state !== 'wait') return
    setWaitsUntilMs(performance.now() + answer.waitMs)
    if (answer.waitMs === 0) return
    // The running clock is for the eye; a screen reader is told once.
    speak(i18n.t('lock.answer.waitSpoken', { seconds: Math.ceil(answer.waitMs / 1_000) }), 'alert')
  }
  const enter = () => {
    if (typed.current.length < CODE_MIN) return setTold('short')
    const code = typed.current.text()
    typed.current.wipe()
    setCount(0)
    setTold(null)
    setBusy(true)
    void onCode(code).then(take, () => take(null))
  }
  const press = (key: CodeKey) => {
    if (still) return
    if (key === 'enter') return enter()
    edit(typed.current, key)
    setCount(typed.current.length)
    setTold(null)
  }

  const latest = useRef(press)
  useEffect(() => {
    latest.current = press
  })
  useEffect(() => {
    const buffer = typed.current
    const remove = addKeyLayer((stroke) => {
      const key = codeKey(stroke, pad.current)
      // An empty pad leaves Esc to whatever it stands in.
      if (key === null || (key === 'clear' && buffer.length === 0)) return null
      const act = () => latest.current(key)
      return key === 'erase' ? { act, repeats: true } : { act }
    })
    return () => {
      remove()
      buffer.wipe()
    }
  }, [pad])

  return { count, told, waitMs, still, press }
}

function edit(typed: DigitBuffer, key: CodeKey): void {
  const { length } = typed
  if (key === 'clear') typed.wipe()
  else if (key === 'erase') typed.replace({ from: Math.max(0, length - 1), to: length, digits: '' })
  else typed.replace({ from: length, to: length, digits: key })
}

function toldOf(answer: LockAnswer | null): Told | null {
  if (answer === null) return 'notHeard'
  switch (answer.state) {
    case 'ok':
      return null
    case 'unfit':
      return 'unfit'
    case 'wrong':
    case 'wait':
      return 'wrong'
  }
}
