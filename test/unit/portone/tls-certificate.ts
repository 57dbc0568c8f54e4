import { generateKeyPairSync, randomBytes, sign, type KeyObject } from 'node:crypto'

/**
 * X.509 certificates for tests, made when they are needed: Node can sign but not write one, and a
 * bare machine has no openssl. ECDSA P-256, just enough DER (RFC 5280) for OpenSSL to believe it.
 */
export interface TestCertificate {
  /** PEM. */
  readonly cert: string
  readonly key: string
}

export interface CertificateWishes {
  readonly name: string
  readonly from: Date
  readonly until: Date
  /** Subject alternative names; the only ones that count for a host. */
  readonly dns?: string
  readonly ip?: readonly [number, number, number, number]
  readonly isAuthority?: boolean
  /** Signed by itself when absent. */
  readonly issuer?: Issuer
}

export interface Issuer extends TestCertificate {
  readonly name: string
  readonly privateKey: KeyObject
}

const ECDSA_SHA256 = '06082a8648ce3d040302'
const COMMON_NAME = '0603550403'
const BASIC_CONSTRAINTS = '0603551d13'
const ALTERNATIVE_NAMES = '0603551d11'

export function makeCertificate(wishes: CertificateWishes): Issuer {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const algorithm = sequence(Buffer.from(ECDSA_SHA256, 'hex'))
  const signed = sequence(
    tagged(0xa0, tagged(0x02, Buffer.from([2]))),
    tagged(0x02, Buffer.concat([Buffer.from([1]), randomBytes(8)])),
    algorithm,
    distinguished(wishes.issuer?.name ?? wishes.name),
    sequence(utcTime(wishes.from), utcTime(wishes.until)),
    distinguished(wishes.name),
    publicKey.export({ type: 'spki', format: 'der' }),
    tagged(0xa3, sequence(...extensions(wishes))),
  )
  const signature = sign('sha256', signed, wishes.issuer?.privateKey ?? privateKey)
  const der = sequence(signed, algorithm, tagged(0x03, Buffer.from([0]), signature))
  return {
    name: wishes.name,
    privateKey,
    cert: `-----BEGIN CERTIFICATE-----\n${der.toString('base64')}\n-----END CERTIFICATE-----\n`,
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  }
}

function extensions(wishes: CertificateWishes): Buffer[] {
  const yes = tagged(0x01, Buffer.from([0xff]))
  const names = [
    ...(wishes.dns === undefined ? [] : [tagged(0x82, Buffer.from(wishes.dns))]),
    ...(wishes.ip === undefined ? [] : [tagged(0x87, Buffer.from(wishes.ip))]),
  ]
  const constraints = sequence(...(wishes.isAuthority === true ? [yes] : []))
  const all = [[Buffer.from(BASIC_CONSTRAINTS, 'hex'), yes, tagged(0x04, constraints)]]
  if (names.length > 0) {
    all.push([Buffer.from(ALTERNATIVE_NAMES, 'hex'), tagged(0x04, sequence(...names))])
  }
  return all.map((parts) => sequence(...parts))
}

function distinguished(name: string): Buffer {
  const type = Buffer.from(COMMON_NAME, 'hex')
  return sequence(tagged(0x31, sequence(type, tagged(0x0c, Buffer.from(name)))))
}

function utcTime(date: Date): Buffer {
  const digits = date.toISOString().replace(/\D/g, '').slice(2, 14)
  return tagged(0x17, Buffer.from(`${digits}Z`))
}

function sequence(...parts: readonly Buffer[]): Buffer {
  return tagged(0x30, ...parts)
}

function tagged(tag: number, ...parts: readonly Buffer[]): Buffer {
  const body = Buffer.concat(parts)
  const { length } = body
  const size =
    length < 128 ? [length] : length < 256 ? [0x81, length] : [0x82, length >> 8, length & 255]
  return Buffer.concat([Buffer.from([tag, ...size]), body])
}
