import type { Checkpoint } from './purge-events.ts'

/**
 * The first checkpoint that is not as the newest `journal.purged` event says, or that one of the two
 * does not have; null when they agree in every field.
 */
export function checkpointMisfit(
  said: readonly Checkpoint[],
  found: readonly Checkpoint[],
): { readonly terminal: string; readonly seq: number } | null {
  const names = new Set([...said, ...found].map(({ terminal }) => terminal))
  for (const terminal of names) {
    const [one, other] = [said, found].map((all) => all.find((each) => each.terminal === terminal))
    if (one === undefined || other === undefined || !isSame(one, other)) {
      return { terminal, seq: (other ?? one)?.seq ?? 0 }
    }
  }
  return null
}

export function sameCheckpoints(one: readonly Checkpoint[], other: readonly Checkpoint[]): boolean {
  return checkpointMisfit(one, other) === null
}

function isSame(one: Checkpoint, other: Checkpoint): boolean {
  return (
    one.seq === other.seq &&
    one.mac === other.mac &&
    one.orders === other.orders &&
    one.firstDate === other.firstDate &&
    one.lastDate === other.lastDate &&
    one.orderPosition === other.orderPosition &&
    one.refundPosition === other.refundPosition
  )
}
