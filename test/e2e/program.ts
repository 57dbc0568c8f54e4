import { join } from 'node:path'
import type { Page } from '@playwright/test'
import type { PowerEvent } from '../electron-stand-in/control.ts'

export interface LaunchOptions {
  /** Everything the program keeps goes here: its `userData`. */
  readonly profileDir: string
  /** The built main script; another one only for tests of the window itself. */
  readonly mainPath?: string
  readonly args?: readonly string[]
  readonly env?: Readonly<Record<string, string>>
}

/** A running Jangbu, in whichever window could be had. */
export interface Program {
  readonly page: Page
  /** As `Electron 45.4.1`, or `stand-in on Chromium 156.0.8078.79`. */
  readonly host: string
  /** The process that holds main; for `kill -9` from outside use `kill`. */
  readonly pid: number
  /** Presses the window's close button. Resolves once asked, whether it closes or not. */
  closeWindow(): Promise<void>
  clickMenu(id: string): Promise<void>
  menuLabels(): Promise<readonly string[]>
  /** What the system says of sleep and of its own lock screen. */
  power(event: PowerEvent): Promise<void>
  /** The person in front of the next file dialog picks this file, or closes it (null). */
  answerDialog(path: string | null): Promise<void>
  /** Starts the program once more on the same profile; resolves with its exit code. */
  secondInstance(argv: readonly string[]): Promise<number>
  /**
   * The program that this one asked to be started in its place: waits for its end, and starts it with
   * what this one was started with. Fails where it ended without asking.
   */
  restarted(): Promise<Program>
  /** SIGKILL, to main and everything it started; resolves when all of it is gone. */
  kill(): Promise<void>
  /** Asks the program to quit, as the menu does; it may refuse. */
  quit(): Promise<void>
  /** Resolves with main's exit code. */
  readonly exited: Promise<number | null>
  /** What main wrote to stdout and stderr until now. */
  output(): string
}

export const builtMain = join(import.meta.dirname, '../../dist/main/index.js')
