/** What the rest of the stand-in needs of a window. */
export interface WindowHandle {
  readonly id: number
  /** As `BrowserWindow.close()`: asks, and closes unless somebody prevents it. */
  close(): void
}

const windows: WindowHandle[] = []
let onAllClosed: () => void = () => undefined

export function openWindows(): readonly WindowHandle[] {
  return [...windows]
}

export function addWindow(window: WindowHandle): void {
  windows.push(window)
}

/** Removes it; the last one to go is told to the program, unless the program itself closes them. */
export function removeWindow(window: WindowHandle): void {
  windows.splice(windows.indexOf(window), 1)
  if (windows.length === 0) setImmediate(onAllClosed)
}

export function whenAllClosed(run: () => void): void {
  onAllClosed = run
}
