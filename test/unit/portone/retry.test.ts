import { describe, expect, test } from 'vitest'
import type { Reply } from '../../../main/portone/client.ts'
import { mayRepeat, mayResend, pauseBeforeRepeatMs } from '../../../main/portone/retry.ts'
import type { Ending } from '../../../main/portone/transport.ts'
import { answered } from './good-reply.ts'

describe('money is sent again only where nothing can have happened', () => {
  const table: readonly (readonly [Reply<unknown>, ReturnType<typeof mayResend>])[] = [
    [{ kind: 'not-sent', reason: 'refused' }, 'never-connected'],
    [{ kind: 'not-sent', reason: 'dns' }, 'never-connected'],
    [{ kind: 'not-sent', reason: 'timeout' }, 'never-connected'],
    [{ kind: 'unauthorized' }, 'unauthorized'],
    [{ kind: 'not-sent', reason: 'stopped' }, null],
    [{ kind: 'not-sent', reason: 'unfit-request' }, null],
    [{ kind: 'ok', value: {} }, null],
    [{ kind: 'refused', httpStatus: 200, code: -1, message: '' }, null],
    [{ kind: 'not-found', message: '' }, null],
    [{ kind: 'unclear', reason: 'timeout' }, null],
    [{ kind: 'unclear', reason: 'reset' }, null],
    [{ kind: 'unclear', reason: 'redirect', httpStatus: 307 }, null],
    [{ kind: 'unclear', reason: 'server-error', httpStatus: 500 }, null],
    [{ kind: 'unclear', reason: 'other-status', httpStatus: 429 }, null],
    [{ kind: 'unclear', reason: 'not-json', httpStatus: 200 }, null],
    [{ kind: 'unclear', reason: 'wrong-shape', httpStatus: 200 }, null],
    [{ kind: 'unclear', reason: 'too-large' }, null],
  ]
  test.each(table)('%o → %s', (reply, reason) => expect(mayResend(reply)).toBe(reason))
})

describe('a look-up or token call is repeated twice where that may help', () => {
  const table: readonly (readonly [Ending, boolean])[] = [
    [{ kind: 'never-connected', reason: 'refused' }, true],
    [{ kind: 'no-answer', reason: 'reset' }, true],
    [answered('', { status: 500 }), true],
    [answered('', { status: 503 }), true],
    [{ kind: 'never-connected', reason: 'timeout' }, false],
    [{ kind: 'never-connected', reason: 'stopped' }, false],
    [{ kind: 'no-answer', reason: 'timeout' }, false],
    [{ kind: 'no-answer', reason: 'too-large' }, false],
    [answered(''), false],
    [answered('', { status: 307 }), false],
    [answered('', { status: 401 }), false],
    [answered('', { status: 404 }), false],
    [answered('', { status: 429 }), false],
  ]
  test.each(table)('%o → %s', (ending, yes) => {
    expect([0, 1, 2].map((repeats) => mayRepeat(ending, repeats))).toEqual([yes, yes, false])
  })
})

test('pauses grow and are spread by half', () => {
  expect([0, 255].map((jitter) => pauseBeforeRepeatMs(0, jitter))).toEqual([150, 450])
  expect([0, 255].map((jitter) => pauseBeforeRepeatMs(1, jitter))).toEqual([450, 1350])
})
