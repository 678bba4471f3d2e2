import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, expect, test } from '@playwright/test';
import { serve } from '../../scripts/static-server.mjs';

// A host that changes one byte of one script after the build: the file must never run. Every file that a first visit asks for is tried.

let folder = '';
test.beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'stkhub-tampered-'));
  cpSync('dist', folder, { recursive: true });
});
test.afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Lets the scripts whose names match leave a mark when they run, and serves the result. */
async function serveTampered(matching: RegExp) {
  const names = readdirSync(join(folder, 'assets')).filter((name) => name.endsWith('.js') && matching.test(name));
  expect(names).not.toEqual([]);
  for (const name of names) {
    const path = join(folder, 'assets', name);
    writeFileSync(path, `localStorage.setItem('tampered', 'yes');${readFileSync(path, 'utf8')}`);
  }
  return serve(folder, { port: 0, host: '127.0.0.1', compress: false });
}

/** The marks are read from outside the page, which may be reloading. */
async function marks(context: BrowserContext): Promise<string[]> {
  const { origins } = await context.storageState();
  return origins.flatMap(({ localStorage }) => localStorage.map(({ name }) => name)).filter((name) => name === 'tampered');
}

const REFUSAL = 'Failed to find a valid digest';

test('a changed entry never runs', async ({ page, context }) => {
  const server = await serveTampered(/^index-/);
  const refused = page.waitForEvent('console', (message) => message.text().includes(REFUSAL));
  await page.goto(`http://localhost:${server.port}/`);
  await refused;
  // What stands in the page before any script is all that there is.
  await expect(page.getByRole('navigation')).toHaveCount(0);
  expect(await marks(context)).toEqual([]);
  await server.close();
});

test('a changed lazy chunk never runs, wherever it is asked for', async ({ page, context }) => {
  const server = await serveTampered(/^(?!index-|rolldown-runtime-)/);
  const refused = page.waitForEvent('console', (message) => message.text().includes(REFUSAL));
  await page.goto(`http://localhost:${server.port}/`);
  await refused;
  // The page reloads once, as after a deployment, and then says that it is incomplete.
  await expect(page.getByRole('alert').or(page.getByRole('heading')).first()).toBeVisible();
  expect(await marks(context)).toEqual([]);
  await server.close();
});
