import type { Failure } from '../../../preload/contract/result.ts'
import { i18n } from '../../i18n.ts'

/** What the panel says when a charge ended without an order. */
export interface Refusal {
  /** What cannot promise that nothing was charged stands in the checking colours. */
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
  if (failure.kind === 'earlier-attempt-unclear' || failure.kind === 'sale-not-open') {
    return noPromise({
      reason: i18n.t(`outcome.refused.${failure.kind}.reason`),
      advice: i18n.t(`outcome.refused.${failure.kind}.advice`),
      reference: null,
    })
  }
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

function bug(reference: string): Refusal {
  return noPromise({
    reason: i18n.t('outcome.bug.reason'),
    advice: i18n.t('outcome.bug.advice'),
    // The bridge itself was torn: then there is no reference to give.
    reference: reference === '' ? null : i18n.t('outcome.bug.reference', { reference }),
  })
}

/**
 * A bug, or an earlier try of this sale that may be open or paid: nobody may be told that nothing was
 * charged, only to look before charging again.
 */
function noPromise(why: Pick<Refusal, 'reason' | 'advice' | 'reference'>): Refusal {
  const headline = i18n.t('outcome.bug.headline')
  const fact = i18n.t('outcome.bug.fact')
  return {
    panel: 'wait',
    headline,
    fact,
    ...why,
    spoken: i18n.t('outcome.spoken.alarm', { headline, fact }),
  }
}
