import type { JSX } from 'react'
import { useTranslation } from 'react-i18next'
import type { OrderSummary } from '../../../preload/contract/order.ts'
import { elapsed } from '../../parts/times.ts'
import { useNow } from '../../parts/use-now.ts'

/** `0:18 지남 · 다음 확인 5초 뒤`: how long the answer is missing and when it is looked at again. */
export function CheckingClock(props: { readonly order: OrderSummary }): JSX.Element {
  const { t } = useTranslation()
  const now = useNow(1_000)
  const { changedAt, nextLookAt } = props.order
  const since = t('outcome.clock.elapsed', { time: elapsed(now - changedAt) })
  const next = nextLookAt === null ? '' : ` · ${nextLook(nextLookAt - now)}`
  return <p className="figures">{`${since}${next}`}</p>

  function nextLook(ms: number): string {
    const seconds = Math.ceil(ms / 1_000)
    return seconds > 0 ? t('outcome.clock.next', { seconds }) : t('outcome.clock.now')
  }
}
