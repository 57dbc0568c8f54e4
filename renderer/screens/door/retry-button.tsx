import type { JSX } from 'react'
import { useTranslation } from 'react-i18next'
import { ActButton } from '../../parts/act-button.tsx'
import { pos } from '../../pos.ts'
import type { DoorAct } from './use-door-act.ts'

/** Asks the keychain, or looks at the journal's place, once more: it can do no harm. */
export function RetryButton(props: {
  readonly act: DoorAct
  readonly of: 'keychain' | 'place'
  readonly first?: boolean
}): JSX.Element {
  const { t } = useTranslation()
  const { act, of, first = false } = props
  return (
    <ActButton
      look={first ? 'filled' : 'outline'}
      autoFocus={first}
      word={t(of === 'keychain' ? 'door.retry' : 'door.retryPlace')}
      busyWord={t('door.busy')}
      busy={act.busy === 'retry'}
      onClick={() => act.run('retry', () => pos['account.retry']({}))}
    />
  )
}
