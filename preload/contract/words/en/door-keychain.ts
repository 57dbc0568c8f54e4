/** Why the keychain gives no key, and what a person can do about it. */
export const doorKeychain = {
  locked: {
    why: 'The key store is locked.',
    advice: 'Unlock it with the password you log in to this PC with.',
  },
  'no-service': {
    why: 'No key store is running on this PC.',
    advice: 'Start the system’s key store, or restart the PC.',
  },
  denied: {
    why: 'Opening the key store was not allowed.',
    advice: 'Check again, and choose Allow when the system asks.',
  },
  'no-answer': {
    why: 'The key store does not answer.',
    advice: 'Look for a password window behind the others, then check again.',
  },
  crashed: {
    why: 'The connection to the key store was lost.',
    advice: 'Check again. If it comes back, restart the PC.',
  },
  'too-busy': {
    why: 'Many requests are waiting for the key store.',
    advice: 'Check again in a moment.',
  },
  'not-installed': {
    why: 'The part that reaches the key store is not installed.',
    advice: 'Install Jangbu again from its installer.',
  },
  waiting: {
    why: 'The key store has not answered yet.',
    advice: 'Look for a password window behind the others.',
  },
  malformed: {
    why: 'The journal’s key in the key store cannot be read.',
    advice: 'It may have been changed from outside.',
  },
  absent: {
    why: 'The key store has no key for this journal.',
    advice: 'That happens after a change of PC or of user account.',
  },
  'other-key': {
    why: 'The key in the key store belongs to another journal.',
    advice: 'That happens when another PC’s journal was moved here.',
  },
} as const
