import type { Failure } from '../../../preload/contract/result.ts'
import { i18n } from '../../i18n.ts'

/** What the panel says when a charge ended without an order. */
export interface Refusal {
  /** A bug cannot promise that nothing was charged, so it stands in the checking colours. */
  readonly panel: 'no' | 'wait'
  readonly headline: string
  readonly fact: string
  readonly reason: string
  readonly advice: string
  readonly reference: string | null
  readonly spoken: string
}

/** Money first, then why, then what to do. `online` tells a cut line from a silent gateway. */
export function refusalOf(failure: Failure, online: boolean): Refusal {
  if (failure.kind === 'bug') return bug(failure.reference)
  if (failure.kind === 'earlier-attempt-unclear') return unclear()
  if (failure.kind === 'sale-not-open') return notOpen()
  const offline = failure.kind === 'gateway-unreachable' && !online
  const why = offline ? 'offline' : failure.kind
  const fact = i18n.t('outcome.refused.fact')
  const reason = i18n.t(`outcome.refused.${why}.reason`)
  return {
    panel: 'no',
    headline: i18n.t('outcome.refused.headline'),
    fact,
    reason,
    advice: i18n.t(`outcome.refused.${why}.advice`),
    reference: null,
    spoken: i18n.t('outcome.spoken.notCharged', { fact, reason }),
  }
}

/** Nothing was sent, but what was told of the earlier try may not hold: no promise about money. */
function unclear(): Refusal {
  const headline = i18n.t('outcome.unknown.headline')
  const fact = i18n.t('outcome.unknown.fact')
  return {
    panel: 'wait',
    headline,
    fact,
    reason: i18n.t('outcome.refused.earlier-attempt-unclear.reason'),
    advice: i18n.t('outcome.refused.earlier-attempt-unclear.advice'),
    reference: null,
    spoken: i18n.t('outcome.spoken.alarm', { headline, fact }),
  }
}

/** An earlier try of this sale may be open or paid, and main will not say which under this id. */
function notOpen(): Refusal {
  const headline = i18n.t('outcome.bug.headline')
  const fact = i18n.t('outcome.bug.fact')
  return {
    panel: 'wait',
    headline,
    fact,
    reason: i18n.t('outcome.refused.sale-not-open.reason'),
    advice: i18n.t('outcome.refused.sale-not-open.advice'),
    reference: null,
    spoken: i18n.t('outcome.spoken.alarm', { headline, fact }),
  }
}

function bug(reference: string): Refusal {
  const headline = i18n.t('outcome.bug.headline')
  const fact = i18n.t('outcome.bug.fact')
  return {
    panel: 'wait',
    headline,
    fact,
    reason: i18n.t('outcome.bug.reason'),
    advice: i18n.t('outcome.bug.advice'),
    // The bridge itself was torn: then there is no reference to give.
    reference: reference === '' ? null : i18n.t('outcome.bug.reference', { reference }),
    spoken: i18n.t('outcome.spoken.alarm', { headline, fact }),
  }
}
