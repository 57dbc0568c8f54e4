import type { JSX, ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { formatWon } from '../../../preload/contract/money.ts'
import type { OrderSummary } from '../../../preload/contract/order.ts'
import { languageNow } from '../../i18n.ts'
import { cardOf, installmentsOf } from '../../parts/card-line.ts'
import { FitLine } from '../../parts/fit-line.tsx'
import { KeyBadge } from '../../parts/key-badge.tsx'
import { CheckingClock } from './checking-clock.tsx'
import { OutcomeFrame } from './outcome-frame.tsx'
import styles from './outcome-frame.module.css'
import { storyOf, type Story } from './outcome-story.ts'

/** The one loud thing on the screen: how this sale ended, readable at two metres. */
export function OutcomePanel(props: { readonly order: OrderSummary }): JSX.Element {
  useTranslation()
  const { order } = props
  const story = storyOf(order)
  const amount = formatWon(order.amountWon, languageNow())
  return (
    <OutcomeFrame
      panel={story.panel}
      urgent={story.urgent}
      headline={story.headline}
      fact={story.fact}
    >
      {story.panel === 'ok' ? (
        <FitLine text={amount} sizes={order.amountWon < 10_000_000 ? [56, 48, 36] : [48, 36]} />
      ) : (
        <FitLine text={amount} sizes={[36]} />
      )}
      {story.panel === 'ok' ? <ApprovedLine order={order} /> : null}
      <Explanation story={story} />
      {order.gatewayText !== '' && story.panel === 'no' ? (
        <GatewayText text={order.gatewayText} />
      ) : null}
      {story.clock ? <CheckingClock order={order} /> : null}
      <NextKey story={story} />
    </OutcomeFrame>
  )
}

function ApprovedLine(props: { readonly order: OrderSummary }): JSX.Element {
  const { t } = useTranslation()
  const { order } = props
  const parts = [cardOf(order), installmentsOf(order.installmentMonths)]
  if (order.approvalNumber !== '') {
    parts.push(t('outcome.approvalNumber', { number: order.approvalNumber }))
  }
  return <p className={`${styles['line']} figures`}>{parts.join(' · ')}</p>
}

function Explanation(props: { readonly story: Story }): JSX.Element | null {
  const { reason, advice, say } = props.story
  if (reason === null && advice === null) return null
  return (
    <>
      <p className={styles['line']}>
        {reason === null ? null : <strong>{reason}</strong>} {advice}
      </p>
      {say === null ? null : <p className={styles['say']}>{say}</p>}
    </>
  )
}

/** Words from outside: plain text, ours first and larger in weight, theirs below. */
function GatewayText(props: { readonly text: string }): JSX.Element {
  const { t } = useTranslation()
  return <p className={styles['gateway']}>{t('outcome.gateway', { text: props.text })}</p>
}

function NextKey(props: { readonly story: Story }): ReactNode {
  const { t } = useTranslation()
  if (props.story.panel === 'ok') return <KeyLine word={t('frame.keys.nextCustomer')} />
  if (props.story.panel === 'no') return <KeyLine word={t('frame.keys.sameSale')} />
  const goesOn = props.story.clock ? ` ${t('outcome.unknown.goesOn')}` : ''
  return <KeyLine word={`${t('outcome.unknown.next')}${goesOn}`} />
}

function KeyLine(props: { readonly word: string }): JSX.Element {
  return (
    <p className={styles['keys']}>
      <KeyBadge>Enter</KeyBadge> {props.word}
    </p>
  )
}
