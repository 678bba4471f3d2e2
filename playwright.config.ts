import { defineConfig } from '@playwright/test';
import { BROWSER_FLAGS, systemBrowser } from './scripts/browser.mjs';

/** One server for the whole run: what `npm start` serves, on a port of its own. */
const PORT = Number(process.env['E2E_PORT'] ?? 4179);
const browser = systemBrowser();

export default defineConfig({
  testDir: 'e2e',
  outputDir: 'test-results/e2e',
  fullyParallel: true,
  // Much of a journey is waiting for the next block, so a third worker fits on two cores.
  workers: 3,
  // A test that needs a second try hides a fault.
  retries: 0,
  forbidOnly: true,
  timeout: 60_000,
  globalTimeout: 420_000,
  expect: { timeout: 10_000 },
  reporter: [['line'], ['json', { outputFile: 'test-results/e2e.json' }]],
  use: {
    baseURL: `http://localhost:${PORT}/`,
    locale: 'en-US',
    timezoneId: 'UTC',
    screenshot: 'only-on-failure',
    // Recording every run would make it a third longer: `npx playwright test --trace retain-on-failure` where a failure needs it.
    trace: 'off',
    video: 'off',
    launchOptions: { args: BROWSER_FLAGS, ...(browser ? { executablePath: browser } : {}) },
  },
  projects: [{ name: 'chromium', use: { browserName: 'chromium', viewport: { width: 1280, height: 900 } } }],
  webServer: {
    command: `node scripts/start.mjs --port ${PORT} --strict-port`,
    url: `http://localhost:${PORT}/`,
    reuseExistingServer: false,
    timeout: 120_000,
    stdout: 'ignore',
  },
});
