/** Documented test numbers of the practice gateway, by what charging them does. */
export const CARDS = {
  approves: '4242424242424242',
  /** A check card whose hidden digits are not found anywhere else on the page. */
  checkCard: '4000056655665556',
  wrongNumber: '4000000000000002',
  expired: '4000000000000028',
  wrongPin: '4000000000000044',
  overLimit: '4000000000000069',
  stolen: '4000000000000127',
  noInstallments: '4000000000000135',
  refused: '4000000000000176',
  refusedUnrecorded: '4000000000000192',
  communication: '4000000000000218',
  dropped: '9000000000000001',
  silent: '9000000000000019',
  late: '9000000000000027',
  slow: '9000000000000035',
  serverError: '9000000000000043',
  html: '9000000000000050',
  brokenJson: '9000000000000068',
  wrongAmount: '9000000000000076',
  otherOrder: '9000000000000084',
  reversed: '9000000000000092',
  ready: '9000000000000100',
  staysReady: '9000000000000118',
  overcharged: '9000000000000126',
  redirect: '9000000000000134',
  oversized: '9000000000000142',
  approvedTwice: '9000000000000159',
} as const

/** What is read out beside the number; all of it fits every test card. */
export const BESIDE = { expiry: '1230', identity: '850101', pin: '12' } as const
