import { defineConfig } from 'vitest/config'
import { modulePath } from './scripts/setup/modulePath.mjs'

export default defineConfig({
  plugins: [modulePath()],
  test: {
    include: ['test/unit/**/*.test.ts', 'test/integration/**/*.test.ts'],
    testTimeout: 60_000,
    // A second, as without it, is no long time for a disk beside other work.
    expect: { poll: { timeout: 20_000 } },
  },
})
