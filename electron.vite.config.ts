import { cpSync } from 'node:fs'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'
import type { Plugin } from 'vite'

/** Where the built program goes; tests build one of their own beside it. */
const DIST = process.env['JANGBU_DIST'] ?? 'dist'

/** The journal reads its migrations as plain SQL files lying beside the bundle. */
function copyMigrations(): Plugin {
  return {
    name: 'copy-migrations',
    writeBundle() {
      cpSync('main/journal/migrations', `${DIST}/main/migrations`, { recursive: true })
    },
  }
}

export default defineConfig({
  main: {
    build: {
      outDir: `${DIST}/main`,
      // Optional dependencies are not among those it leaves out by itself.
      externalizeDeps: { include: ['keytar'] },
      rollupOptions: {
        input: {
          index: 'main/index.ts',
          keychain: 'main/vault/keychain-process/main.ts',
          'journal-reader': 'main/journal/reader/worker.ts',
          'journal-workshop': 'main/journal/workshop/worker.ts',
        },
        // What the entries share lies beside them: it finds the migrations and the reader from there.
        output: { chunkFileNames: '[name]-[hash].js' },
      },
    },
    plugins: [copyMigrations()],
  },
  preload: {
    build: {
      outDir: `${DIST}/preload`,
      externalizeDeps: false,
      rollupOptions: {
        input: { index: 'preload/index.ts' },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: 'renderer',
    build: {
      outDir: `${DIST}/renderer`,
      assetsInlineLimit: 0,
      manifest: true,
      modulePreload: { polyfill: false },
      minify: true,
      rollupOptions: { input: { index: 'renderer/index.html' } },
    },
    plugins: [react()],
  },
})
