import { doorKeychain } from './door-keychain.ts'

/** What stands in front of a journal that is not open: what is true, what was kept, what to press. */
export const door = {
  opening: {
    title: 'Opening the journal',
    calm: 'One moment, please.',
    waits:
      'The system may be asking for a password. Look for its window; it may be behind this one.',
    code: 'Meanwhile the recovery code opens it to look at payments. Charging needs the key store.',
  },
  make: {
    title: 'Make a recovery code',
    why: 'The journal opens with a key in this PC’s key store. If the PC breaks or is replaced, the recovery code opens it.',
    once: 'The code is shown once. Have pen and paper ready first.',
    older:
      'Write down the new code even if you have an older one. Only a code that was checked to the end counts.',
    start: 'Show the recovery code',
    step: 'Step {{at}} of {{of}}',
  },
  show: {
    title: 'Write this code on paper',
    code: 'Recovery code',
    keep: 'Write all seven groups and keep them away from the PC. A file or photo on this PC is lost with it.',
    letters: 'The code never has the letters I, L, O or U. 1 and 0 are digits.',
    next: 'I wrote it down',
  },
  typeBack: {
    title: 'Type the code you wrote',
    why: 'This checks that the paper can open the journal. Then the journal is made.',
    submit: 'Check the code',
    again: 'Show the code again',
  },
  code: {
    label: 'Recovery code, 28 letters',
    group: 'Group {{at}}',
    count: '{{letters}} of 28 letters · capitals do not matter',
    busy: 'Checking the code.',
    length: 'A code has 28 letters. This is {{letters}}.',
    letter: 'Group {{group}} has a letter that no code has.',
    check: 'A letter differs from what was written. Compare group by group.',
    'wrong-code': 'Not this journal’s code. See whether a later one was written down.',
    'not-this-journal': 'A good code, but of another journal. It may be another shop’s.',
    'no-file': 'The key file that goes with the code is not there, so no code opens it.',
    damaged: 'The key file that goes with the code is damaged, so no code opens it.',
    newer: 'A newer version of Jangbu wrote the key file. Open it with that version.',
    'other-code': 'Not the code that was just shown. Show it again and compare.',
    'other-key': 'The key file belongs to another journal. It was left as it is.',
    'not-written': 'The key file could not be written. Check the free disk space and permissions.',
    notHeard: 'No answer came. What you typed is kept. Check it again.',
  },
  'needs-code': {
    title: 'The recovery code opens it',
    kept: 'The journal and all payments in it are kept.',
    review: 'With the code you can look at payments and export them. Charging needs the key store.',
    whole: 'With the code, the journal’s key goes back into the key store.',
    submit: 'Open with the code',
  },
  'needs-keychain': {
    title: 'The key store must open first',
    kept: 'The journal and all payments in it are kept.',
    noCode: 'This journal has no usable recovery code file, so a code cannot open it.',
  },
  lost: {
    title: 'This journal cannot be opened',
    fact: 'Its key is neither in the key store nor in a recovery code file.',
    kept: 'Payments at the gateway are kept. The files that cannot be opened are moved aside, never deleted.',
    anew: 'A new journal can be made and payments read again from the gateway. What was only on this PC, such as notes, does not come back.',
    elsewhere:
      'If a backup and its recovery code are kept elsewhere, begin with an empty journal and restore them in the settings.',
  },
  damaged: {
    title: 'The journal is damaged and was not opened',
    cause: {
      missing: 'The journal’s file is not in its place.',
      empty: 'The journal’s file is empty.',
      'not-encrypted': 'In the journal’s place lies another file, which is not encrypted.',
      'wal-missing': 'The file with the latest entries is missing.',
      wal: 'The latest entries are damaged.',
      'first-page': 'The beginning of the journal’s file is damaged.',
      pages: 'A part of the journal’s file is damaged.',
      chain:
        'The order of entries does not fit together. The file may have been changed from outside.',
      'older-than-backup':
        'The journal is older than its backup. An old file may have been put in its place.',
    },
    kept: 'Its files were moved aside and left as they were.',
    readable: 'Payments still readable: {{orders}}.',
    unreadable: 'No payment in them could be read.',
    best: 'Newest good backup',
    after:
      'Payments after the backup are read again from the gateway before charging starts again.',
    restore: 'Go back to this backup',
    row: 'Go back',
    rowAgain: 'Press again',
    rowName: 'Go back to the backup of {{time}}',
    restoreAgain: 'Press again to go back',
    noBackup: 'No good backup was found.',
    others: 'Other backups: {{count}}',
    othersHint: 'Older, or not checked yet. Each is checked before it is used.',
    anew: 'You can also begin with an empty journal and no backup. Payments are read again from the gateway.',
  },
  anew: { begin: 'Begin with an empty journal', again: 'Press again to begin with an empty one' },
  refused: {
    title: 'The journal was not opened',
    kept: 'Its files were left as they are.',
    'in-use': {
      why: 'Another Jangbu window is using this journal.',
      advice: 'Use that window, or close it and check again.',
    },
    newer: {
      why: 'A newer version made this journal.',
      advice: 'Install that version on this PC, then open it.',
    },
    unwritable: {
      why: 'The journal’s folder cannot be written.',
      advice: 'Check the free disk space and the folder’s permissions.',
    },
    'wrong-key': {
      why: 'The journal and its key do not belong together.',
      advice: 'If files were moved here, put all that lay together back and check again.',
    },
    'key-file': {
      why: 'The journal’s key file cannot be used.',
      advice: 'Check its size and permissions.',
    },
    'practice-state': {
      why: 'The practice gateway’s file cannot be opened.',
      advice: 'It has nothing to do with real payments. Move it away and practice starts afresh.',
    },
    network: {
      why: 'The journal is on a network drive. Entries could be lost when the line drops.',
      advice: 'Move the journal’s folder to a disk of this PC.',
    },
    'hard-link': {
      why: 'The journal’s file has a second name. A change under one changes the other.',
      advice: 'Remove the other name and check again.',
    },
    'symbolic-link': {
      why: 'The journal’s file or folder is a link to another place.',
      advice: 'Put the real file and folder in its place.',
    },
    'not-a-file': {
      why: 'In the journal’s place lies something that is not a file.',
      advice: 'Move it away and check again.',
    },
    'not-a-folder': {
      why: 'In the place of the journal’s folder lies something that is not a folder.',
      advice: 'Move it away and check again.',
    },
    owner: {
      why: 'The journal’s folder belongs to another user of this PC.',
      advice: 'Log in as that user, or change the folder’s owner.',
    },
    'read-only': {
      why: 'The disk with the journal is read-only.',
      advice: 'Take off its write protection and check again.',
    },
    unreachable: {
      why: 'The journal’s folder cannot be reached.',
      advice: 'If it is on an external disk, see whether that is connected.',
    },
  },
  broken: {
    title: 'The journal could not be opened',
    fact: 'The program ran into a problem.',
    kept: 'All recorded payments are kept.',
    advice: 'Check again. If it comes back, please pass on the reference.',
    reference: 'Reference {{reference}}',
  },
  keychain: doorKeychain,
  retry: 'Check the key store again',
  retryPlace: 'Check again',
  practice: 'Open practice mode',
  practiceHint: 'Practice mode does not touch this journal.',
  other: 'Open {{name}}',
  busy: 'One moment',
  restarting: 'The program is restarting.',
  failed: {
    silent: 'No answer came. Please press again.',
    other: 'It could not be done. Nothing has changed. Please press again.',
    'charge-in-flight': 'A payment is waiting for its answer. Press again when it is here.',
    'orders-unsettled':
      'Payments being checked: {{count}}. Checking goes on when you come back to this account. Press again to leave it anyway.',
    bug: 'It could not be done. Reference {{reference}}',
    backup: {
      gone: 'That backup is not there any more. Choose another.',
      damaged: 'That backup is damaged too. Choose another.',
      'wrong-key': 'That backup belongs to another journal. Choose another.',
      newer: 'A newer version made that backup. Install that version.',
      unwritable: 'There is no room for it, or the disk cannot be written. Check the disk.',
      refused: 'That is not a backup of a journal. Choose another.',
    },
  },
} as const
