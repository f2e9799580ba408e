import { defineConfig } from 'vitest/config'
import { modulePath } from './scripts/setup/modulePath.mjs'

export default defineConfig({
  plugins: [modulePath()],
  test: {
    include: ['test/unit/**/*.test.ts', 'test/integration/**/*.test.ts'],
    testTimeout: 60_000,
  },
})
