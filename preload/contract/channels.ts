/**
 * The names of every call the page may make. Imports nothing: the preload bundles this file, and a
 * sandboxed preload may require only `electron`.
 */
export const CHANNELS = [
  'app.start',
  'sale.open',
  'charge.card',
  'counter.watch',
  'order.acknowledge',
  'order.refund',
  'order.refunds',
  'sweep.now',
  'preferences.set',
  'practice.cards',
  'account.watch',
  'account.retry',
  'account.openWithCode',
  'account.list',
  'account.create',
  'account.switch',
  'keys.describe',
  'keys.save',
  'gatewayChannels.read',
  'checklist.read',
  'profile.read',
  'profile.save',
  'recovery.make',
  'recovery.confirm',
  'backup.list',
  'backup.now',
  'backup.restore',
  'journal.beginAnew',
  'restore.choose',
  'restore.open',
  'lock.now',
  'lock.unlock',
  'lock.setCode',
] as const

export type Channel = (typeof CHANNELS)[number]
