import type { JSX } from 'react'
import { useTranslation } from 'react-i18next'
import { Columns, Group } from '../../../parts/section.tsx'
import { DraftTextField } from './draft-field.tsx'

/** What is sent where staff typed nothing. */
export function UsualGroup(): JSX.Element {
  const { t } = useTranslation()
  return (
    <Group title={t('settings.shop.group.usual')} hint={t('settings.shop.buyerHint')}>
      <Columns>
        <DraftTextField
          field="defaultItemName"
          label="defaultItemName"
          hint={t('settings.shop.defaultItemHint')}
        />
        <DraftTextField field="buyerName" label="buyerName" />
        <DraftTextField field="buyerPhone" label="buyerPhone" inputMode="tel" />
        <DraftTextField field="buyerEmail" label="buyerEmail" inputMode="email" />
        <DraftTextField field="staffName" label="staffName" hint={t('settings.shop.staffHint')} />
      </Columns>
    </Group>
  )
}
