import { EventEmitter } from 'node:events'
import type { BrowserWindow } from 'electron'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { ASK_AGAIN_MS, decideClose, guardClosing } from '../../../main/shell/closing.ts'

describe('pressing the close button', () => {
  test.each([
    ['with nothing open', 0, 0, null, 'close'],
    ['while a charge is in flight', 1, 0, null, 'waits'],
    ['while a charge is in flight and another is being checked', 1, 1, null, 'waits'],
    ['while a charge is in flight, a second time', 1, 1, 0, 'waits'],
    ['while one is being checked', 0, 1, null, 'asks'],
    ['while one is being checked, a second time', 0, 1, 0, 'close'],
    ['a second time, at the last moment', 0, 5, -ASK_AGAIN_MS + 1, 'close'],
    ['a second time, too late', 0, 1, -ASK_AGAIN_MS - 1, 'asks'],
  ] as const)('%s', (_what, inFlight, unknown, askedAgo, decision) => {
    const askedAtMs = askedAgo === null ? null : 50_000 + askedAgo
    expect(decideClose({ inFlight, unknown, askedAtMs, nowMs: 50_000 })).toBe(decision)
  })
})

describe('the window', () => {
  beforeEach(() => {
    vi.useFakeTimers()
  })
  afterEach(() => {
    vi.useRealTimers()
  })

  function guarded(inFlight: number, unknown: number) {
    const facts = { inFlight, unknown }
    const shown: string[] = []
    const window = new EventEmitter()
    // Only the events of a window are used.
    guardClosing(window as unknown as BrowserWindow, {
      inFlight: () => facts.inFlight,
      unknown: () => facts.unknown,
      setClosing: (closing) => shown.push(closing),
    })
    function press(): boolean {
      const preventDefault = vi.fn()
      window.emit('close', { preventDefault })
      return preventDefault.mock.calls.length === 0
    }
    return { facts, shown, window, press }
  }

  test('closes when nothing is open, and says nothing', () => {
    const { press, shown } = guarded(0, 0)
    expect([press(), shown]).toEqual([true, []])
  })

  test('stays and says so while a charge is in flight, until it has ended', () => {
    const { facts, press, shown } = guarded(1, 0)
    expect([press(), press(), press()]).toEqual([false, false, false])
    expect(shown).toEqual(['waits'])
    vi.advanceTimersByTime(70_000)
    expect(shown).toEqual(['waits'])
    facts.inFlight = 0
    vi.advanceTimersByTime(1_000)
    expect(shown).toEqual(['waits', 'no'])
    expect(press()).toBe(true)
  })

  test('asks while one is being checked, and closes when pressed again', () => {
    const { press, shown } = guarded(0, 1)
    expect(press()).toBe(false)
    vi.advanceTimersByTime(9_000)
    expect(shown).toEqual(['asks'])
    expect(press()).toBe(true)
  })

  test('stops asking after ten seconds, and then asks anew', () => {
    const { press, shown } = guarded(0, 1)
    press()
    vi.advanceTimersByTime(11_000)
    expect(press()).toBe(false)
    expect(shown).toEqual(['asks', 'no', 'asks'])
  })

  test('stays when a charge started between the two presses', () => {
    const { facts, press, shown } = guarded(0, 1)
    press()
    facts.inFlight = 1
    expect(press()).toBe(false)
    expect(shown).toEqual(['asks', 'waits'])
  })

  test('leaves no timer behind', () => {
    const { press, window } = guarded(1, 0)
    press()
    window.emit('closed')
    expect(vi.getTimerCount()).toBe(0)
  })
})
