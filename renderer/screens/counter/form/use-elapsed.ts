import { useEffect, useState } from 'react'

const TICK_MS = 250

/** Milliseconds since `sinceMs` (`performance.now()`), kept fresh while it is not null. */
export function useElapsed(sinceMs: number | null): number {
  const [now, setNow] = useState(() => performance.now())
  useEffect(() => {
    if (sinceMs === null) return undefined
    const timer = setInterval(() => setNow(performance.now()), TICK_MS)
    return () => clearInterval(timer)
  }, [sinceMs])
  return sinceMs === null ? 0 : Math.max(0, now - sinceMs)
}
