import type { Stats } from 'node:fs'

/**
 * - `network`: a file system of another machine, where locks and shared memory cannot be trusted
 * - `hard-link`: the file has a second name, under which another program could write it unseen
 * - `symbolic-link`: the file, not its folder, is a link
 * - `not-a-file`, `not-a-folder`: something else has that name
 * - `owner`: the folder or the file belongs to another user
 * - `read-only`: by its mode or by its file system
 * - `unreachable`: it is not there and cannot be made, or cannot be looked at
 */
export type PlaceReason =
  | 'network'
  | 'hard-link'
  | 'symbolic-link'
  | 'not-a-file'
  | 'not-a-folder'
  | 'owner'
  | 'read-only'
  | 'unreachable'

/** The journal cannot live there. Nothing has been touched. */
export class JournalPlaceRefused extends Error {
  override readonly name = 'JournalPlaceRefused'
  readonly reason: PlaceReason
  constructor(reason: PlaceReason, options?: ErrorOptions) {
    super(`the journal cannot be kept there (${reason})`, options)
    this.reason = reason
  }
}

export interface PlaceFacts {
  /** The folder, links followed. */
  readonly folder: Pick<Stats, 'uid' | 'mode' | 'isDirectory'>
  /** The journal's file itself, no link followed; null when there is none. */
  readonly file: Pick<Stats, 'uid' | 'mode' | 'nlink' | 'isFile' | 'isSymbolicLink'> | null
  /** What `statfs` calls the file system; 0 where the system does not say. */
  readonly fileSystem: number
  /** The folder's path, links followed. */
  readonly path: string
  /** Whether the system would let us write there. */
  readonly mayWrite: boolean
  /** Ours; -1 where there are no user numbers (Windows). */
  readonly uid: number
}

/** Linux names (statfs(2)): NFS, SMB, CIFS, SMB2, NCP, AFS, kAFS, Coda, Ceph, Lustre, VirtualBox. */
const NETWORK: ReadonlySet<number> = new Set([
  0x6969, 0x517b, 0xff534d42, 0xfe534d42, 0x564c, 0x5346414f, 0x6b414653, 0x73757245, 0x00c36400,
  0x0bd00bd0, 0x786f4256,
])

/** Why the journal cannot live there, or null when it can. */
export function refusalOf(facts: PlaceFacts): PlaceReason | null {
  const { folder, file, uid } = facts
  if (!folder.isDirectory()) return 'not-a-folder'
  if (NETWORK.has(facts.fileSystem) || facts.path.startsWith('\\\\')) return 'network'
  const shape = file === null ? null : shapeRefusalOf(file)
  if (shape !== null) return shape
  const both = file === null ? [folder] : [folder, file]
  if (uid !== -1 && both.some((one) => one.uid !== uid)) return 'owner'
  // The administrator may write where the mode says nobody does; the mode was set by somebody.
  const isOpen = both.every(({ mode }) => (mode & 0o200) !== 0)
  return isOpen && facts.mayWrite ? null : 'read-only'
}

function shapeRefusalOf(file: NonNullable<PlaceFacts['file']>): PlaceReason | null {
  if (file.isSymbolicLink()) return 'symbolic-link'
  if (!file.isFile()) return 'not-a-file'
  return file.nlink > 1 ? 'hard-link' : null
}
