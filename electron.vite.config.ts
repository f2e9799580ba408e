import { resolve } from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'

const at = (path: string): string => resolve(import.meta.dirname, path)

// chrome130 and node20.18 are what the oldest supported runtime has (Electron 33).
export default defineConfig({
  main: {
    build: {
      target: 'node20.18',
      outDir: 'out/main',
      rolldownOptions: { input: { index: at('src-main/index.ts') } },
    },
  },
  preload: {
    build: {
      target: 'node20.18',
      outDir: 'out/preload',
      // A sandboxed preload cannot require packages, so everything is bundled into one CommonJS file.
      externalizeDeps: false,
      rolldownOptions: {
        input: { index: at('src-preload/index.ts') },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: 'src-renderer',
    plugins: [react()],
    build: {
      target: 'chrome130',
      outDir: 'out/renderer',
      // Inlined assets would need data: in the content security policy.
      assetsInlineLimit: 0,
      rolldownOptions: {
        input: { index: at('src-renderer/index.html'), render: at('src-renderer/render/index.html') },
      },
    },
    worker: { format: 'es' },
  },
})
