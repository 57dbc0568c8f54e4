import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createPracticeGateway } from '../../../main/practice/create-practice-gateway.ts'
import type {
  PracticeGateway,
  PracticeGatewayOptions,
} from '../../../main/practice/create-practice-gateway.ts'
import { HeldClock } from '../../fixtures/held-clock.ts'

/** What tests read of an envelope; every field may be anything. */
export interface Answer {
  readonly status: number
  readonly code: number
  readonly message: string | null
  readonly response: Record<string, unknown> | null
}

export type Fields = Readonly<Record<string, unknown>>

export const GOOD_CARD = '4242-4242-4242-4242'

/** A charge that lacks nothing, with a card that approves. */
export function chargeOf(merchantUid: string, changed: Fields = {}): Fields {
  return {
    merchant_uid: merchantUid,
    amount: 14_000,
    card_number: GOOD_CARD,
    expiry: '2031-12',
    birth: '850101',
    pwd_2digit: '12',
    name: '교재비',
    buyer_name: '홍길동',
    buyer_email: 'buyer@hanbit.example',
    buyer_tel: '010-1234-5678',
    ...changed,
  }
}

/** The same fields as a form carries them. */
export function formOf(fields: Fields): URLSearchParams {
  const form = new URLSearchParams()
  for (const [name, value] of Object.entries(fields)) form.set(name, String(value))
  return form
}

/** A practice gateway in this process on a clock that stands still. */
export class PracticeDesk {
  readonly clock = new HeldClock()
  readonly folder = mkdtempSync(join(tmpdir(), 'jangbu-practice-'))
  readonly key = randomBytes(32)
  gateway: PracticeGateway
  #token = ''

  constructor(options: Partial<PracticeGatewayOptions> = {}) {
    this.gateway = this.open(options)
  }

  get statePath(): string {
    return join(this.folder, 'state.db')
  }

  open(options: Partial<PracticeGatewayOptions> = {}): PracticeGateway {
    const { now, sleep } = this.clock
    const base = { statePath: this.statePath, key: this.key, now, sleep, random: randomBytes }
    return createPracticeGateway({ ...base, ...options })
  }

  reopen(options: Partial<PracticeGatewayOptions> = {}): void {
    this.gateway.close()
    this.gateway = this.open(options)
  }

  async login(): Promise<Answer> {
    const answer = await this.post('/users/getToken', {
      imp_key: 'practice',
      imp_secret: 'practice',
    })
    this.#token = String(answer.response?.['access_token'])
    return answer
  }

  async charge(fields: Fields, signal?: AbortSignal): Promise<Answer> {
    if (this.#token === '') await this.login()
    return this.post('/subscribe/payments/onetime', fields, signal)
  }

  post(path: string, fields: Fields, signal?: AbortSignal): Promise<Answer> {
    const init = { method: 'POST', body: JSON.stringify(fields), ...(signal ? { signal } : {}) }
    return this.send(path, { ...init, headers: { 'content-type': 'application/json' } })
  }

  async get(path: string): Promise<Answer> {
    if (this.#token === '') await this.login()
    return this.send(path, {})
  }

  async send(path: string, init: RequestInit): Promise<Answer> {
    return answerOf(await this.gateway.fetch(this.request(path, init)))
  }

  request(path: string, init: RequestInit): Request {
    const headers = new Headers(init.headers)
    if (!headers.has('authorization')) headers.set('authorization', `Bearer ${this.#token}`)
    return new Request(`http://practice.invalid${path}`, { ...init, headers })
  }

  [Symbol.dispose](): void {
    this.gateway.close()
    rmSync(this.folder, { recursive: true, force: true })
  }
}

export async function answerOf(response: Response): Promise<Answer> {
  // The shape is what the tests are about; a wrong one fails the expectation that reads it.
  const body = (await response.json()) as Omit<Answer, 'status'>
  return { ...body, status: response.status }
}
