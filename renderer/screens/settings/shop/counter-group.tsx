import type { JSX } from 'react'
import { useTranslation } from 'react-i18next'
import { Choice } from '../../../parts/choice.tsx'
import { Columns, Group } from '../../../parts/section.tsx'
import { Stepper } from '../../../parts/stepper.tsx'
import { changeDraft } from '../../../state/profile-actions.ts'
import { readAmount, readClock, showAmount, showClock } from '../../../state/typed-figures.ts'
import { useDraft } from '../../../state/use-draft.ts'
import { DraftTextField } from './draft-field.tsx'
import { InstallmentMonths } from './installment-months.tsx'

const DUPLICATE_MINUTES = { min: 3, max: 60, step: 1 } as const

/** What the counter asks, offers, and refuses. */
export function CounterGroup(): JSX.Element | null {
  const { t } = useTranslation()
  const draft = useDraft()
  if (draft === null) return null
  return (
    <Group title={t('settings.shop.group.counter')}>
      <Columns>
        <Asks field="asksIdentity" asks={draft.asksIdentity} />
        <Asks field="asksPin" asks={draft.asksPin} />
      </Columns>
      <InstallmentMonths months={draft.installments} />
      <Columns>
        <Amount field="largeWon" hint={t('settings.shop.largeHint')} />
        <Amount field="capWon" hint={t('settings.shop.capHint')} />
        <Stepper
          label={t('settings.shop.duplicate')}
          hint={t('settings.shop.duplicateHint')}
          shown={t('settings.shop.duplicateMinutes', { minutes: draft.duplicateMinutes })}
          less={t('settings.shop.less')}
          more={t('settings.shop.more')}
          value={draft.duplicateMinutes}
          range={DUPLICATE_MINUTES}
          onChange={(duplicateMinutes) => changeDraft({ duplicateMinutes }, 'duplicateMinutes')}
        />
        <DraftTextField
          field="cutoff"
          label="cutoff"
          hint={t('settings.shop.cutoffHint')}
          tidy={(text) => {
            const minutes = readClock(text)
            return minutes === null ? text : showClock(minutes)
          }}
        />
      </Columns>
    </Group>
  )
}

function Asks(props: {
  readonly field: 'asksIdentity' | 'asksPin'
  readonly asks: boolean
}): JSX.Element {
  const { t } = useTranslation()
  return (
    <Choice
      label={t(`settings.shop.${props.field}`)}
      hint={t('settings.shop.asksHint')}
      value={props.asks ? 'yes' : 'no'}
      options={[
        { value: 'yes', word: t('settings.shop.asks') },
        { value: 'no', word: t('settings.shop.asksNot') },
      ]}
      onChange={(value) => changeDraft({ [props.field]: value === 'yes' })}
    />
  )
}

function Amount(props: { readonly field: 'largeWon' | 'capWon'; readonly hint: string }) {
  const { t } = useTranslation()
  return (
    <DraftTextField
      field={props.field}
      label={props.field}
      hint={props.hint}
      unit={t('settings.shop.unit')}
      inputMode="numeric"
      tidy={tidyAmount}
    />
  )
}

function tidyAmount(text: string): string {
  const amount = readAmount(text)
  return amount === null ? text : showAmount(amount)
}
