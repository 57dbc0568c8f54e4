import { panelOf, type OrderSummary, type Panel } from '../../preload/contract/order.ts'
import { pos } from '../pos.ts'
import { useCounter } from './counter-store.ts'
import { useTill } from './till-store.ts'

/**
 * Keeps the outcome on the screen as new as the orders main reports. It only ever looks at the order
 * that is shown: one that settles after staff took the next customer stays in the tray. The function
 * returned ends it.
 */
export function followOrder(): () => void {
  follow()
  return useTill.subscribe(follow)
}

function follow(): void {
  const { snapshot } = useTill.getState()
  const { phase } = useCounter.getState()
  if (snapshot === null || phase.kind !== 'outcome') return
  const order = newest([...snapshot.tray, ...snapshot.recent], phase.order)
  if (order === null) return
  const settled = panelOf(phase.order.state) !== panelOf(order.state)
  // A panel that turned under a hand already on its way to Enter holds still once more.
  const shownAtMs = settled ? performance.now() : phase.shownAtMs
  useCounter.setState({ phase: { kind: 'outcome', order, shownAtMs } })
  // Staff read the end on the panel itself, so it need not wait in the tray. An alarm does.
  if (settled && order.alarm === null) void acknowledge(order.orderId)
}

/**
 * How far an order has come. Nothing goes back from here (order.ts, ORDER_STATES), so a picture that
 * does is an old one. The wall clock cannot tell: it may have been set back.
 */
const COME: Record<Panel, number> = { checking: 0, declined: 1, approved: 2 }

function newest(orders: readonly OrderSummary[], shown: OrderSummary): OrderSummary | null {
  const found = orders.find(({ orderId }) => orderId === shown.orderId)
  if (found === undefined || COME[panelOf(found.state)] < COME[panelOf(shown.state)]) return null
  const same =
    found.state === shown.state &&
    found.alarm === shown.alarm &&
    found.nextLookAt === shown.nextLookAt
  return same ? null : found
}

/** Takes a settled order out of the tray; one that stays is only shown again. */
export async function acknowledge(orderId: string): Promise<void> {
  await pos['order.acknowledge']({ orderId }).catch(() => null)
}
