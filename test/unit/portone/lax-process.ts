/**
 * Run with an environment that switches certificate checks off: asks each origin once as Node does
 * by default and once through our transport, and prints how it went.
 *
 * node test/unit/portone/lax-process.ts ORIGIN…
 */
import { get } from 'node:https'
import { createNetworkTransport } from '../../../main/portone/network-transport.ts'

async function byDefault(origin: string): Promise<string> {
  return new Promise((resolve) => {
    get(`${origin}/by-default`, { agent: false }, (response) => {
      response.resume()
      resolve(`answered ${response.statusCode}`)
    }).on('error', (error) => resolve(error.message))
  })
}

async function byUs(origin: string) {
  const transport = createNetworkTransport({ origin })
  let hooked = 0
  const ending = await transport.send({
    method: 'POST',
    path: '/by-us',
    headers: {},
    body: Buffer.from('secret'),
    fresh: true,
    beforeFirstByte: () => void hooked++,
  })
  await transport.close()
  const outcome =
    ending.kind === 'answered' ? `answered ${ending.status}` : `${ending.kind} ${ending.reason}`
  return { outcome, hooked }
}

const report = []
for (const origin of process.argv.slice(2)) {
  report.push({ byDefault: await byDefault(origin), ...(await byUs(origin)) })
}
process.stdout.write(JSON.stringify(report))
