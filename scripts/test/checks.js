import { inProject } from '../setup/project.js'
import { projectNode } from '../setup/node.js'
import { projectEnv, runQuietly } from '../setup/run.js'

/** What can be said about the source without running it. */
const CHECKS = [
  { name: 'format', file: 'node_modules/oxfmt/bin/oxfmt', args: ['--check', '.'] },
  { name: 'lint', file: 'node_modules/oxlint/bin/oxlint', args: ['.'] },
  { name: 'types', file: 'node_modules/typescript/bin/tsc', args: ['-p', '.', '--noEmit'] },
]

/**
 * Runs format, lint and types at the same time.
 *
 * @returns {Promise<{ name: string, ok: boolean, output: string }[]>} in that order
 */
export function runChecks() {
  return Promise.all(
    CHECKS.map(async ({ name, file, args }) => ({
      name,
      ...(await runQuietly(projectNode(), [inProject(file), ...args], { env: projectEnv() })),
    })),
  )
}
