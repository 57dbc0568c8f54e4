/**
 * Restores a backup and dies by its own hand, with SIGKILL, before its Nth change to the disk; says
 * `done` when there were fewer. The program's file system calls are the real ones, counted.
 *
 * node test/crash/restore-process.ts JOURNAL_PATH BACKUP_PATH N
 */
import fs from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'
import { systemClock, systemRandom } from '../../main/system-clock.ts'
import { KEY } from '../unit/journal/fixture-intent.ts'

const [path = '', backup = '', at = '0'] = process.argv.slice(2)
let left = Number(at)

function dieInTime(): void {
  left -= 1
  if (left === 0) process.kill(process.pid, 'SIGKILL')
}

function counted<A extends unknown[], R>(run: (...args: A) => R): (...args: A) => R {
  return (...args) => {
    dieInTime()
    return run(...args)
  }
}

const { copyFileSync, fsyncSync, renameSync, rmSync } = fs
// Overloads do not survive the wrapping; what is called stays what it was.
Object.assign(fs, {
  copyFileSync: counted(copyFileSync),
  fsyncSync: counted(fsyncSync),
  renameSync: counted(renameSync),
  rmSync: counted(rmSync),
})
syncBuiltinESMExports()

const { restoreBackup } = await import('../../main/journal/restore/restore-backup.ts')
restoreBackup(backup, { path, key: KEY, clock: systemClock, random: systemRandom })
console.log('done')
