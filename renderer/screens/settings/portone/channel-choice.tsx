import { Radio } from '@base-ui/react/radio'
import { RadioGroup } from '@base-ui/react/radio-group'
import { useId, type JSX } from 'react'
import { useTranslation } from 'react-i18next'
import type { GatewayChannel } from '../../../../preload/contract/account-answers.ts'
import { changeDraft } from '../../../state/profile-actions.ts'
import { useDraft } from '../../../state/use-draft.ts'
import { rowsFor, valueOf, type ChannelRow, type Purpose } from './channel-rows.ts'
import styles from './portone.module.css'

export type Mode = 'test' | 'live'

/** One of the gateway's channels, or none. */
export function ChannelChoice(props: {
  readonly purpose: Purpose
  readonly listed: readonly GatewayChannel[]
  readonly mode: Mode
}): JSX.Element | null {
  const { t } = useTranslation()
  const id = useId()
  const draft = useDraft()
  if (draft === null) return null
  const { purpose, mode } = props
  const chosen = draft.channels[purpose]
  const rows = rowsFor(purpose, props.listed, chosen)
  const current = rows.find(({ value }) => value === valueOf(chosen))
  const sandbox = current?.sandbox ?? null
  const otherMode = sandbox !== null && sandbox !== (mode === 'test')
  return (
    <div>
      <p id={id} className={styles['label']}>
        {t(`settings.portone.channels.${purpose}`)}
      </p>
      <RadioGroup
        aria-labelledby={id}
        className={styles['rows']}
        data-draft={purpose === 'keyIn' ? 'channels' : undefined}
        value={valueOf(chosen)}
        onValueChange={(value) => {
          const address = rows.find((row) => row.value === value)?.address ?? null
          changeDraft({ channels: { ...draft.channels, [purpose]: address } }, 'channels')
        }}
      >
        <Radio.Root value="" className={styles['row']}>
          <span className={styles['dot']} />
          {t('settings.portone.channels.none')}
        </Radio.Root>
        {rows.map((row) => (
          <Row key={row.value} row={row} />
        ))}
      </RadioGroup>
      <p className={styles['under']} role="status" data-tone={otherMode ? 'wait' : 'plain'}>
        {otherMode
          ? t(`settings.portone.channels.otherMode.${mode}`)
          : rows.length === 0
            ? t('settings.portone.channels.empty')
            : ''}
      </p>
    </div>
  )
}

function Row(props: { readonly row: ChannelRow }): JSX.Element {
  const { t } = useTranslation()
  const { value, address, sandbox, name } = props.row
  const kind = sandbox === null ? 'gone' : sandbox ? 'sandbox' : 'real'
  return (
    <Radio.Root value={value} className={styles['row']}>
      <span className={styles['dot']} />
      <span className={styles['names']}>
        {name === '' ? null : <strong>{name}</strong>}
        <span className={styles['address']}>
          {t('settings.portone.channels.row', {
            provider: address?.provider ?? '',
            merchantId: address?.merchantId ?? '',
          })}
        </span>
      </span>
      <span className={styles['kind']} data-kind={kind}>
        {t(`settings.portone.channels.${kind}`)}
      </span>
    </Radio.Root>
  )
}
