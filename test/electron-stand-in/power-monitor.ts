import { makeEmitter } from './emitter.ts'
import { strict } from './strict.ts'

/** What the system says of sleep and of its own lock screen; here only a test ever says it. */
export const powerEvents = makeEmitter('powerMonitor', [
  'suspend',
  'resume',
  'lock-screen',
  'user-did-resign-active',
])

const { emit: _emit, ...heard } = powerEvents

export const powerMonitor = strict('powerMonitor', heard)
