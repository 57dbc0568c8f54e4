import type { ReplyTrouble } from '../keychain-call.ts'

/**
 * What the texts of keytar's errors mean; it has neither codes nor classes. They come from libsecret,
 * GLib and gnome-keyring (the process runs in the C locale for their sake), and from macOS. Measured
 * with gnome-keyring 42; the macOS ones are Apple's names for `errSec…`.
 */
const MEANINGS: readonly [RegExp, ReplyTrouble][] = [
  [/locked collection|is locked|IsLocked/i, 'locked'],
  // macOS refuses to ask in a session without a screen: the keychain stays locked.
  [/interaction is not allowed/i, 'locked'],
  [/timeout was reached|timed out|did not receive a reply|NoReply/i, 'no-answer'],
  [/without X11|could not connect|connection refused|connection is closed/i, 'no-service'],
  [/does not contain a colon|not provided by any|ServiceUnknown|Spawn\./i, 'no-service'],
  // There is a service, but nobody has made a keyring in it.
  [/object does not exist|NoSuchObject/i, 'no-service'],
  [/message bus|keychain is not available|keychain could not be found/i, 'no-service'],
]

/**
 * The trouble behind an error of keytar. What is not known is `denied`: Windows and macOS explain
 * themselves in the person's language, and a refusal is what they most often explain. The text itself
 * goes nowhere.
 */
export function readRefusal(error: unknown): ReplyTrouble {
  const text = error instanceof Error ? error.message : ''
  return MEANINGS.find(([pattern]) => pattern.test(text))?.[1] ?? 'denied'
}
