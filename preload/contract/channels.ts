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
  'preferences.set',
  'practice.cards',
] as const

export type Channel = (typeof CHANNELS)[number]
