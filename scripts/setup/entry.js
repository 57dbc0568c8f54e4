import { existsSync } from 'node:fs'
import { setupOrExit } from './index.js'
import { inProject, say } from './project.js'
import { runUnderProjectNode } from './run.js'

/**
 * A whole npm command: sets up, then runs one TypeScript file under the project's own Node with the
 * command's arguments, and ends as that file ended. Stdout belongs to the file.
 *
 * @param {{ file: string, need: readonly import('./index.js').Need[] }} options
 */
export async function setupThenRun({ file, need }) {
  if (!existsSync(inProject(file))) {
    say(`${file} is missing from this checkout, so there is nothing to run.`)
    process.exit(1)
  }
  await setupOrExit({ need })
  process.exitCode = await runUnderProjectNode([inProject(file), ...process.argv.slice(2)])
}
