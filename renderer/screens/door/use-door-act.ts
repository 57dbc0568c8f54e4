import { useState } from 'react'
import type { Failure, Result } from '../../../preload/contract/result.ts'
import { i18n } from '../../i18n.ts'
import type { Told } from '../../parts/notice.tsx'

/** What is being done at a door, and what the last press came to. */
export interface DoorAct {
  readonly busy: string | null
  readonly told: Told | null
  /** Does one thing at a time; `name` says which button is busy with it. */
  readonly run: (name: string, call: () => Promise<Result<unknown>>) => void
}

export function useDoorAct(): DoorAct {
  const [busy, setBusy] = useState<string | null>(null)
  const [told, setTold] = useState<Told | null>(null)
  const run: DoorAct['run'] = (name, call) => {
    if (busy !== null) return
    setBusy(name)
    setTold(null)
    void call()
      .catch(() => null)
      .then((answer) => {
        // The program goes away under this page: nothing else may be pressed meanwhile.
        if (answer?.ok === true && isRestarting(answer.value)) {
          setTold({ tone: 'plain', text: i18n.t('door.restarting') })
          return
        }
        setBusy(null)
        if (answer?.ok !== true) setTold({ tone: 'no', text: failureSentence(answer?.failure) })
      })
  }
  return { busy, told, run }
}

function isRestarting(value: unknown): boolean {
  return (
    typeof value === 'object' && value !== null && 'state' in value && value.state === 'restarting'
  )
}

/** Why something could not be done; without a failure no answer came at all. */
export function failureSentence(failure: Failure | undefined): string {
  switch (failure?.kind) {
    case undefined:
      return i18n.t('door.failed.silent')
    case 'bug':
      return i18n.t('door.failed.bug', { reference: failure.reference })
    case 'charge-in-flight':
      return i18n.t('door.failed.charge-in-flight')
    case 'orders-unsettled':
      return i18n.t('door.failed.orders-unsettled', { count: failure.unknown })
    case 'backup-unusable':
      return i18n.t(`door.failed.backup.${failure.why}`)
    default:
      return i18n.t('door.failed.other')
  }
}
