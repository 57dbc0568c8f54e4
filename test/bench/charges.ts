import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { Client, request } from 'undici'
import { loadOrCreateKeyFile } from '../../main/journal/key-file.ts'
import { openJournal } from '../../main/journal/open-journal.ts'
import { createPortOneClient } from '../../main/portone/create-client.ts'
import { createNetworkTransport } from '../../main/portone/network-transport.ts'
import { practiceCredentials, practiceRules } from '../../main/practice-account.ts'
import { systemClock, systemRandom } from '../../main/system-clock.ts'
import { createTill } from '../../main/till/create-till.ts'
import { DEFAULT_PREFERENCES } from '../../preload/contract/preferences.ts'
import { won } from '../../preload/contract/money.ts'
import { sale } from '../fixtures/sale.ts'
import { ratio, quantile, rounded, spreadOf } from './numbers.ts'

const RUNS = 150
const WARM_UP = 15
const SERVE = join(import.meta.dirname, '../../scripts/practice-gateway/serve.ts')
const CHARGE_PATH = '/subscribe/payments/onetime'

/**
 * What a whole charge costs beside a bare request for the same to the same gateway over HTTP, both
 * over a connection that stands already and over one of its own, which a charge always takes. They
 * take turns.
 */
export async function measureCharges(folder: string) {
  const gateway = await startGateway(folder)
  const till = openTill(folder, gateway.origin)
  const token = await tokenOf(gateway.origin)
  const times = { kept: [], fresh: [], charge: [] } as Record<Way, number[]>
  try {
    for (let run = -WARM_UP; run < RUNS; run += 1) {
      const amountWon = 100_000 + 10 * (run + WARM_UP)
      const bare = { origin: gateway.origin, token, amountWon }
      const kept = await tookAsync(() => bareCharge(bare))
      const fresh = await tookAsync(() => bareChargeAlone(bare))
      const charge = await tookAsync(() => wholeCharge(till.till, amountWon))
      if (run < 0) continue
      times.kept.push(kept)
      times.fresh.push(fresh)
      times.charge.push(charge)
    }
  } finally {
    await till.close()
    await gateway.stop()
  }
  const beyond = quantile(times.charge, 0.5) - quantile(times.fresh, 0.5)
  return {
    bareKept: spreadOf(times.kept),
    bareFresh: spreadOf(times.fresh),
    charge: { ...spreadOf(times.charge), ofBareKept: ratio(times.charge, times.kept) },
    ofBareFresh: ratio(times.charge, times.fresh),
    overheadOverFreshMs: rounded(beyond),
  }
}

type Way = 'kept' | 'fresh' | 'charge'

async function startGateway(folder: string) {
  const args = [SERVE, '--port', '0', '--fresh', '--state', join(folder, 'bench-gateway.db')]
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] })
  for await (const line of createInterface({ input: child.stdout })) {
    const origin = /listening (http:\S+)/u.exec(line)?.[1]
    if (origin === undefined) continue
    const stop = async () => {
      child.kill()
      await once(child, 'exit')
    }
    return { origin, stop }
  }
  throw new Error('the practice gateway ended')
}

function openTill(folder: string, origin: string) {
  const journal = openJournal({
    path: join(folder, 'journal.db'),
    key: loadOrCreateKeyFile(join(folder, 'journal.key')),
    clock: systemClock,
    random: systemRandom,
  })
  const transport = createNetworkTransport({ origin })
  const client = createPortOneClient({
    transport,
    clock: systemClock,
    random: systemRandom,
    credentials: () => Promise.resolve(practiceCredentials),
    sandbox: practiceRules.sandbox,
  })
  const till = createTill({
    journal,
    client,
    clock: systemClock,
    random: systemRandom,
    rules: practiceRules,
    online: () => true,
    preferences: () => DEFAULT_PREFERENCES,
  })
  return {
    till,
    async close() {
      await till.stop()
      await transport.close()
      journal.close()
    },
  }
}

async function wholeCharge(till: ReturnType<typeof createTill>, amountWon: number): Promise<void> {
  const answer = await till.chargeCard(sale(till.openSale(), { amountWon: won(amountWon) }))
  const isApproved = JSON.stringify(answer).includes('"approved"')
  if (!isApproved) throw new Error(`the charge was not approved: ${JSON.stringify(answer)}`)
}

interface Bare {
  readonly origin: string
  readonly token: string
  readonly amountWon: number
}

async function bareCharge(bare: Bare): Promise<void> {
  await readApproval(await request(`${bare.origin}${CHARGE_PATH}`, optionsOf(bare)))
}

async function bareChargeAlone(bare: Bare): Promise<void> {
  const client = new Client(bare.origin)
  await readApproval(await client.request({ path: CHARGE_PATH, ...optionsOf(bare) }))
  await client.close()
}

function optionsOf({ token, amountWon }: Bare) {
  const body = {
    merchant_uid: crypto.randomUUID(),
    amount: amountWon,
    card_number: '4242-4242-4242-4242',
    expiry: '2030-12',
    birth: '850101',
    pwd_2digit: '12',
    name: '카드 결제',
    buyer_name: '매장 손님',
    buyer_tel: '02-1234-1234',
    buyer_email: 'counter@hanbit.example',
  }
  const headers = { authorization: token, 'content-type': 'application/json' }
  return { method: 'POST', headers, body: JSON.stringify(body) } as const
}

async function readApproval(reply: { body: { json(): Promise<unknown> } }): Promise<void> {
  const text = JSON.stringify(await reply.body.json())
  if (!text.includes('"paid"')) throw new Error(`the bare request was not approved: ${text}`)
}

async function tokenOf(origin: string): Promise<string> {
  const { key, secret } = practiceCredentials
  const reply = await request(`${origin}/users/getToken`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ imp_key: key, imp_secret: secret }),
  })
  // The practice gateway's own answer, in the API's documented shape.
  const { response } = (await reply.body.json()) as { response: { access_token: string } }
  return response.access_token
}

async function tookAsync(run: () => Promise<void>): Promise<number> {
  const began = performance.now()
  await run()
  return performance.now() - began
}
