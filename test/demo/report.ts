import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { stripVTControlCharacters } from 'node:util'
import type { Program } from '../e2e/program.ts'

const OUT = join(import.meta.dirname, '../../out/demo')

/** One JSON line a step on stdout, and a picture where there is something to see. */
export class Report {
  #host = ''
  #page: Program['page'] | null = null
  #number = 0

  constructor() {
    rmSync(OUT, { recursive: true, force: true })
    mkdirSync(OUT, { recursive: true })
  }

  /** Every line from now on names this program's host, and every step has a picture of its page. */
  watch({ host, page }: Program): void {
    this.#host = host
    this.#page = page
  }

  /** The page is about to go. */
  lookAway(): void {
    this.#page = null
  }

  /**
   * Runs a step and tells what it found, which must not hold anything typed into a card field.
   * Rejects, after saying so, when the step does.
   */
  async step<T extends object>(name: string, work: () => Promise<T>): Promise<T> {
    this.#number += 1
    const began = performance.now()
    try {
      const finding = await work()
      const ms = Math.round(performance.now() - began)
      this.#print({ step: name, ok: true, ...finding, ms, picture: await this.#picture(name) })
      return finding
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error)
      const problem = stripVTControlCharacters(message)
      const picture = await this.#picture(`${name}-failed`).catch(() => undefined)
      this.#print({ step: name, ok: false, problem, picture })
      throw error
    }
  }

  #print(line: Readonly<Record<string, unknown>>): void {
    process.stdout.write(`${JSON.stringify({ ...line, host: this.#host })}\n`)
  }

  async #picture(name: string): Promise<string | undefined> {
    if (this.#page === null) return undefined
    const file = `${String(this.#number).padStart(2, '0')}-${name}.png`
    await this.#page.screenshot({ path: join(OUT, file) })
    return `out/demo/${file}`
  }
}
