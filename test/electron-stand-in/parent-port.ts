import { EventEmitter } from 'node:events'

/** Loaded before a forked program: the end of the channel that Electron gives a utility process. */
const events = new EventEmitter()
const early: unknown[] = []

process.on('message', (data) => {
  if (events.listenerCount('message') === 0) early.push(data)
  else events.emit('message', { data, ports: [] })
})
// Electron ends its utility processes with the program, and so does this.
process.on('disconnect', () => process.exit(0))

const parentPort = {
  on(event: 'message', listener: (message: { readonly data: unknown }) => void) {
    events.on(event, listener)
    for (const data of early.splice(0)) events.emit(event, { data, ports: [] })
    return parentPort
  },
  postMessage(message: unknown): void {
    // Only a process without its channel has no `send`, and that one is about to end.
    process.send?.(message)
  },
}

Object.defineProperty(process, 'parentPort', { value: parentPort })
