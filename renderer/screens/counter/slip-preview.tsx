import type { JSX } from 'react'
import { useTranslation } from 'react-i18next'
import { formatWon, splitTax, won } from '../../../preload/contract/money.ts'
import { languageNow } from '../../i18n.ts'
import { installmentsOf } from '../../parts/card-line.ts'
import { useCounter } from '../../state/counter-store.ts'
import { useTaxFreeWon } from '../../state/tax-free.ts'
import { useTill } from '../../state/till-store.ts'
import styles from './slip-preview.module.css'

/** The slip as it will read, filling while staff type. */
export function SlipPreview(): JSX.Element {
  const { t } = useTranslation()
  const mode = useTill((till) => till.start?.mode ?? 'practice')
  return (
    <section className={styles['slip']} aria-labelledby="slip-title">
      {mode === 'live' ? null : (
        <span className={styles['mark']} aria-hidden="true">
          {t(`counter.slip.${mode}`)}
        </span>
      )}
      <div className={styles['head']}>
        <h2 id="slip-title" className={styles['title']}>
          {t('counter.slip.title')}
        </h2>
        {mode === 'live' ? null : (
          <span className={styles['tag']}>{t(`counter.slip.${mode}`)}</span>
        )}
      </div>
      <dl className={styles['rows']}>
        <ShopRows />
        <SaleRows />
      </dl>
    </section>
  )
}

function Row(props: {
  readonly name: string
  readonly value: string
  readonly total?: boolean
}): JSX.Element {
  const { t } = useTranslation()
  return (
    <div className={styles['row']} data-total={props.total === true}>
      <dt>{props.name}</dt>
      <dd className="figures one-line">
        {props.value === '' ? t('counter.slip.none') : props.value}
      </dd>
    </div>
  )
}

/** `123-45-67891`, as it is printed on paper; anything but ten digits is left as it is. */
function groupedBusinessNumber(number: string): string {
  return number.replace(/^(\d{3})(\d{2})(\d{5})$/, '$1-$2-$3')
}

function ShopRows(): JSX.Element {
  const { t } = useTranslation()
  const shop = useTill((till) => till.start?.shop)
  const owner = [shop?.ownerName, shop?.phone].filter((part) => part !== undefined && part !== '')
  return (
    <>
      <Row name={t('counter.slip.shop')} value={shop?.name ?? ''} />
      <Row
        name={t('counter.slip.businessNumber')}
        value={groupedBusinessNumber(shop?.businessNumber ?? '')}
      />
      <Row name={t('counter.slip.ownerPhone')} value={owner.join(' / ')} />
    </>
  )
}

function SaleRows(): JSX.Element {
  const { t } = useTranslation()
  const sale = useCounter()
  const amount = won(sale.amountWon)
  const tax = splitTax(amount, useTaxFreeWon())
  const money = (value: number) => (amount === 0 ? '' : formatWon(value, languageNow()))
  const card = [sale.issuer, sale.maskedCard].filter((part) => part !== '').join(' ')
  const installments = installmentsOf(sale.installmentMonths)
  return (
    <>
      <Row name={t('counter.slip.card')} value={sale.maskedCard === '' ? sale.issuer : card} />
      <Row name={t('counter.slip.kind')} value={t('counter.slip.kindCard', { installments })} />
      <Row name={t('counter.slip.supply')} value={money(tax.supplyWon)} />
      <Row name={t('counter.slip.vat')} value={money(tax.vatWon)} />
      <Row name={t('counter.slip.taxFree')} value={money(tax.taxFreeWon)} />
      <Row name={t('counter.slip.total')} value={money(amount)} total />
    </>
  )
}
