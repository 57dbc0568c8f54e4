export const settings = {
  title: 'Settings',
  language: { label: 'Language', ko: '한국어', en: 'English' },
  theme: {
    label: 'Colours',
    system: 'Like the system',
    light: 'Light',
    dark: 'Dark',
    contrast: 'High contrast',
  },
  text: { label: 'Text size', percent: '{{percent}} %' },
  idle: {
    label: 'Clear card details after',
    seconds: '{{seconds}} s',
    hint: 'Typed card details are cleared when no key is pressed for this long. 30 to 180 seconds.',
    less: '15 s less',
    more: '15 s more',
  },
  sounds: {
    label: 'Outcome sounds',
    on: 'On',
    off: 'Off',
    hint: 'Without sound, the screen and screen readers still tell you.',
  },
  saved: 'Saved.',
  notSaved: 'Could not be saved. The change lasts until you close the program.',
  about: 'Jangbu {{version}}',
  practice: 'Practice mode. Nothing is really charged.',
} as const
