import { Toggle } from '@base-ui/react/toggle'
import { ToggleGroup } from '@base-ui/react/toggle-group'
import { useId, type JSX } from 'react'
import { useTranslation } from 'react-i18next'
import { changeDraft } from '../../../state/profile-actions.ts'
import styles from './shop.module.css'

/** What card networks in Korea offer everywhere; a profile may hold others, up to 36. */
const USUAL = [2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12] as const

/** Any number of months; arrows move, Space or Enter chooses. */
export function InstallmentMonths(props: { readonly months: readonly number[] }): JSX.Element {
  const { t } = useTranslation()
  const id = useId()
  const offered = [...new Set([...USUAL, ...props.months])].sort((a, b) => a - b)
  return (
    <div>
      <p id={id} className={styles['label']}>
        {t('settings.shop.installments')}
      </p>
      <ToggleGroup
        multiple
        aria-labelledby={id}
        className={styles['months']}
        value={props.months.map(String)}
        onValueChange={(chosen) =>
          changeDraft({ installments: chosen.map(Number).sort((a, b) => a - b) }, 'installments')
        }
      >
        {offered.map((count) => (
          <Toggle key={count} value={String(count)} className={styles['month']}>
            {t('settings.shop.months', { count })}
          </Toggle>
        ))}
      </ToggleGroup>
      <p className={styles['hint']}>{t('settings.shop.installmentsHint')}</p>
    </div>
  )
}
