import { cpSync } from 'node:fs'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'
import type { Plugin } from 'vite'

/** The journal reads its migrations as plain SQL files lying beside the bundle. */
function copyMigrations(): Plugin {
  return {
    name: 'copy-migrations',
    writeBundle() {
      cpSync('main/journal/migrations', 'dist/main/migrations', { recursive: true })
    },
  }
}

export default defineConfig({
  main: {
    build: {
      outDir: 'dist/main',
      externalizeDeps: true,
      rollupOptions: { input: { index: 'main/index.ts' } },
    },
    plugins: [copyMigrations()],
  },
  preload: {
    build: {
      outDir: 'dist/preload',
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
      outDir: 'dist/renderer',
      assetsInlineLimit: 0,
      manifest: true,
      modulePreload: { polyfill: false },
      rollupOptions: { input: { index: 'renderer/index.html' } },
    },
    plugins: [react()],
  },
})
