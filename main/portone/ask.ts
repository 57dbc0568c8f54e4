import type { Clock, Random } from '../../preload/contract/clock.ts'
import { mayRepeat, pauseBeforeRepeatMs } from './retry.ts'
import type { Ending, Exchange, Transport } from './transport.ts'

export interface AskTools {
  readonly transport: Transport
  readonly clock: Clock
  readonly random: Random
}

/**
 * Sends a request that may be repeated (a token call or a look-up) until `mayRepeat` says no.
 * `makeExchange` is called for every try, because a body is wiped when its exchange ends.
 */
export async function ask(tools: AskTools, makeExchange: () => Exchange): Promise<Ending> {
  for (let repeats = 0; ; repeats++) {
    const ending = await tools.transport.send(makeExchange())
    if (!mayRepeat(ending, repeats)) return ending
    const [jitter = 0] = tools.random.bytes(1)
    await tools.clock.sleep(pauseBeforeRepeatMs(repeats, jitter))
  }
}
