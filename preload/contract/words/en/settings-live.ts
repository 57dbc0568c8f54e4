/** Settings, going live: what must be true before the first real charge. */
export const settingsLive = {
  intro: 'Work down the list; then you can charge.',
  practice: {
    title: 'Practice needs no preparation',
    text: 'You can charge right away. Add a test or live account and its steps show here.',
    go: 'Add an account',
  },
  allDone: 'All done. You can charge.',
  leftOver: 'Steps left: {{count}}',
  refresh: 'Check again',
  refreshing: 'Checking…',
  console: {
    title: 'What must be in the PortOne console first',
    channel: 'Channel',
    channelText: 'KG INICIS for typed cards and recurring; one for the payment window if used.',
    mid: 'MID',
    midText: 'Only one that was contracted through PortOne.',
    signKey: 'Web standard sign key',
    signKeyText: 'One for each MID. Put it into the channel and save.',
    keyFile: 'Key file',
    keyFileText: 'The zip file from KG INICIS, sent to PortOne and registered.',
    errors: 'What the gateway says when one is missing',
    missingKeyFile: 'The key file is not registered. Ask PortOne to register it.',
    missingSetting: 'The PG settings are not saved. Open the channel and save it.',
  },
  steps: 'What is done on this PC',
  row: {
    keys: 'REST API keys',
    channel: 'Channel',
    code: 'Recovery code',
    shop: 'Shop',
    trial: 'Trial payment',
  },
  keys: {
    done: { state: 'Checked', text: 'The gateway accepts them.' },
    missing: { state: 'None', text: 'Enter the keys of the PortOne console.' },
    refused: { state: 'Refused', text: 'The gateway does not know them. Enter them again.' },
    unreachable: {
      state: 'Not checked',
      text: 'The gateway cannot be reached. Check the internet.',
    },
    keychain: { state: 'Not opened', text: 'The key store cannot be opened.' },
  },
  channel: {
    done: { state: 'Checked', text: 'The gateway has this channel.' },
    missing: { state: 'None', text: 'Choose the channel for typed cards.' },
    'not-found': { state: 'Not found', text: 'The gateway has no such channel. Choose again.' },
    'other-mode': { state: 'Other mode', text: 'Account and channel differ in test and live.' },
    unreachable: {
      state: 'Not checked',
      text: 'The gateway cannot be reached. Check the internet.',
    },
  },
  code: {
    done: { state: 'There', text: 'The written code opens the journal on another PC too.' },
    missing: { state: 'None', text: 'Make a recovery code and write it down.' },
    damaged: { state: 'Damaged', text: 'The file of the code is damaged. Make a new one.' },
    newer: { state: 'Newer', text: 'A newer Jangbu made this file. Install the newer one.' },
  },
  shop: {
    done: { state: 'Filled in', text: 'There is what a slip needs.' },
    missing: { state: 'Gaps', text: 'Fill in what a slip needs.' },
  },
  trial: {
    done: { state: 'Done', text: 'Approved, and refunded at once.' },
    offered: {
      state: 'Offered',
      text: 'Charge ₩1,000 to a card of your own. All of it is refunded once approved.',
    },
    checking: {
      state: 'Checking',
      text: 'The trial payment is still being checked. Do not charge again.',
    },
    'not-refunded': {
      state: 'Not refunded',
      text: 'Approved but not refunded. Refund it in the PortOne console.',
    },
  },
  go: {
    portone: 'To PortOne',
    shop: 'To Shop',
    backup: 'To Backup',
    trial: 'Make a trial payment',
  },
  trialItem: 'Trial payment',
  trialLine: 'Trial: all of it is refunded once approved',
  trialBanner:
    'A trial: ₩1,000 on a card of your own is refunded once approved. Another amount makes it a usual payment.',
  trialBusy: 'Finish the payment on the counter first.',
  trialTyped: 'Something is typed on the counter. Press again to clear it and begin.',
} as const
