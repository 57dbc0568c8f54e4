import { settingsAccounts } from './settings-accounts.ts'
import { settingsBackup } from './settings-backup.ts'
import { settingsLive } from './settings-live.ts'
import { settingsPc } from './settings-pc.ts'
import { settingsPortone } from './settings-portone.ts'
import { settingsShop } from './settings-shop.ts'

/** The settings screen: its list, what every section says, and the sections. */
export const settings = {
  title: 'Settings',
  sections: {
    label: 'Sections',
    pc: 'This PC',
    shop: 'Shop',
    portone: 'PortOne',
    live: 'Going live',
    accounts: 'Accounts',
    backup: 'Backup',
    unsaved: 'not saved',
  },
  loading: 'Loading.',
  again: 'Load again',
  saved: 'Saved.',
  notSaved: 'Could not be saved. The change lasts until you close the program.',
  restarting: 'Opening the program again.',
  reopening: 'Opening again…',
  notNow: 'Leave as it is',
  refused: {
    silent: 'The program did not answer. Please press again in a moment.',
    bug: 'Something unexpected happened. Check whether anything changed. Reference {{reference}}',
    unreachable: 'The gateway cannot be reached. Check the internet and press again.',
    keys: 'The gateway does not accept the keys of this account. Check them under PortOne.',
    unwritable: 'The disk could not be written. Check the free space. Nothing has changed.',
    closed: 'No account is open. Nothing has changed.',
    locked: 'The screen is locked. Nothing has changed.',
    inFlight: 'A payment is waiting for its answer. Press again after the result.',
    unsettled:
      'Payments being checked: {{count}}. Checking goes on when you come back to the account that is open now. Press again to go over anyway.',
    codeNeeded: 'Enter the screen lock code. Nothing has changed.',
    codeWrong: 'The screen lock code is different. Nothing has changed.',
    codeWait: 'The screen lock code is different. Enter it again in {{seconds}} s.',
    other: 'This cannot be done. Nothing has changed.',
  },
  confirmCode: {
    label: 'Screen lock code',
    hint: 'Asked once more before keys and backups are touched.',
  },
  leave: {
    title: 'Some changes are not saved',
    text: 'The shop was changed and not saved. Save before leaving?',
    save: 'Save and leave',
    discard: 'Leave without saving',
    stay: 'Go on editing',
  },
  about: 'Jangbu {{version}}',
  practice: 'Practice mode. Nothing is really charged.',
  ...settingsPc,
  shop: settingsShop,
  portone: settingsPortone,
  live: settingsLive,
  accounts: settingsAccounts,
  backup: settingsBackup,
} as const
