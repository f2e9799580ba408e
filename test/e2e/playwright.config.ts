import { defineConfig } from 'playwright/test'

// Playwright finds this by its default export.
export default defineConfig({
  testDir: '.',
  testMatch: '**/*.spec.ts',
  outputDir: '../../test-results',
  // One app at a time: they share the screen and the processor.
  workers: 1,
  fullyParallel: false,
  retries: 0,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: 'list',
  use: { trace: 'off', video: 'off', screenshot: 'off' },
})
