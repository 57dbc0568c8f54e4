/**
 * Work that can be left off between any two of its steps, each short unless its maker says
 * otherwise. The reader worker looks at its post between steps; at start everything runs at once.
 */
export type Steps<T> = Generator<void, T, void>

/** Does all steps now. */
export function allAtOnce<T>(steps: Steps<T>): T {
  for (;;) {
    const step = steps.next()
    if (step.done === true) return step.value
  }
}
