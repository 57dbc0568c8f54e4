import { useTranslation } from 'react-i18next'
import { formatWon } from '../../../../preload/contract/money.ts'
import { languageNow } from '../../../i18n.ts'
import { useKeys } from '../../../keys/use-keys.ts'
import { useCounter } from '../../../state/counter-store.ts'
import { toggleFold } from '../../../state/form-actions.ts'
import { useTaxFreeWon } from '../../../state/tax-free.ts'
import { useTill } from '../../../state/till-store.ts'
import { useTrial } from '../../../state/trial-sale.ts'
import { FoldedTexts } from './folded-texts.tsx'
import styles from './form.module.css'

/** Everything that is text, on one line with its defaults readable; Ctrl+I opens it. */
export function FoldedLine() {
  const { t } = useTranslation()
  const unfolded = useCounter((state) => state.unfolded)
  useKeys({
    'Ctrl+KeyI': () => {
      const { kind } = useCounter.getState().phase
      if (kind === 'entering' || kind === 'refused') toggleFold()
    },
  })
  return (
    <div className={styles['fold']} data-open={unfolded}>
      <button
        type="button"
        className={styles['foldLine']}
        aria-expanded={unfolded}
        aria-controls="folded-texts"
        onClick={toggleFold}
      >
        <Summary />
        <span className={styles['foldKey']}>
          <kbd className={styles['kbd']}>Ctrl I</kbd>{' '}
          {t(unfolded ? 'form.fold.close' : 'form.fold.open')}
        </span>
      </button>
      {unfolded ? <FoldedTexts /> : null}
    </div>
  )
}

function Summary() {
  const { t } = useTranslation()
  const item = useCounter((state) => state.itemName)
  const buyer = useCounter((state) => state.buyerName)
  const taxFreeWon = useTaxFreeWon()
  const usual = useTill((till) => till.start?.defaultItemName) ?? ''
  const trial = useTrial()
  if (trial) return <span className={styles['foldSummary']}>{t('settings.live.trialLine')}</span>
  return (
    <span className={styles['foldSummary']}>
      {t('form.fold.item')} <strong>{item.trim() === '' ? usual : item}</strong>
      {' · '}
      {t('form.fold.buyer')}{' '}
      <strong>{buyer.trim() === '' ? t('form.fold.buyerDefault') : buyer}</strong>
      {' · '}
      {taxFreeWon === 0
        ? t('form.fold.taxed')
        : t('form.fold.taxFreePart', { amount: formatWon(taxFreeWon, languageNow()) })}
      {' · '}
      {t('form.fold.cardNotKept')}
    </span>
  )
}
