import { expect, test } from 'vitest'
import { OrderLocks } from '../../../main/till/order-locks.ts'

test('holders of one order come one after another, of two orders side by side', async () => {
  const locks = new OrderLocks()
  const seen: string[] = []
  const gate = Promise.withResolvers<void>()
  const first = locks.hold('A', async () => {
    await gate.promise
    seen.push('first A')
  })
  const second = locks.hold('A', async () => void seen.push('second A'))
  await locks.hold('B', async () => void seen.push('B'))
  expect(locks.isHeld('A')).toBe(true)
  gate.resolve()
  await Promise.all([first, second])
  expect(seen).toEqual(['B', 'first A', 'second A'])
  expect(locks.isHeld('A')).toBe(false)
})

test('a holder that throws lets the next one in', async () => {
  const locks = new OrderLocks()
  await expect(locks.hold('A', () => Promise.reject(new Error('no')))).rejects.toThrow('no')
  expect(await locks.hold('A', () => Promise.resolve('in'))).toBe('in')
})
