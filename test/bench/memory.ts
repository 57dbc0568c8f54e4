import { readdirSync, readFileSync } from 'node:fs'
import { rounded } from './numbers.ts'

/** Memory of a running program from /proc, Linux only: its main process, and all it started. */
export function memoryOf(mainPid: number) {
  const others = descendantsOf(mainPid)
  const sum = (field: 'Rss' | 'Pss') =>
    others.reduce((total, pid) => total + megabytes(pid, field), 0)
  return {
    mainRssMb: rounded(megabytes(mainPid, 'Rss')),
    mainPssMb: rounded(megabytes(mainPid, 'Pss')),
    chromiumProcesses: others.length,
    chromiumRssMb: rounded(sum('Rss')),
    chromiumPssMb: rounded(sum('Pss')),
  }
}

function descendantsOf(pid: number): number[] {
  const parents = new Map(
    readdirSync('/proc')
      .filter((name) => /^\d+$/u.test(name))
      .map((name) => [Number(name), parentOf(name)]),
  )
  const found: number[] = []
  for (let level = [pid]; level.length > 0;) {
    const above = new Set(level)
    level = [...parents].filter(([, parent]) => above.has(parent)).map(([child]) => child)
    found.push(...level)
  }
  return found
}

function parentOf(pid: string): number {
  try {
    return Number(/^PPid:\s+(\d+)$/mu.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1])
  } catch {
    return 0 // it ended while we were reading
  }
}

function megabytes(pid: number, field: 'Rss' | 'Pss'): number {
  try {
    const rollup = readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8')
    return Number(new RegExp(`^${field}:\\s+(\\d+) kB$`, 'mu').exec(rollup)?.[1] ?? 0) / 1024
  } catch {
    return 0 // it ended while we were reading
  }
}
