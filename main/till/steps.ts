/**
 * The places between which a charge can be cut in two. The composition root passes a function that
 * does nothing; a test passes one that ends the process there.
 */
export const STEPS = [
  'before-token',
  'after-token',
  'after-intent',
  'before-sent',
  'after-sent',
  'after-reply',
  'before-look-up',
  'after-look-up',
  'before-outcome',
  'after-outcome',
] as const

export type Step = (typeof STEPS)[number]
export type AtStep = (step: Step) => void
