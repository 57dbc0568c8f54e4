import { useEffect } from 'react'
import { useKeys } from '../keys/use-keys.ts'
import { lockNow } from '../state/lock-actions.ts'
import { forgetMissing, openSheet } from './frame-store.ts'
import { go } from './go.ts'
import { focusTray } from './tray-focus.ts'

/** The keys that work on every screen; an open sheet is asked before them and keeps them out. */
export function useFrameKeys(): void {
  useKeys({
    F1: () => openSheet({ kind: 'help' }),
    F2: () => go('counter'),
    F3: () => go('subscribers'),
    F4: () => go('orders'),
    F6: () => go('window'),
    F8: () => go('closing'),
    'Ctrl+Comma': () => go('settings'),
    'Ctrl+KeyJ': focusTray,
    'Ctrl+KeyL': () => void lockNow(),
  })
  // Any next key takes back "not in this version yet"; the key itself still does its own work.
  useEffect(() => {
    window.addEventListener('keydown', forgetMissing, true)
    return () => window.removeEventListener('keydown', forgetMissing, true)
  }, [])
}
