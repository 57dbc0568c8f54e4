import { describeError, type Log } from './log.ts'

/**
 * Writes down what nobody caught, and goes on: a payment that is in flight must still be able to
 * journal its outcome. Without this Electron would show the raw message in a window of its own.
 */
export function catchBugs(log: Log): void {
  process.on('uncaughtException', (error) => log({ event: 'bug.thrown', ...describeError(error) }))
  process.on('unhandledRejection', (error) =>
    log({ event: 'bug.rejected', ...describeError(error) }),
  )
}
