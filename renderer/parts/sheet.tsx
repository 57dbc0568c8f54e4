import { Dialog } from '@base-ui/react/dialog'
import type { JSX, ReactNode, RefObject } from 'react'
import type { KeyLayer } from '../keys/router.ts'
import styles from './sheet.module.css'
import { useSheetKeys } from './use-sheet-keys.ts'

export interface SheetProps {
  readonly title: string
  readonly onClose: () => void
  readonly children: ReactNode
  readonly wide?: boolean
  /** A press outside does nothing: staff must choose. */
  readonly stays?: boolean
  readonly initialFocus?: RefObject<HTMLElement | null>
  /** The page says itself where the focus goes afterwards. */
  readonly leavesFocus?: boolean
  readonly keys?: KeyLayer
}

/** A dialog over the page: focus stays inside and goes back to where it came from. */
export function Sheet(props: SheetProps): JSX.Element {
  const first = props.initialFocus === undefined ? {} : { initialFocus: props.initialFocus }
  const last = props.leavesFocus === true ? { finalFocus: false } : {}
  useSheetKeys(props.onClose, props.keys)
  return (
    <Dialog.Root
      open
      disablePointerDismissal={props.stays === true}
      onOpenChange={(open) => {
        if (!open) props.onClose()
      }}
    >
      <Dialog.Portal>
        <Dialog.Backdrop className={styles['backdrop']} />
        <Dialog.Popup
          className={styles['popup']}
          data-wide={props.wide === true}
          {...first}
          {...last}
        >
          <Dialog.Title className={styles['title']}>{props.title}</Dialog.Title>
          {props.children}
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  )
}
