import { panelOf, type OrderSummary } from '../../preload/contract/order.ts'

/** How an order stands for ear and chip; only a change of this is worth a sound. */
export type Standing = 'ok' | 'no' | 'checking' | 'needs-person' | 'alarm'

export function standingOf(order: OrderSummary): Standing {
  if (order.alarm === 'late-approval' || order.alarm === 'paid-twice') return 'alarm'
  if (order.state === 'needs-person') return 'needs-person'
  const panel = panelOf(order.state)
  if (panel === 'approved') return 'ok'
  return panel === 'declined' ? 'no' : 'checking'
}

export interface News {
  readonly order: OrderSummary
  readonly standing: Standing
  /** `panel`: in front of this customer. `tray`: of an earlier one. */
  readonly where: 'panel' | 'tray'
}

export interface Picture {
  /** The sale on the form while it is in flight or its outcome is shown, else null. */
  readonly saleId: string | null
  /** The order on the outcome panel. */
  readonly shown: OrderSummary | null
  /** Null until main has answered once: what is open at start is shown, not announced. */
  readonly tray: readonly OrderSummary[] | null
}

interface Told {
  readonly where: 'panel' | 'tray' | 'form'
  readonly standing: Standing
}

/** What was last known of every order that can still make news. */
export type Known = ReadonlyMap<string, Told>

/**
 * What has become news since the last picture: an outcome that appears or changes on the panel, a
 * tray order that changes, and an alarm that turns up. Each is told once; the sale on the form is
 * told by its panel only.
 */
export function newsSince(
  known: Known | null,
  picture: Picture,
): { readonly known: Known | null; readonly news: readonly News[] } {
  if (picture.tray === null && picture.shown === null) return { known, news: [] }
  const next = new Map<string, Told>()
  const news: News[] = []
  for (const order of picture.tray ?? []) {
    const standing = standingOf(order)
    const where = order.saleId === picture.saleId ? 'form' : 'tray'
    next.set(order.orderId, { where, standing })
    if (where === 'tray' && isTrayNews(known, order, standing)) {
      news.push({ order, standing, where })
    }
  }
  if (picture.shown !== null) {
    const standing = standingOf(picture.shown)
    const before = known?.get(picture.shown.orderId)
    next.set(picture.shown.orderId, { where: 'panel', standing })
    if (before?.where !== 'panel' || before.standing !== standing) {
      news.push({ order: picture.shown, standing, where: 'panel' })
    }
  }
  return { known: next, news }
}

function isTrayNews(known: Known | null, order: OrderSummary, standing: Standing): boolean {
  if (known === null) return false
  const before = known.get(order.orderId)
  return before === undefined ? standing === 'alarm' : before.standing !== standing
}
