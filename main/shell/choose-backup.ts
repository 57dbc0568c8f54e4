import { dialog } from 'electron'
import type { Preferences } from '../../preload/contract/preferences.ts'
import { words } from '../../preload/contract/words/words.ts'
import { windows } from './window.ts'

/**
 * Lets a person pick a backup with the system's own dialog and answers its path, or null where the
 * dialog was closed. The page never says a path and never learns one (bar B-X06).
 */
export async function chooseBackup(language: Preferences['language']): Promise<string | null> {
  const [window] = windows()
  if (window === undefined) return null
  const { menu } = words[language]
  const { canceled, filePaths } = await dialog.showOpenDialog(window, {
    title: menu.chooseBackup,
    filters: [{ name: menu.backupFiles, extensions: ['db'] }],
    properties: ['openFile', 'dontAddToRecent'],
  })
  return canceled ? null : (filePaths[0] ?? null)
}
