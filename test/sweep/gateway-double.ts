import { randomBytes } from 'node:crypto'
import { createPracticeGateway } from '../../main/practice/create-practice-gateway.ts'
import { listen } from '../../main/practice/listen.ts'
import { systemClock, systemRandom } from '../../main/system-clock.ts'
import type { Canaries } from './canaries.ts'

export interface GatewayDouble {
  readonly origin: string
  /** What really arrived, so that a sweep of nothing cannot pass. */
  readonly arrived: { tokens: number; charges: number; births: number; pins: number }
  /** Resolves when the next charge has arrived and is about to be answered. */
  nextCharge(): Promise<void>
  close(): Promise<void>
}

/** The practice gateway on loopback, behind a key pair and a token that are as secret as real ones. */
export async function openGatewayDouble(canaries: Canaries): Promise<GatewayDouble> {
  const practice = createPracticeGateway({
    statePath: null,
    key: randomBytes(32),
    now: systemClock.now,
    sleep: systemClock.sleep,
    random: systemRandom.bytes,
  })
  const arrived = { tokens: 0, charges: 0, births: 0, pins: 0 }
  const waiting: (() => void)[] = []
  const innerToken = await practiceToken(practice.fetch)

  async function answer(request: Request): Promise<Response> {
    if (new URL(request.url).pathname === '/users/getToken') return giveToken(await request.text())
    if (request.headers.get('authorization') !== `Bearer ${canaries.accessToken}`)
      return Response.json({ code: -1, message: 'Unauthorized', response: null }, { status: 401 })
    const body = request.method === 'POST' ? await request.text() : null
    if (body !== null) countCharge(body)
    const headers = new Headers(request.headers)
    headers.set('authorization', `Bearer ${innerToken}`)
    const { url, method, signal } = request
    return practice.fetch(new Request(url, { method, headers, body, signal }))
  }

  function giveToken(body: string): Response {
    if (!body.includes(canaries.restKey) || !body.includes(canaries.restSecret))
      return Response.json({ code: -1, message: 'Unauthorized', response: null }, { status: 401 })
    arrived.tokens += 1
    const now = Math.floor(Date.now() / 1000)
    const response = { access_token: canaries.accessToken, now, expired_at: now + 1800 }
    return Response.json({ code: 0, message: null, response })
  }

  function countCharge(body: string): void {
    arrived.charges += 1
    if (body.includes(`"birth":"${canaries.birth}"`)) arrived.births += 1
    if (body.includes(`"pwd_2digit":"${canaries.pin}"`)) arrived.pins += 1
    for (const tell of waiting.splice(0)) tell()
  }

  const listening = await listen(
    { ...practice, fetch: answer },
    { port: 0, onBug: (error) => console.error(error instanceof Error ? error.name : 'bug') },
  )
  return {
    origin: listening.origin,
    arrived,
    nextCharge: () => new Promise((resolve) => void waiting.push(resolve)),
    close: () => listening.close(),
  }
}

async function practiceToken(fetch: (request: Request) => Promise<Response>): Promise<string> {
  const reply = await fetch(
    new Request('http://practice/users/getToken', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ imp_key: 'practice', imp_secret: 'practice' }),
    }),
  )
  // The practice gateway's own answer to its own key pair.
  const { response } = (await reply.json()) as { response: { access_token: string } }
  return response.access_token
}
