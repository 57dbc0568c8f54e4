import type { Language } from '../../preload/contract/money.ts'

/** A shop's day is Korean time, wherever the PC believes it is. */
const ZONE = 'Asia/Seoul'

const clock = new Intl.DateTimeFormat('en-GB', {
  hour: '2-digit',
  minute: '2-digit',
  hour12: false,
  timeZone: ZONE,
})
const clockWithSeconds = new Intl.DateTimeFormat('en-GB', {
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hour12: false,
  timeZone: ZONE,
})
const day = {
  ko: new Intl.DateTimeFormat('ko-KR', {
    month: 'long',
    day: 'numeric',
    weekday: 'short',
    timeZone: ZONE,
  }),
  en: new Intl.DateTimeFormat('en-GB', {
    month: 'short',
    day: 'numeric',
    weekday: 'short',
    timeZone: ZONE,
  }),
} as const

const fullDay = {
  ko: new Intl.DateTimeFormat('ko-KR', { dateStyle: 'long', timeZone: ZONE }),
  en: new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeZone: ZONE }),
} as const

/** `14:03`. */
export function timeOfDay(epochMs: number): string {
  return clock.format(epochMs)
}

/** `14:03:07`. */
export function timeWithSeconds(epochMs: number): string {
  return clockWithSeconds.format(epochMs)
}

/** `11월 23일 (월)` or `Mon 23 Nov`. */
export function dayOf(epochMs: number, language: Language): string {
  return day[language].format(epochMs).replace(',', '')
}

/** `2026년 11월 23일` or `23 Nov 2026`: of what may be years old. */
export function fullDayOf(epochMs: number, language: Language): string {
  return fullDay[language].format(epochMs)
}

/** `0:18`: minutes and seconds since something began; never negative. */
export function elapsed(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1_000))
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
}
