import { quitProgram } from './app.ts'
import { firstPage } from './browser-window.ts'
import { answerNextDialog } from './dialog.ts'
import { clickMenu, menuLabels } from './menu.ts'
import { powerEvents } from './power-monitor.ts'
import { openWindows } from './window-list.ts'

/** What a test says the system has told. */
export type PowerEvent = 'suspend' | 'resume' | 'lock-screen'

/** What a test asks of the program it started, and what it hears. */
export type ControlAsk =
  | { readonly ask: 'endpoint' }
  | { readonly ask: 'close-window' }
  | { readonly ask: 'click-menu'; readonly id: string }
  | { readonly ask: 'menu-labels' }
  | { readonly ask: 'power'; readonly event: PowerEvent }
  | { readonly ask: 'answer-dialog'; readonly path: string | null }
  | { readonly ask: 'quit' }

export type ControlAnswer =
  | { readonly number: number; readonly value: string | readonly string[] | null }
  | { readonly number: number; readonly error: string }

/** Listens to the test that started us, if one did; when it is gone, so are we. */
export function listenToTest(): void {
  if (process.send === undefined) return
  process.on('message', (message) => {
    // Only `launch.ts` holds the other end of this channel.
    const { number, ...ask } = message as ControlAsk & { number: number }
    answer(ask).then(
      (value) => process.send?.({ number, value } satisfies ControlAnswer),
      (error: unknown) => process.send?.({ number, error: String(error) } satisfies ControlAnswer),
    )
  })
  process.on('disconnect', () => process.exit(1))
}

async function answer(ask: ControlAsk): Promise<string | readonly string[] | null> {
  switch (ask.ask) {
    case 'endpoint':
      // Waits for the first window, and for its page to have loaded.
      return (await firstPage).endpoint
    case 'menu-labels':
      return menuLabels()
    case 'close-window':
      openWindows()[0]?.close()
      return null
    case 'click-menu':
      clickMenu(ask.id)
      return null
    case 'power':
      powerEvents.emit(ask.event)
      return null
    case 'answer-dialog':
      answerNextDialog(ask.path)
      return null
    case 'quit':
      quitProgram()
      return null
  }
}
