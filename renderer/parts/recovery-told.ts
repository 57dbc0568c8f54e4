import type { Output } from '../../preload/contract/contract.ts'
import { i18n } from '../i18n.ts'

/** What is said of a typed recovery code, and which group is meant: from 1, or 0. */
export interface CodeTold {
  readonly sentence: string
  readonly group: number
}

type Answer =
  | Output<'account.openWithCode'>
  | Output<'recovery.confirm'>
  | Extract<
      Output<'restore.open'>,
      {
        readonly state:
          | 'no-file'
          | 'damaged'
          | 'wrong-code'
          | 'not-this-journal'
          | 'newer'
          | 'mistyped'
      }
    >

/** The sentence for an answer that did not open anything, or null for one that did. */
export function codeTold(answer: Answer): CodeTold | null {
  switch (answer.state) {
    case 'opened':
    case 'set':
      return null
    case 'mistyped':
      return mistypedTold(answer)
    case 'keychain': {
      const { why } = answer
      const sentence = `${i18n.t(`door.keychain.${why}.why`)} ${i18n.t(`door.keychain.${why}.advice`)}`
      return { sentence, group: 0 }
    }
    default:
      return { sentence: i18n.t(`door.code.${answer.state}`), group: 0 }
  }
}

/** Where no answer came at all. */
export function codeNotHeard(): CodeTold {
  return { sentence: i18n.t('door.code.notHeard'), group: 0 }
}

function mistypedTold(answer: Extract<Answer, { readonly state: 'mistyped' }>): CodeTold {
  const { why, group, letters } = answer
  return { sentence: i18n.t(`door.code.${why}`, { group, letters }), group }
}
