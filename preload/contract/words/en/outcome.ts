/** The three panels, every state's words, and why nothing was sent. */
export const outcome = {
  approved: { headline: 'Approved' },
  declined: { headline: 'Declined', fact: 'Not charged' },
  'not-sent': {
    headline: 'Not charged',
    fact: 'The request was not sent',
    reason: 'The request could not be sent.',
    advice: 'You can charge again in a moment.',
  },
  'not-charged': {
    headline: 'Not charged',
    fact: 'Confirmed: not charged',
    advice: 'You can charge again.',
  },
  reversed: {
    headline: 'Not charged',
    fact: 'Approved, then cancelled by itself',
    advice: 'The customer may get both an approval and a cancellation message.',
  },
  unknown: {
    headline: 'Checking',
    fact: 'Do not charge again',
    detail: 'We are confirming the result. Usually under a minute.',
    say: 'Say: “We are confirming your payment. Paying again now could charge you twice, so please give us a moment.”',
    next: 'Next customer',
    goesOn: '(checking goes on)',
  },
  'needs-person': {
    headline: 'Needs a person',
    fact: 'Do not charge again',
    detail: 'The result is still unknown. Tell a manager.',
  },
  late: {
    headline: 'Approved late',
    fact: 'You were told it was declined',
    advice: 'Decide with a manager whether to refund it.',
  },
  twice: {
    headline: 'Approved twice',
    fact: 'This payment was approved twice',
    advice: 'Check whether to refund one.',
  },
  alarm: {
    'wrong-amount': 'The gateway reports another amount. Tell a manager.',
    'other-merchant-id': 'Approved under another merchant id. Tell a manager.',
    'sandbox-mismatch': 'The channel differs from the settings. Tell a manager.',
  },
  refunded: { full: 'Refunded', part: 'Part refund' },
  clock: {
    elapsed: '{{time}} so far',
    next: 'next check in {{seconds}} s',
    now: 'checking now',
  },
  card: '{{issuer}} ****-{{last4}}',
  approvalNumber: 'approval no. {{number}}',
  gateway: 'From the gateway: {{text}}',
  list: {
    approved: 'Approved',
    declined: 'Declined',
    notCharged: 'Not charged',
    checking: 'Checking',
    needsPerson: 'Needs a person',
    refunded: 'Refunded',
    partlyRefunded: 'Part refund',
  },
  sending: {
    headline: 'Requesting approval…',
    slow: 'The reply is slow. No need to press again.',
    elapsed: '{{time}} so far',
    next: 'Next customer',
    behind: 'The result will show in the bar above.',
  },
  spoken: {
    approved: 'Approved, {{amount}}',
    declined: 'Declined, not charged. {{reason}}',
    notCharged: 'Not charged. {{fact}}. {{reason}}',
    checking: 'Checking, do not charge again',
    needsPerson: 'Needs a person, do not charge again',
    alarm: '{{headline}}. {{fact}}',
    sending: 'Requesting approval',
    slow: 'The reply is slow. No need to press again.',
    won: '{{words}} won',
  },
  refused: {
    headline: 'Not charged',
    fact: 'Nothing was sent',
    again: 'Charge again',
    offline: {
      reason: 'There is no internet, so the request was not sent.',
      advice: 'Charge again when the internet is back.',
    },
    'gateway-unreachable': {
      reason: 'The gateway could not be reached.',
      advice: 'Check the internet and charge again. Amount and item are kept.',
    },
    'keys-refused': {
      reason: 'The gateway does not accept this shop’s keys.',
      advice: 'Tell a manager. The keys must be registered again.',
    },
    'too-many-open': {
      reason: 'Too many payments are being checked, so charging pauses.',
      advice: 'You can charge when one is settled. See the bar above.',
    },
    'earlier-attempt-unclear': {
      reason: 'The earlier try, which you were told was declined, is not over at the gateway.',
      advice: 'Nothing new was sent. Press again in a moment; the earlier try is checked first.',
    },
    'journal-unwritable': {
      reason: 'The journal cannot be written, so nothing was sent.',
      advice: 'Check the free disk space and tell a manager.',
    },
    'sale-not-open': {
      reason: 'This sale was finished in another window or is too old.',
      advice: 'Look at recent payments, then start a new sale.',
    },
    invalid: {
      reason: 'What was typed cannot be sent as it is.',
      advice: 'Check the marked field.',
    },
    'set-up': {
      reason: 'Some steps are left before the first payment.',
      advice: 'Finish them in the settings.',
    },
    'other-account': {
      reason: 'The gateway keys are not this journal’s.',
      advice: 'Enter this merchant’s keys in the settings, then charge.',
    },
    reconcile: {
      reason: 'Payments after the restored backup have not all been read from the gateway yet.',
      advice: 'Charge when they are. See whether there is internet.',
    },
    'account-closed': {
      reason: 'The journal is closed, so the request was not sent.',
      advice: 'Charge again when it is open.',
    },
    locked: {
      reason: 'The screen is locked, so the request was not sent.',
      advice: 'Unlock it, then charge.',
    },
    other: {
      reason: 'No charge is possible now, so the request was not sent.',
      advice: 'Tell a manager. Amount and item are kept.',
    },
    refused: {
      reason: 'The request did not come from this screen and was not sent.',
      advice: 'Open the program again, then charge.',
    },
  },
  /** A bug cannot say what became of the money, so it must not claim that nothing was charged. */
  bug: {
    headline: 'Please check',
    fact: 'Check before charging again',
    reason: 'The program ran into a problem.',
    advice: 'See whether recent payments show this one first, and give a manager the reference.',
    reference: 'Reference {{reference}}',
  },
} as const
