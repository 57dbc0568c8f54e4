import { profileSchema, type Profile } from '../../preload/contract/profile.ts'
import type { Connection } from './connection.ts'
import { prepared } from './watch.ts'
import type { Timed } from './watch.ts'

/** Hears that a row holds something this program cannot read; the name says which. */
export type OnUnreadable = (name: string) => void

interface SavedRow {
  readonly body: string
  readonly savedAt: number
}

/** At most one row: what belongs to the merchant account. It is configuration, no projection. */
export interface ProfileTable {
  /** Null where none was saved, and where the row cannot be read: `onUnreadable` then hears of it. */
  read(): Profile | null
  save(profile: Profile, savedAt: number): void
  /** The key-in channel the gateway has shown, as `{pg}.{MID}`; empty where none was. */
  provenChannel(): string
  /** Returns false where there is no profile yet, which nothing can be proven of. */
  keepProvenChannel(channel: string): boolean
  /** When the shop's day begins, minutes after midnight in Seoul; 0 where nothing says so. */
  cutoffMinutes(): number
}

export function profileTable(
  connection: Connection,
  watch: Timed,
  onUnreadable: OnUnreadable,
): ProfileTable {
  const body = prepared<object, { body: string }>(connection, watch, {
    name: 'profile.body',
    sql: 'SELECT body FROM profile',
  })
  const save = prepared<SavedRow, never>(connection, watch, {
    name: 'profile.save',
    sql: `INSERT INTO profile (id, body, proven_channel, saved_at) VALUES (1, @body, '', @savedAt)
          ON CONFLICT (id) DO UPDATE SET body = excluded.body, saved_at = excluded.saved_at`,
  })
  const proven = prepared<object, { channel: string }>(connection, watch, {
    name: 'profile.proven',
    sql: 'SELECT proven_channel AS channel FROM profile',
  })
  const keepProven = prepared<{ channel: string }, never>(connection, watch, {
    name: 'profile.keep-proven',
    sql: 'UPDATE profile SET proven_channel = @channel',
  })
  const cutoff = prepared<object, { minutes: number }>(connection, watch, {
    name: 'profile.cutoff',
    sql: `SELECT json_extract(body, '$.cutoffMinutes') AS minutes FROM profile
          WHERE json_extract(body, '$.cutoffMinutes') BETWEEN 0 AND 1439`,
  })
  return {
    read() {
      const row = body.get({})
      if (row === undefined) return null
      const profile = parse(row.body)
      if (profile === null) onUnreadable('profile.body')
      return profile
    },
    save: (profile, savedAt) => void save.writeOne({ body: JSON.stringify(profile), savedAt }),
    provenChannel: () => proven.get({})?.channel ?? '',
    keepProvenChannel: (channel) => keepProven.write({ channel }) === 1,
    cutoffMinutes: () => Math.trunc(cutoff.get({})?.minutes ?? 0),
  }
}

/** A field that a later version adds needs a default in the schema, or every older row reads as null. */
function parse(body: string): Profile | null {
  try {
    return profileSchema.safeParse(JSON.parse(body)).data ?? null
  } catch {
    // Not JSON: whoever wrote it went past the table's own check.
    return null
  }
}
