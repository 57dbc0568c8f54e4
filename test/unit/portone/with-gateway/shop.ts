import type { KeyInCharge } from '../../../../main/portone/onetime.ts'
import { createPortOneClient } from '../../../../main/portone/create-client.ts'
import type {
  MoneyCallOptions,
  Payment,
  PortOneClient,
  Reply,
} from '../../../../main/portone/client.ts'
import { handlerTransport } from '../../../../main/portone/handler-transport.ts'
import { createPracticeGateway } from '../../../../main/practice/create-practice-gateway.ts'
import type { PracticeGatewayOptions } from '../../../../main/practice/create-practice-gateway.ts'
import { practiceCredentials } from '../../../../main/practice-account.ts'
import { systemRandom } from '../../../../main/system-clock.ts'
import { won } from '../../../../preload/contract/money.ts'
import { HeldClock } from '../../../fixtures/held-clock.ts'

export const GOOD_CARD = '4242424242424242'

/** The client on the practice gateway, both as they are shipped, with time held still. */
export class Shop {
  readonly clock = new HeldClock()
  /** Every exchange that was written, as `POST /payments/cancel`. */
  readonly wire: string[] = []
  readonly gateway
  readonly client: PortOneClient

  constructor(options: Partial<PracticeGatewayOptions> = {}) {
    const { now, sleep } = this.clock
    const random = systemRandom.bytes
    this.gateway = createPracticeGateway({ statePath: null, now, sleep, random, ...options })
    const inner = handlerTransport((request) => this.gateway.fetch(request), {
      // A real second is long enough for a gateway in this process, and too long for one that is silent.
      totalMs: 1_000,
      replyBytes: 1024 * 1024,
    })
    this.client = createPortOneClient({
      transport: {
        send: (exchange) => {
          this.wire.push(`${exchange.method} ${exchange.path}`)
          return inner.send(exchange)
        },
      },
      clock: this.clock,
      random: systemRandom,
      credentials: () => Promise.resolve(practiceCredentials),
      sandbox: true,
    })
  }

  async money(): Promise<MoneyCallOptions> {
    const answer = await this.client.getToken()
    if (answer.kind !== 'ok') throw new Error('no token')
    return { token: answer.token, beforeFirstByte: () => undefined }
  }

  /** A key-in charge that lacks nothing. */
  async charge(orderId: string, changed: Partial<KeyInCharge> = {}): Promise<Reply<Payment>> {
    const charge: KeyInCharge = {
      orderId,
      amountWon: won(10_000),
      taxFreeWon: won(0),
      card: cardOf(GOOD_CARD),
      installmentMonths: 0,
      itemName: '교재비',
      buyer: { name: '홍길동', phone: '010-1234-5678', email: 'buyer@hanbit.example' },
      ...changed,
    }
    return this.client.chargeOnetime(charge, await this.money())
  }

  async paid(orderId: string, changed: Partial<KeyInCharge> = {}): Promise<Payment> {
    return valueOf(await this.charge(orderId, changed))
  }

  async cancel(cancel: Parameters<PortOneClient['cancelPayment']>[0]): Promise<Reply<Payment>> {
    return this.client.cancelPayment(cancel, await this.money())
  }

  /** A charge of a stored card that lacks nothing. */
  async again(subscriberId: string, orderId: string): Promise<Reply<Payment>> {
    const charge = {
      subscriberId,
      orderId,
      amountWon: won(10_000),
      taxFreeWon: won(0),
      installmentMonths: 0,
      itemName: '수학 정규반',
      buyer: { name: '김민준' },
    }
    return this.client.chargeSubscriber(charge, await this.money())
  }

  [Symbol.dispose](): void {
    this.gateway.close()
  }
}

export function cardOf(number: string) {
  return { number: number.replaceAll('-', ''), expiry: '2031-12', identity: '850101', pin: '12' }
}

export function valueOf<T>(reply: Reply<T>): T {
  if (reply.kind !== 'ok') throw new Error(`not ok: ${JSON.stringify(reply)}`)
  return reply.value
}
