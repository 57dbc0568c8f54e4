import { ArrowDown, ArrowUp, X } from 'lucide-react'
import { useState, type JSX } from 'react'
import { useTranslation } from 'react-i18next'
import { TEXT_LIMITS } from '../../../../preload/contract/form-rules.ts'
import { Button } from '../../../parts/button.tsx'
import { Field } from '../../../parts/field.tsx'
import type { QuickItemDraft } from '../../../state/profile-draft.ts'
import { readAmount, showAmount } from '../../../state/typed-figures.ts'
import { useDraftProblem } from '../../../state/use-draft.ts'
import { useProblemSentence } from './draft-field.tsx'
import styles from './shop.module.css'

interface RowProps {
  readonly item: QuickItemDraft
  readonly at: number
  readonly last: boolean
  readonly onChange: (change: Partial<QuickItemDraft>) => void
  readonly onMove: (to: number) => void
  readonly onRemove: () => void
}

/** One quick item: its digit on the counter, name, amount, tax-free part, and where it goes. */
export function QuickItemRow(props: RowProps): JSX.Element {
  const { t } = useTranslation()
  const { at, last } = props
  return (
    <div
      role="group"
      aria-label={t('settings.shop.quick.row', { number: at + 1 })}
      className={styles['row']}
    >
      <span className={`${styles['number']} figures`} aria-hidden="true">
        {at + 1}
      </span>
      <Part {...props} part="name" />
      <Part {...props} part="amount" />
      <Part {...props} part="taxFree" />
      <div className={styles['moves']}>
        <Button
          aria-label={t('settings.shop.quick.up')}
          aria-disabled={at === 0}
          onClick={() => props.onMove(at - 1)}
        >
          <ArrowUp className={styles['icon']} aria-hidden="true" />
        </Button>
        <Button
          aria-label={t('settings.shop.quick.down')}
          aria-disabled={last}
          onClick={() => props.onMove(at + 1)}
        >
          <ArrowDown className={styles['icon']} aria-hidden="true" />
        </Button>
        <Button aria-label={t('settings.shop.quick.remove')} onClick={props.onRemove}>
          <X className={styles['icon']} aria-hidden="true" />
        </Button>
      </div>
    </div>
  )
}

function Part(props: RowProps & { readonly part: 'name' | 'amount' | 'taxFree' }): JSX.Element {
  const { t } = useTranslation()
  const { item, part } = props
  const [left, setLeft] = useState(false)
  const field = `quick-${item.key}-${part}` as const
  const problem = useDraftProblem(field, left)
  const sentence = useProblemSentence()
  const tidy = () => {
    const amount = part === 'name' ? null : readAmount(item[part])
    const shown = amount === null ? item[part] : showAmount(amount)
    if (shown !== item[part]) props.onChange({ [part]: shown })
  }
  return (
    <Field
      data-draft={field}
      data-part={part}
      label={t(`settings.shop.quick.${part}`)}
      problem={sentence(problem, TEXT_LIMITS.item)}
      unit={part === 'name' ? undefined : t('settings.shop.unit')}
      inputMode={part === 'name' ? 'text' : 'numeric'}
      maxLength={part === 'name' ? TEXT_LIMITS.item + 20 : 20}
      value={item[part]}
      onChange={(event) => props.onChange({ [part]: event.target.value })}
      onFocus={() => setLeft(false)}
      onBlur={() => {
        setLeft(true)
        tidy()
      }}
    />
  )
}
