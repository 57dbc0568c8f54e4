import {
  brotliCompressSync,
  deflateRawSync,
  deflateSync,
  gzipSync,
  zstdCompressSync,
} from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { requestNeedles, birthNeedle, secretNeedle } from '../../sweep/needles.ts'
import { CARD, DASHED, findsIn, findsOf, plant, scratch } from './planted.ts'

const utf8 = (text: string) => Buffer.from(text)
const around = (bytes: Buffer) => Buffer.concat([utf8('\x07noise '), bytes, utf8(' more\xff')])
const swapped = (text: string) => Buffer.from(text, 'utf16le').swap16()
const codes = (text: string, code: (letter: string) => string) => [...text].map(code).join('')
const number = (letter: string, radix: number) => letter.charCodeAt(0).toString(radix)

const FORMS: Readonly<Record<string, Buffer>> = {
  plain: utf8(CARD),
  dashed: utf8(DASHED),
  spaced: utf8(DASHED.replaceAll('-', ' ')),
  'in four lines': utf8(DASHED.replaceAll('-', '\n')),
  'as a list': utf8(JSON.stringify(DASHED.split('-'))),
  'digit by digit': utf8([...CARD].join(' ')),
  'base64 at the start': utf8(utf8(CARD).toString('base64')),
  'base64 behind one byte': utf8(utf8(`x${DASHED}`).toString('base64')),
  'base64 behind two bytes': utf8(utf8(`xy${CARD}z`).toString('base64url')),
  'base64 of UTF-16': utf8(Buffer.from(`"${CARD}"`, 'utf16le').toString('base64')),
  hex: utf8(utf8(DASHED).toString('hex')),
  'hex in capitals': utf8(utf8(DASHED).toString('hex').toUpperCase()),
  'hex as a dump': utf8(codes(CARD, (letter) => `${number(letter, 16)} `)),
  'URL-encoded digits': utf8(codes(CARD, (letter) => `%${number(letter, 16)}`)),
  'URL-encoded blanks': utf8(encodeURIComponent(DASHED.replaceAll('-', ' '))),
  'form-encoded blanks': utf8(new URLSearchParams({ n: DASHED.replaceAll('-', ' ') }).toString()),
  'UTF-16LE': Buffer.from(CARD, 'utf16le'),
  'UTF-16BE': swapped(DASHED),
  'JSON-escaped': utf8(codes(CARD, (letter) => `\\u00${number(letter, 16)}`)),
  'HTML-escaped': utf8(codes(CARD, (letter) => `&#${number(letter, 10)};`)),
  'full width': utf8(codes(CARD, (letter) => String.fromCharCode(letter.charCodeAt(0) + 0xfee0))),
}

describe('a number is found', () => {
  test.each(Object.keys(FORMS))('%s', (form) => {
    expect(findsOf(around(FORMS[form] ?? utf8('')))).not.toEqual([])
  })
})

// Digits before it, so that the number is squeezed with them and cannot be read as it lies there.
const digits = Array.from({ length: 400 }, (_digit, at) => String((at * at * 7) % 10_007)).join('-')
const packed = utf8(`{"a":"${digits}","n":"${DASHED}","z":"${digits}"}`)
const STREAMS: Readonly<Record<string, Buffer>> = {
  gzip: around(gzipSync(packed)),
  'gzip with a file name': around(named(gzipSync(packed))),
  deflate: around(deflateSync(packed)),
  'deflate without a head': deflateRawSync(packed),
  brotli: brotliCompressSync(packed),
  zstd: around(zstdCompressSync(packed)),
  zip: around(zip(packed)),
  'gzip in gzip': gzipSync(around(gzipSync(packed))),
  'gzip that was never finished': gzipSync(packed).subarray(0, -9),
  'gzip of base64': gzipSync(utf8(packed.toString('base64'))),
}

describe('a number is found in a stream of', () => {
  test.each(Object.keys(STREAMS))('%s', (name) => {
    const bytes = STREAMS[name] ?? utf8('')
    expect(bytes.includes(DASHED)).toBe(false)
    expect(findsOf(bytes)).not.toEqual([])
  })
})

test('a find names the file and the form, and never shows the number', () => {
  const [find, ...more] = findsOf(`x${DASHED}`, 'logs/jangbu.log')
  expect(more).toEqual([])
  expect(find).toMatchObject({ path: 'logs/jangbu.log', place: 'file', form: 'dashed, text' })
  expect(JSON.stringify(find)).not.toContain(CARD.slice(4, 14))
})

test('a masked number, its first six and last four, and other numbers are not found', () => {
  const masked = `${CARD.slice(0, 4)}-${CARD.slice(4, 6)}**-****-${CARD.slice(-4)}`
  const zeros = `${CARD.slice(0, 6)}000000${CARD.slice(-4)}`
  expect(findsOf(`${masked} ${zeros} ${CARD.slice(0, 6)} ${CARD.slice(-4)} ${Date.now()}`)).toEqual(
    [],
  )
})

describe('a birth', () => {
  const birthFinds = (content: string) => {
    const folder = scratch()
    plant(folder, 'file', content)
    return findsIn(folder, [birthNeedle('931224')])
  }

  test.each([
    '931224',
    '{"x":"931224"}',
    '1993-12-24',
    'YTkzMTIyNA',
    '393331323234',
    '9\u00003\u00001\u00002\u00002\u00004',
  ])('is found standing alone or in another form (%#)', (content) => {
    expect(birthFinds(content)).not.toEqual([])
  })

  test.each(['1931224', '0.931224', 'a931224f', '9312240', '12.931224'])(
    'is not taken for a part of something longer (%#)',
    (content) => {
      expect(birthFinds(content)).toEqual([])
    },
  )
})

describe('a field of a card', () => {
  const fieldFinds = (content: string | Buffer) => {
    const folder = scratch()
    plant(folder, 'file', content)
    return findsIn(folder, requestNeedles({ pwd_2digit: ['37'] })).map(({ label }) => label)
  }

  test.each([
    ['{"pwd_2digit":"61"}', 'pwd_2digit'],
    [String.raw`"{\"pwd_2digit\":\"61\"}"`, 'pwd_2digit'],
    ['x=1&birth=750203&y', 'birth'],
    ["{ pin: '61' }", 'pin'],
    [Buffer.from('{"identity":"750203"}', 'utf16le'), 'identity'],
    ['{"expiry": "2031-09"}', 'expiry'],
    ['%7B%22birth%22%3A%22750203%22', 'birth'],
    ['"authorization":"Bearer 0123456789abcdef0123"', 'authorization'],
  ])('is found with a value nobody named (%#)', (content, field) => {
    expect(fieldFinds(content)).toContain(field)
  })

  test.each([
    '{"birth":""}',
    '"pin":"missing"',
    '{"pwd_2digit":null}',
    'expiry=soon',
    '"pinned":"12"',
  ])('is not found without one (%#)', (content) => {
    expect(fieldFinds(content)).toEqual([])
  })

  test('is found in base64 with the value that was typed', () => {
    expect(fieldFinds(Buffer.from('{"a":1,"pwd_2digit":"37"}').toString('base64'))).not.toEqual([])
  })
})

test('half a secret is found', () => {
  const secret = 'q7'.repeat(10) + 'Zw'.repeat(10)
  const folder = scratch()
  plant(folder, 'file', `cut ${secret.slice(20)}`)
  expect(findsIn(folder, [secretNeedle('REST secret', secret)])).toHaveLength(1)
})

/** One entry, as zip tools write it, without the list at the end. */
function zip(content: Buffer): Buffer {
  const head = Buffer.alloc(30)
  head.write('PK\x03\x04', 'latin1')
  head.writeUInt16LE(8, 8)
  head.writeUInt16LE(5, 26)
  return Buffer.concat([head, utf8('a.txt'), deflateRawSync(content)])
}

/** As `gzip` writes a file's name: a flag, and the name behind the head. */
function named(stream: Buffer): Buffer {
  const head = Buffer.from(stream.subarray(0, 10))
  head.writeUInt8(8, 3)
  return Buffer.concat([head, utf8('card.txt\0'), stream.subarray(10)])
}
