import { unreachable, type Failure } from '../../preload/contract/result.ts'
import type { TokenAnswer } from '../portone/client.ts'

/** What staff are told where no token could be had: nothing was sent. */
export function tokenFailure(answer: Exclude<TokenAnswer, { readonly kind: 'ok' }>): Failure {
  switch (answer.kind) {
    case 'keys-refused':
      return { kind: 'keys-refused' }
    case 'unreachable':
      return { kind: 'gateway-unreachable' }
    case 'keychain':
      return { kind: 'charging-blocked', block: { kind: 'keychain', why: answer.why } }
    default:
      return unreachable(answer)
  }
}
