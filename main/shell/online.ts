import { net } from 'electron'

/** Whether this computer has any network: false is sure, true may be wrong. */
export function isOnline(): boolean {
  return net.isOnline()
}
