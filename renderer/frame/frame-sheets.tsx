import type { JSX } from 'react'
import { useTill } from '../state/till-store.ts'
import { HelpSheet } from './help-sheet.tsx'
import { OrderSheet } from './order-sheet.tsx'
import { TraySheet } from './tray-sheet.tsx'
import { useFrame } from './frame-store.ts'

/** Whichever sheet is open over the page. */
export function FrameSheets(): JSX.Element | null {
  const sheet = useFrame((frame) => frame.sheet)
  const snapshot = useTill((till) => till.snapshot)
  if (sheet.kind === 'help') return <HelpSheet />
  if (sheet.kind === 'tray') return <TraySheet />
  if (sheet.kind === 'none' || snapshot === null) return null
  const order = [...snapshot.tray, ...snapshot.recent].find(
    ({ orderId }) => orderId === sheet.orderId,
  )
  return order === undefined ? null : <OrderSheet order={order} />
}
