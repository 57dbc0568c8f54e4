/** The lock screen, and the pad on which its code is typed wherever it is asked for. */
export const lock = {
  title: 'The screen is locked',
  /** What goes on behind the lock: a count, and no names. */
  unknown: 'Checking: {{count}} · checking goes on behind the lock',
  code: 'Lock code',
  hint: 'Type 4 to 8 digits, then Enter.',
  notHeard: 'No answer came. Type it again.',
  pad: {
    erase: 'Erase',
    enter: 'Enter',
    typed: '{{count}} digits typed',
    none: 'No digits typed',
  },
  answer: {
    wrong: 'Not this code. Type it again.',
    short: 'At least 4 digits.',
    unfit: 'Digits that are all the same, or in a row, cannot be a code.',
    wait: 'You can type again in {{time}}.',
    waitSpoken: 'Not this code. Please wait {{seconds}} seconds.',
  },
  afterCharge: 'The screen locks when the answer is here.',
} as const
