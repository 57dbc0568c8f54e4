import type { JSX } from 'react'
import { useTranslation } from 'react-i18next'
import { Field } from '../../../parts/field.tsx'
import { Columns } from '../../../parts/section.tsx'
import { changeDraft } from '../../../state/profile-actions.ts'
import { useDraft } from '../../../state/use-draft.ts'
import type { Purpose } from './channel-rows.ts'
import styles from './portone.module.css'

/** A channel by hand, as the console shows it, where the list cannot be had. */
export function ChannelTyped(props: { readonly purpose: Purpose }): JSX.Element | null {
  const { t } = useTranslation()
  const draft = useDraft()
  if (draft === null) return null
  const { purpose } = props
  const typed = draft.channels[purpose] ?? { provider: '', merchantId: '' }
  const half = (typed.provider === '') !== (typed.merchantId === '')
  const change = (part: Partial<typeof typed>) => {
    const next = { ...typed, ...part }
    const address = next.provider === '' && next.merchantId === '' ? null : next
    changeDraft({ channels: { ...draft.channels, [purpose]: address } }, 'channels')
  }
  return (
    <div
      role="group"
      aria-label={t(`settings.portone.channels.${purpose}`)}
      className={styles['typed']}
    >
      <p className={styles['label']}>{t(`settings.portone.channels.${purpose}`)}</p>
      <Columns>
        <Field
          {...(purpose === 'keyIn' ? { 'data-draft': 'channels' } : {})}
          label={t('settings.portone.channels.provider')}
          hint={t('settings.portone.channels.providerHint')}
          maxLength={40}
          value={typed.provider}
          onChange={(event) => change({ provider: event.target.value.trim() })}
        />
        <Field
          label={t('settings.portone.channels.merchantId')}
          hint={t('settings.portone.channels.merchantIdHint')}
          problem={half ? t('settings.portone.channels.halfTyped') : null}
          maxLength={60}
          value={typed.merchantId}
          onChange={(event) => change({ merchantId: event.target.value.trim() })}
        />
      </Columns>
    </div>
  )
}
