import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { launchProgram } from './launch.ts'
import { Counter } from './models/counter.ts'
import { expect, test } from './models/shop.ts'

/*
 * What a run leaves on the disk and for whom (bar B-E16). A system whose files have no mode bits keeps
 * access in lists, and the profile folder's list covers what lies in it.
 */

test.skip(process.platform === 'win32', 'Windows keeps no mode bits')

test('every file of a run is its owner’s alone, whatever the umask it was started under', async ({
  shop,
}) => {
  // Short: Chromium keeps a socket there, whose path may not be long.
  const temporary = mkdtempSync(join(tmpdir(), 'jangbu-tmp-'))
  const before = process.umask(0)
  const launching = launchProgram({ profileDir: shop.profileDir, env: { TMPDIR: temporary } })
  process.umask(before)
  const program = await launching
  const counter = new Counter(program.page)
  await expect(counter.amount).toBeFocused()
  await counter.sell({ amount: '12500' })
  await expect(counter.panel('승인 완료')).toBeVisible()
  await program.clickMenu('theme.dark')
  const running = await listed(shop.profileDir)
  await program.kill()

  const paths = [...running, ...(await listed(shop.profileDir))]
  expect(paths.filter(({ path }) => path.endsWith('journal.db')).length).toBeGreaterThan(0)
  expect(paths.filter(({ mode }) => (mode & 0o077) !== 0)).toEqual([])
  // Nothing of ours goes to the folder that all programs share.
  const shared = await readdir(temporary)
  rmSync(temporary, { recursive: true, force: true })
  expect(shared.filter((name) => !/chrom|playwright/i.test(name))).toEqual([])
})

async function listed(root: string): Promise<{ readonly path: string; readonly mode: number }[]> {
  const entries = await readdir(root, { recursive: true, withFileTypes: true })
  return entries
    .filter((entry) => entry.isFile() || entry.isDirectory())
    .map(({ parentPath, name }) => join(parentPath, name))
    .flatMap((path) => {
      // The page's own process comes and goes with its files meanwhile.
      const found = statSync(path, { throwIfNoEntry: false })
      return found === undefined ? [] : [{ path, mode: found.mode & 0o777 }]
    })
}
