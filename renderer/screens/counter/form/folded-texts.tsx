import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { TEXT_LIMITS } from '../../../../preload/contract/form-rules.ts'
import { useCounter } from '../../../state/counter-store.ts'
import { changeForm } from '../../../state/form-actions.ts'
import { useAsksTaxFree } from '../../../state/tax-free.ts'
import { showWon, subscribeWon, wonModel } from './amount-field.tsx'
import { DigitField } from './digit-field.tsx'
import styles from './form.module.css'
import { useProblem } from './use-problem.ts'

const TEXTS = {
  item: 'itemName',
  buyerName: 'buyerName',
  buyerPhone: 'buyerPhone',
  buyerEmail: 'buyerEmail',
} as const

/** Item, tax-free part and buyer. Nothing here is needed for a normal sale. */
export function FoldedTexts() {
  const { t } = useTranslation()
  const asksTaxFree = useAsksTaxFree()
  const problems = [
    useProblem('item'),
    useProblem('taxFree'),
    useProblem('buyerName'),
    useProblem('buyerPhone'),
    useProblem('buyerEmail'),
  ]
  const problem = problems.find((text) => text !== null) ?? null
  return (
    <div
      id="folded-texts"
      className={styles['foldTexts']}
      role="group"
      aria-label={t('form.fold.name')}
    >
      <TextField field="item" label={t('form.fold.item')} />
      {asksTaxFree ? <TaxFree /> : null}
      <TextField field="buyerName" label={t('form.fold.buyerName')} />
      <TextField field="buyerPhone" label={t('form.fold.buyerPhone')} />
      <TextField field="buyerEmail" label={t('form.fold.buyerEmail')} />
      {problem === null ? null : (
        <p id="folded-problem" className={styles['foldProblem']} role="alert">
          {problem}
        </p>
      )}
    </div>
  )
}

/** Roomier than the limit, so that text that is too long is seen and refused rather than cut. */
const ROOM = 16

function TextField({
  field,
  label,
}: {
  readonly field: keyof typeof TEXTS
  readonly label: string
}) {
  const value = useCounter((state) => state[TEXTS[field]])
  const problem = useProblem(field)
  return (
    <label className={styles['textField']} data-invalid={problem !== null} data-text={field}>
      <span className={styles['textLabel']}>{label}</span>
      <input
        data-field={field}
        className={styles['textInput']}
        type="text"
        autoComplete="off"
        spellCheck={false}
        maxLength={TEXT_LIMITS[field] + ROOM}
        value={value}
        aria-invalid={problem !== null}
        aria-describedby={problem === null ? undefined : 'folded-problem'}
        onChange={(event) => changeForm({ [TEXTS[field]]: event.target.value })}
      />
    </label>
  )
}

const subscribe = subscribeWon('taxFreeWon')

function TaxFree() {
  const { t } = useTranslation()
  const problem = useProblem('taxFree')
  const model = useMemo(() => wonModel('taxFreeWon'), [])
  return (
    <label className={styles['textField']} data-invalid={problem !== null} data-text="taxFree">
      <span id="taxfree-label" className={styles['textLabel']}>
        {t('form.fold.taxFree')}
      </span>
      <DigitField
        field="taxFree"
        className={styles['taxFreeInput'] ?? ''}
        rules={{
          model,
          show: showWon,
          hide: showWon,
          onChanged: () => {},
          onRefused: () => {},
          onPaste: () => {},
        }}
        labelledBy="taxfree-label"
        describedBy="folded-problem"
        invalid={problem !== null}
        subscribe={subscribe}
      />
    </label>
  )
}
