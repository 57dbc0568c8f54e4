/** Why a card was declined, in our words: the cause, then what to do (words.md, Decline coach). */
export const decline = {
  number: { cause: 'Wrong card number.', advice: 'Ask for it again.' },
  expiry: { cause: 'Expiry wrong or past.', advice: 'Look at the front of the card again.' },
  identity: {
    cause: 'Date of birth or business number does not match.',
    advice: 'Check that it belongs to the card holder.',
  },
  pin: { cause: 'PIN digits wrong.', advice: 'Repeated errors lock the card.' },
  pinLocked: { cause: 'Too many PIN errors.', advice: 'The holder must call the issuer.' },
  limit: {
    cause: 'Over a limit.',
    advice: 'Use another card, or ask the issuer about the limit.',
  },
  balance: { cause: 'Not enough balance.', advice: 'Use another card.' },
  suspended: { cause: 'Card suspended.', advice: 'The holder must call the issuer.' },
  unusable: { cause: 'This card cannot be used.', advice: 'Use another card.' },
  installments: {
    cause: 'These installments are not possible.',
    advice: 'Charge in full or choose other months.',
  },
  minimum: { cause: 'Below this shop’s minimum.', advice: 'Check the amount.' },
  shopLimit: { cause: 'Over the shop’s own limit.', advice: 'Ask the gateway (KG INICIS).' },
} as const
