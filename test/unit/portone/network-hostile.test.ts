import type { KeyInCharge } from '../../../main/portone/onetime.ts'
import { gzipSync } from 'node:zlib'
import type { Socket } from 'node:net'
import { afterEach, describe, expect, test } from 'vitest'
import { won } from '../../../preload/contract/money.ts'
import type { Reply } from '../../../main/portone/client.ts'
import { createNetworkTransport } from '../../../main/portone/network-transport.ts'
import { chargeOnetime } from '../../../main/portone/onetime.ts'
import { GOOD_BODY, ORDER_ID } from './good-reply.ts'
import { isWhole, listenRaw, reply } from './listening-server.ts'

/** The gateway has taken the request, and perhaps the money; this is what it does then. */
type Behaviour = readonly [name: string, act: (socket: Socket) => void, outcome: string]

const CHARGE: KeyInCharge = {
  orderId: ORDER_ID,
  amountWon: won(51_000),
  taxFreeWon: won(0),
  card: { number: '4242424242424242', expiry: '2028-03' },
  installmentMonths: 0,
  itemName: '커피',
  buyer: { name: '', phone: '', email: '' },
}

const HEAD = 'HTTP/1.1 200 OK\r\ncontent-type: application/json\r\n'
const REFUSAL = '{"code":-1,"message":"[F113]거래거절","response":null}'
const half = GOOD_BODY.slice(0, 40)
const whole = Buffer.byteLength(GOOD_BODY)
const chunked = (text: string) => `${Buffer.byteLength(text).toString(16)}\r\n${text}\r\n`
const say = (text: string | Buffer) => (socket: Socket) => void socket.write(text)
const sayAndEnd = (text: string | Buffer) => (socket: Socket) => void socket.end(text)
const status = (line: string, body = GOOD_BODY) => sayAndEnd(reply(body).replace('200 OK', line))
const gzipped = (text: string) => {
  const packed = gzipSync(text)
  return Buffer.concat([
    Buffer.from(`${HEAD}content-encoding: gzip\r\ncontent-length: ${packed.length}\r\n\r\n`),
    packed,
  ])
}

const BEHAVIOURS: readonly Behaviour[] = [
  ['resets at once', (socket) => void socket.resetAndDestroy(), 'reset'],
  ['closes without a word', (socket) => void socket.end(), 'reset'],
  [
    'resets inside the headers',
    (socket) => socket.write(HEAD, () => socket.resetAndDestroy()),
    'reset',
  ],
  ['closes inside the headers', sayAndEnd(HEAD), 'reset'],
  ['closes after the headers', sayAndEnd(`${HEAD}content-length: ${whole}\r\n\r\n`), 'reset'],
  ['closes inside the body', sayAndEnd(`${HEAD}content-length: ${whole}\r\n\r\n${half}`), 'reset'],
  [
    'resets inside the body',
    (socket) =>
      socket.write(`${HEAD}content-length: ${whole}\r\n\r\n${half}`, () =>
        socket.resetAndDestroy(),
      ),
    'reset',
  ],
  [
    'closes between chunks',
    sayAndEnd(`${HEAD}transfer-encoding: chunked\r\n\r\n${chunked(half)}`),
    'reset',
  ],
  ['breaks the chunking', sayAndEnd(`${HEAD}transfer-encoding: chunked\r\n\r\nzz\r\n{}`), 'reset'],
  [
    'promises more than it sends',
    sayAndEnd(`${HEAD}content-length: ${whole + 9}\r\n\r\n${GOOD_BODY}`),
    'reset',
  ],
  [
    'gives two lengths',
    sayAndEnd(`${HEAD}content-length: 2\r\ncontent-length: 3\r\n\r\n{}`),
    'reset',
  ],
  ['gives a negative length', sayAndEnd(`${HEAD}content-length: -1\r\n\r\n${GOOD_BODY}`), 'reset'],
  ['speaks something else', sayAndEnd('220 mail.example ESMTP\r\n'), 'reset'],
  [
    'sends half a megabyte of headers',
    sayAndEnd(`${HEAD}x: ${'y'.repeat(500_000)}\r\n\r\n`),
    'reset',
  ],
  [
    'switches protocols',
    say('HTTP/1.1 101 Switching\r\nupgrade: x\r\nconnection: upgrade\r\n\r\n'),
    'reset',
  ],
  ['stops inside the body', say(`${HEAD}content-length: ${whole}\r\n\r\n${half}`), 'timeout'],
  ['says 100 without being asked', say('HTTP/1.1 100 Continue\r\n\r\n'), 'reset'],
  ['packs the answer although not asked to', say(gzipped(GOOD_BODY)), 'not-json'],
  ['sends a gzip bomb', say(gzipped(' '.repeat(50_000_000))), 'not-json'],
  ['sends a page', say(reply('<html>점검 중</html>', 'content-type: text/html')), 'not-json'],
  ['calls JSON a page', say(reply(GOOD_BODY, 'content-type: text/html')), 'not-json'],
  [
    'gives two content types',
    say(reply(GOOD_BODY, 'content-type: text/html\r\ncontent-type: application/json')),
    'not-json',
  ],
  ['sends nothing', say(reply('')), 'not-json'],
  [
    'sends UTF-16',
    say(
      Buffer.concat([
        Buffer.from(`${HEAD}content-length: ${GOOD_BODY.length * 2}\r\n\r\n`),
        Buffer.from(GOOD_BODY, 'utf16le'),
      ]),
    ),
    'not-json',
  ],
  ['sends half an answer as a whole one', say(reply(half)), 'not-json'],
  ['sends an empty object', say(reply('{}')), 'wrong-shape'],
  ['sends the amount as text', say(reply(GOOD_BODY.replace('51000', '"51000"'))), 'wrong-shape'],
  ['sends more than a megabyte', say(reply(' '.repeat(1_100_000))), 'too-large'],
  ['says 500 after charging', status('500 Oops'), 'server-error'],
  ['says 502', status('502 Bad Gateway', '<html>'), 'server-error'],
  ['redirects', status('307 Elsewhere'), 'redirect'],
  ['says 204', say('HTTP/1.1 204 No Content\r\n\r\n'), 'other-status'],
  ['says 202', status('202 Accepted'), 'other-status'],
  ['says 403', status('403 Forbidden', REFUSAL), 'other-status'],
  ['says 429', status('429 Slow down', REFUSAL), 'other-status'],
  ['refuses', say(reply(REFUSAL)), 'refused'],
  ['refuses by status', status('400 Bad Request', REFUSAL), 'refused'],
  ['does not find it', status('404 Not Found', REFUSAL), 'not-found'],
  ['does not take the token', status('401 Unauthorized', REFUSAL), 'unauthorized'],
  ['approves', say(reply(GOOD_BODY)), 'ok'],
  ['approves in one piece without a length', sayAndEnd(`${HEAD}\r\n${GOOD_BODY}`), 'ok'],
  ['approves after hints', say(`HTTP/1.1 103 Early Hints\r\n\r\n${reply(GOOD_BODY)}`), 'ok'],
  ['approves with a byte order mark', say(reply(`\uFEFF${GOOD_BODY}`)), 'ok'],
  ['approves, and then talks on', say(reply(GOOD_BODY) + reply(REFUSAL)), 'ok'],
]

const open: { close(): Promise<void> }[] = []
afterEach(async () => {
  await Promise.all(open.splice(0).map((one) => one.close()))
})

async function chargeAgainst(act: (socket: Socket) => void) {
  const server = await listenRaw((socket, text) => {
    if (isWhole(text)) act(socket)
  })
  const transport = createNetworkTransport({
    origin: server.origin,
    limits: { connectMs: 5000, totalMs: 700, replyBytes: 1024 * 1024 },
  })
  open.push(server, transport)
  const token = { value: 'f'.repeat(40) }
  const answer = await chargeOnetime(transport, CHARGE, { token, beforeFirstByte: () => {} })
  return { answer, received: server.received }
}

const outcomeOf = (answer: Reply<unknown>) =>
  answer.kind === 'unclear' ? answer.reason : answer.kind

describe('a gateway that has taken the charge gets one request, whatever it does next', () => {
  test.each(BEHAVIOURS)('%s', async (_name, act, outcome) => {
    const { answer, received } = await chargeAgainst(act)
    expect(outcomeOf(answer)).toBe(outcome)
    expect(received).toHaveLength(1)
    expect(received[0]?.split('POST ')).toHaveLength(2)
  })
})
