import type { JSX } from 'react'
import { useTranslation } from 'react-i18next'
import { isBusinessNumber } from '../../../../preload/contract/identity.ts'
import { Choice } from '../../../parts/choice.tsx'
import { Columns, Group } from '../../../parts/section.tsx'
import { changeDraft } from '../../../state/profile-actions.ts'
import { digitsIn, showBusinessNumber } from '../../../state/typed-figures.ts'
import { useDraft } from '../../../state/use-draft.ts'
import { DraftTextField } from './draft-field.tsx'

const TAX_TYPES = ['taxable', 'tax-free', 'mixed'] as const

/** Who the shop is: what stands on every slip. */
export function ShopGroup(): JSX.Element | null {
  const { t } = useTranslation()
  const draft = useDraft()
  if (draft === null) return null
  return (
    <Group title={t('settings.shop.group.shop')}>
      <Columns>
        <DraftTextField field="shopName" label="shopName" />
        <DraftTextField field="ownerName" label="ownerName" />
        <BusinessNumber text={draft.businessNumber} />
        <DraftTextField field="phone" label="phone" inputMode="tel" />
        <DraftTextField field="address" label="address" whole />
        <DraftTextField field="name" label="name" hint={t('settings.shop.nameHint')} />
        <DraftTextField
          field="merchantCode"
          label="merchantCode"
          hint={t('settings.shop.merchantHint')}
        />
      </Columns>
      <Choice
        label={t('settings.shop.taxType')}
        hint={t(`settings.shop.taxHint.${draft.taxType}`)}
        value={draft.taxType}
        options={TAX_TYPES.map((value) => ({ value, word: t(`settings.shop.tax.${value}`) }))}
        onChange={(taxType) => changeDraft({ taxType })}
      />
    </Group>
  )
}

/** Says while it is typed how far it is, and at ten digits whether its check digit is right. */
function BusinessNumber(props: { readonly text: string }): JSX.Element {
  const { t } = useTranslation()
  const digits = digitsIn(props.text)
  const hint =
    digits === '' || digits.length >= 10
      ? t('settings.shop.businessHint')
      : t('settings.shop.businessCount', { count: digits.length })
  return (
    <DraftTextField
      field="businessNumber"
      label="businessNumber"
      inputMode="numeric"
      hint={hint}
      good={isBusinessNumber(digits) ? t('settings.shop.businessRight') : null}
      tidy={showBusinessNumber}
    />
  )
}
