import { expect, test, vi } from 'vitest'
import { registerAppScheme } from '../../../main/shell/app-protocol.ts'

const protocol = vi.hoisted(() => ({ registerSchemesAsPrivileged: vi.fn() }))
vi.mock('electron', () => ({ protocol, session: {} }))

test('our scheme is an ordinary, secure origin and has no other privilege', () => {
  registerAppScheme()
  expect(protocol.registerSchemesAsPrivileged.mock.calls).toStrictEqual([
    [[{ scheme: 'app', privileges: { standard: true, secure: true } }]],
  ])
})
