import { beforeEach, expect, test, vi } from 'vitest'

const calls = vi.hoisted(() => [] as string[])
vi.mock('electron', () => ({
  app: {
    enableSandbox: () => calls.push('sandbox'),
    whenReady: () => Promise.resolve(calls.push('ready')),
    getVersion: () => '1.0.0',
    getPath: (name: string) => `/somewhere/${name}`,
    isPackaged: true,
  },
  protocol: { registerSchemesAsPrivileged: () => calls.push('scheme') },
}))
const { prepareProgram, whenProgramReady } = await import('../../../main/shell/program.ts')

beforeEach(() => {
  calls.length = 0
  vi.spyOn(process, 'umask').mockImplementation((mask) => {
    calls.push(`umask ${Number(mask).toString(8)}`)
    return 0
  })
})

test('before it is ready its files are its owner’s alone and every renderer is sandboxed', async () => {
  prepareProgram()
  await whenProgramReady()
  expect(calls).toEqual(['umask 77', 'sandbox', 'scheme', 'ready'])
})

test('it keeps everything in one folder, the one that the system names', async () => {
  expect(await whenProgramReady()).toMatchObject({
    userDataDir: '/somewhere/userData',
    isPackaged: true,
  })
})
