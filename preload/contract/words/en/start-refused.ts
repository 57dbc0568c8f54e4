/** Said before there is a window. */
export const startRefused = {
  title: 'Jangbu did not start',
  text: 'What is listed below can switch off what protects payments. Remove it and start again.',
} as const
