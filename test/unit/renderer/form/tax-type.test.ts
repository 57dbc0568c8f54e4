import type { Page } from '@playwright/test'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { TaxType } from '../../../../preload/contract/money.ts'
import { numpad, openShop, START, type Shop } from './form-page.ts'

let shop: Shop

beforeAll(async () => {
  shop = await openShop()
})
afterAll(() => shop.close())

/** The counter of a shop of that kind with the second quick item, which is tax-free, taken. */
async function withTextbook(taxType: TaxType): Promise<Page> {
  const page = await shop.open({ rules: { ...START.rules, taxType } })
  await page.getByRole('button', { name: '교재비' }).click()
  return page
}

const line = (page: Page) => page.locator('[aria-controls="folded-texts"]')

describe('the counter of a shop', () => {
  test('that is tax-free shows no VAT on any amount, and asks for no part', async () => {
    const page = await shop.open({ rules: { ...START.rules, taxType: 'tax-free' } })
    await numpad(page, '110000')
    await page.getByText('공급가액 0 · 부가세 0 · 면세 110,000').waitFor()
    await line(page).getByText('면세 110,000원').waitFor()
    await line(page).click()
    await page.getByRole('textbox', { name: '구매자 이름' }).waitFor()
    expect(await page.getByRole('textbox', { name: '면세 금액' }).count()).toBe(0)
    await page.context().close()
  })

  test('that is taxable works VAT out of the whole amount, whatever a quick item says', async () => {
    const page = await withTextbook('taxable')
    await page.getByText('공급가액 40,909 · 부가세 4,091').waitFor()
    await line(page).getByText('전부 과세').waitFor()
    await page.context().close()
  })

  test('that is mixed takes the part of the quick item and asks for it', async () => {
    const page = await withTextbook('mixed')
    await page.getByText('공급가액 0 · 부가세 0 · 면세 45,000').waitFor()
    await line(page).click()
    await page.getByRole('textbox', { name: '면세 금액' }).waitFor()
    await page.context().close()
  })
})
