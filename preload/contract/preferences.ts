import { z } from 'zod'

/** What belongs to the installation, not to a merchant account. */
export const preferencesSchema = z.strictObject({
  language: z.enum(['ko', 'en']),
  theme: z.enum(['system', 'light', 'dark', 'contrast']),
  textPercent: z.union([z.literal(100), z.literal(125), z.literal(150), z.literal(200)]),
  /** Seconds without a key after which typed card data is wiped: 30–180 (flows.md). */
  idleSeconds: z.int().min(30).max(180),
  sounds: z.boolean(),
  /** Minutes without a key after which the screen locks, where a code is set: 1–15 (bar B-P14). */
  lockMinutes: z.int().min(1).max(15).default(5),
})

export type Preferences = z.infer<typeof preferencesSchema>

export const DEFAULT_PREFERENCES: Preferences = {
  language: 'ko',
  theme: 'system',
  textPercent: 100,
  idleSeconds: 60,
  sounds: true,
  lockMinutes: 5,
}
