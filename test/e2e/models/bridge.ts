import type { Page } from '@playwright/test'
import type { Channel } from '../../../preload/contract/channels.ts'
import type {
  ChargeCardAnswer,
  ChargeCardInput,
  Input,
  Output,
  Pos,
} from '../../../preload/contract/contract.ts'
import type { Result } from '../../../preload/contract/result.ts'
import { sale } from '../../fixtures/sale.ts'

export type Answer = Result<ChargeCardAnswer>

/** Calls a channel as the page's own screens do, and answers what they would be answered. */
export function askPage<C extends Channel>(
  page: Page,
  channel: C,
  input: Input<C>,
): Promise<Result<Output<C>>> {
  return page.evaluate(
    async ([to, given]) => {
      // The preload puts it there; its type is the contract's.
      const { pos } = window as unknown as { readonly pos: Pos }
      const call = pos[to] as (input: unknown) => Promise<unknown>
      return call(given)
    },
    [channel, input] as const,
  ) as Promise<Result<Output<C>>> // what that channel answers
}

/** What a page does that calls the bridge itself, past its own form. */
export async function openSale(page: Page): Promise<string> {
  return page.evaluate(async () => {
    // The preload puts it there; its type is the contract's.
    const { pos } = window as unknown as { readonly pos: Pos }
    const answer = await pos['sale.open']({})
    if (!answer.ok) throw new Error('no sale could be opened')
    return answer.value.saleId
  })
}

/** Sends all these charges in one turn of the page and waits for every answer. */
export async function chargeAtOnce(
  page: Page,
  inputs: readonly ChargeCardInput[],
): Promise<readonly Answer[]> {
  return page.evaluate(async (all) => {
    const { pos } = window as unknown as { readonly pos: Pos } // as above
    return Promise.all(all.map((input) => pos['charge.card'](input)))
  }, inputs)
}

/** A charge whose answer nobody waits for. */
export async function chargeUnheard(page: Page, input: ChargeCardInput): Promise<void> {
  await page.evaluate((given) => {
    const { pos } = window as unknown as { readonly pos: Pos } // as above
    void pos['charge.card'](given)
  }, input)
}

/** A sale of a sale id just opened, as the form would send it. */
export async function newSale(
  page: Page,
  change: Parameters<typeof sale>[1] = {},
): Promise<ChargeCardInput> {
  return sale(await openSale(page), change)
}
