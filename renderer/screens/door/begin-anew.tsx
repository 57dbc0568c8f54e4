import type { JSX } from 'react'
import { useTranslation } from 'react-i18next'
import { TwiceButton } from '../../parts/twice-button.tsx'
import { pos } from '../../pos.ts'
import type { DoorAct } from './use-door-act.ts'

/** An empty journal, asked for twice. No journal is open here, so there is no code to ask for. */
export function BeginAnew(props: { readonly act: DoorAct }): JSX.Element {
  const { t } = useTranslation()
  const { act } = props
  return (
    <TwiceButton
      word={t('door.anew.begin')}
      again={t('door.anew.again')}
      busyWord={t('door.busy')}
      busy={act.busy === 'anew'}
      onConfirm={() => act.run('anew', () => pos['journal.beginAnew']({ confirmCode: null }))}
    />
  )
}
