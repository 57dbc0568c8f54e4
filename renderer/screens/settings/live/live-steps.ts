import type { Checklist } from '../../../../preload/contract/account-answers.ts'
import type { ShapeName } from '../../../parts/shape.tsx'
import type { SectionName } from '../../../state/settings-store.ts'

export const STEPS = ['keys', 'channel', 'code', 'shop', 'trial'] as const
export type Step = (typeof STEPS)[number]

/** How a state stands in its row: its picture and its colour. */
export interface StepLook {
  readonly shape: ShapeName
  readonly tone: 'ok' | 'no' | 'wait' | 'plain'
}

/** Where a step is done; the trial is made on the counter. */
export const PLACES: Readonly<
  Record<Exclude<Step, 'trial'>, SectionName & ('portone' | 'shop' | 'backup')>
> = {
  keys: 'portone',
  channel: 'portone',
  code: 'backup',
  shop: 'shop',
}

const NO: readonly string[] = ['refused', 'not-found', 'other-mode', 'damaged']
const PLAIN: readonly string[] = ['missing', 'offered']

export function stepLook(state: Checklist[Step]): StepLook {
  if (state === 'done') return { shape: 'tick', tone: 'ok' }
  if (NO.includes(state)) return { shape: 'cross', tone: 'no' }
  return PLAIN.includes(state) ? { shape: 'minus', tone: 'plain' } : { shape: 'mark', tone: 'wait' }
}

/** How many steps keep the account from charging; the trial is offered, not demanded. */
export function leftOver(checklist: Checklist): number {
  return STEPS.filter((step) => step !== 'trial' && checklist[step] !== 'done').length
}
