import { expect, test } from 'vitest'
import { HOURLY_LOOKS, LADDER_MS, nextPause } from '../../../main/till/ladder.ts'

const unknown = { state: 'unknown', looks: 0, hourlyLooks: 0, elapsedMs: 0 } as const

test('the ladder pauses 2, 5, 10, 20, 40, 60 s, then every 60 s until ten minutes have passed', () => {
  const pauses: number[] = []
  let elapsedMs = 0
  while (elapsedMs < LADDER_MS) {
    const pause = nextPause({ ...unknown, looks: pauses.length, elapsedMs })?.ms ?? 0
    pauses.push(pause / 1000)
    elapsedMs += pause
  }
  expect(pauses.slice(0, 6)).toEqual([2, 5, 10, 20, 40, 60])
  expect(new Set(pauses.slice(6, -1))).toEqual(new Set([60]))
  expect(elapsedMs).toBe(LADDER_MS)
})

test('a pause is a whole number of milliseconds whatever the clock reads', () => {
  const pause = nextPause({ ...unknown, looks: 20, elapsedMs: LADDER_MS - 1234.567 })
  expect(pause?.ms).toBe(1235)
})

test('past the ladder’s end it still pauses, so that a disk that refuses is not asked at once', () => {
  expect(nextPause({ ...unknown, looks: 20, elapsedMs: LADDER_MS + 1 })?.ms).toBe(60_000)
})

test('a person’s case is looked at once at the start, then hourly, seventy-two times', () => {
  const person = { ...unknown, state: 'needs-person' } as const
  expect(nextPause(person)?.hourly).toBe(false)
  expect(nextPause({ ...person, looks: 1 })).toEqual({ ms: 3_600_000, hourly: true })
  expect(nextPause({ ...person, looks: 73, hourlyLooks: HOURLY_LOOKS })).toBeNull()
})
