/** What became of money that goes back, and why nothing was sent. */
export const refund = {
  open: 'Refund',
  close: 'Close',
  confirm: 'Refund {{amount}} of {{balance}}. {{left}} remains',
  tryAgain: 'Send the same refund again',
  state: {
    done: {
      headline: 'Refunded',
      fact: '{{amount}} refunded, {{left}} remains',
      atOnce: 'A whole refund on the day of the sale shows at once.',
      later: 'It may take the issuer 3 to 5 working days.',
    },
    refused: {
      headline: 'Refund declined',
      fact: 'The payment stands',
      advice: 'See what the gateway answered and decide with a manager.',
    },
    overtaken: {
      headline: 'Refund declined',
      fact: 'Something else was refunded meanwhile, so this one was not',
      advice: 'Look at what remains, then refund anew if needed.',
    },
    'not-sent': {
      headline: 'Not refunded',
      fact: 'The refund could not be sent. The payment stands',
      advice: 'You can send it again in a moment.',
    },
    unknown: {
      headline: 'Checking the refund',
      fact: 'Do not refund again',
      detail: 'We are confirming the result. Usually under a minute.',
    },
    'needs-person': {
      headline: 'Needs a person',
      fact: 'The result of the refund is still unknown',
      detail: 'Tell a manager. Sending the same refund again cannot refund twice.',
    },
    late: {
      headline: 'Refunded late',
      fact: 'A refund you were told was not made was made after all',
      advice: 'Tell the customer.',
    },
  },
  purpose: {
    refund: 'Refund',
    'take-back': 'Taken back right after the sale',
    trial: 'Trial charge refunded',
    elsewhere: 'Refunded elsewhere',
  },
  list: {
    whole: 'Refunded',
    part: 'Part refund',
    checking: 'Checking refund',
    refused: 'Refund declined',
    notSent: 'Not refunded',
    needsPerson: 'Needs a person',
  },
  failed: {
    headline: 'Not refunded',
    fact: 'No refund was sent. The payment stands',
    'not-refundable': {
      reason: 'Nothing of this payment can be refunded.',
      advice: 'See its state in the orders.',
    },
    'refund-open': {
      reason: 'An earlier refund of this payment is still being checked.',
      advice: 'Refund after its result.',
    },
    'refund-sheet-stale': {
      reason: 'This sheet was used for another refund or is too old.',
      advice: 'Close it and open it again from the orders.',
    },
    'balance-changed': {
      reason: 'Something was refunded elsewhere meanwhile. {{left}} remains.',
      advice: 'Look at what remains, then decide again.',
    },
    'over-balance': {
      reason: 'No more than what remains ({{left}}) can be refunded.',
      advice: 'Lower the amount.',
    },
    'tax-free-unfit': {
      reason: 'The tax-free part must lie between {{least}} and {{most}}.',
      advice: 'Correct it, or leave it empty to have it worked out.',
    },
    'payment-unclear': {
      reason: 'What the gateway holds differs from this payment.',
      advice: 'Tell a manager. The order number must be looked up in the gateway’s console.',
    },
    'take-back-refused': {
      'too-late': 'More than ten minutes have passed, so a manager must approve.',
      'not-own': 'Somebody else made this sale, so a manager must approve.',
      used: 'This payment was taken back once already. Tell a manager.',
      'not-whole': 'Only a manager can refund a part.',
    },
  },
} as const
