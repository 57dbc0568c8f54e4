import type { Profile } from '../../preload/contract/profile.ts'
import type { Desk } from './desk.ts'
import { storableTime } from './storable.ts'

/** What belongs to the merchant account, kept in its journal. */
export interface ProfileShelf {
  /** Null where none was saved, and where it cannot be read any more; the log then has its name. */
  profile(): Profile | null
  /**
   * Replaces it, in one transaction with an event that names the fields that changed, never their
   * values. A proof of the key-in channel stays beside it; whoever reads it compares the address.
   * Card and resident numbers and anything longer than the schema allows have been refused before:
   * the table throws.
   */
  saveProfile(profile: Profile): void
  /** `{pg}.{MID}` of the key-in channel that `users/pg` has last shown in this mode, or empty. */
  provenChannel(): string
  /** Keeps the proof, or takes it away (empty). Returns false where no profile was saved yet. */
  keepProvenChannel(channel: string): boolean
}

export function profileShelf(desk: Desk): ProfileShelf {
  const { profile } = desk.tables
  return {
    profile: () => desk.read(() => profile.read()),
    saveProfile: (next) => desk.transact('profile', () => save(desk, next)),
    provenChannel: () => desk.read(() => profile.provenChannel()),
    keepProvenChannel: (channel) =>
      desk.transact('proven-channel', () =>
        profile.provenChannel() === channel ? true : profile.keepProvenChannel(channel),
      ),
  }
}

function save(desk: Desk, next: Profile): void {
  const { profile } = desk.tables
  const fields = changedFields(profile.read(), next)
  if (fields.length === 0) return
  profile.save(next, storableTime(desk.clock.now()) ?? 0)
  desk.record({ kind: 'profile.changed', body: { fields } })
}

/** The names of what differs, groups by their members: `capWon`, `shop.name`. */
export function changedFields(before: Profile | null, after: Profile): string[] {
  const was = new Map(before === null ? [] : leavesOf(before))
  return leavesOf(after).flatMap(([name, value]) => (was.get(name) === value ? [] : [name]))
}

function leavesOf(profile: Profile): [name: string, value: string][] {
  return Object.entries(profile).flatMap(([name, value]) =>
    isGroup(value)
      ? Object.entries(value).map(([member, part]): [string, string] => [
          `${name}.${member}`,
          JSON.stringify(part),
        ])
      : [[name, JSON.stringify(value)]],
  )
}

function isGroup(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
