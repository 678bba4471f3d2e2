// Finds a Chromium for the end-to-end tests and Lighthouse: the system's, else Playwright's, else the distribution's package.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

// The shell has no windows to draw around the page, so the same tests take a fifth less of the processor.
const NAMES = ['chromium-headless-shell', 'chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge'];
const FIXED = ['/Applications/Google Chrome.app/Contents/MacOS/Google Chrome', '/Applications/Chromium.app/Contents/MacOS/Chromium'];

/** Offline, without a sandbox of its own (which root has not), and without what a fresh profile asks from the network. */
export const BROWSER_FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

const runs = (path) => spawnSync(path, ['--version'], { stdio: 'ignore', timeout: 20_000 }).status === 0;

/** Path of an installed browser, or null. `STKHUB_BROWSER` names another one. */
export function systemBrowser() {
  if (process.env.STKHUB_BROWSER) return process.env.STKHUB_BROWSER;
  const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean);
  const candidates = [...folders.flatMap((folder) => NAMES.map((name) => join(folder, name))), ...FIXED];
  return candidates.find((path) => existsSync(path)) ?? null;
}

async function playwrightBrowser() {
  const { chromium } = await import('@playwright/test');
  const path = chromium.executablePath();
  return path && existsSync(path) && runs(path) ? path : null;
}

/** Finds a browser, or installs one. Null when nothing works; the caller says so. */
export async function installBrowser() {
  const found = systemBrowser() ?? (await playwrightBrowser());
  if (found) return found;
  console.log("No browser found: installing Playwright's Chromium …");
  spawnSync('npx', ['playwright', 'install', 'chromium'], { stdio: 'inherit', timeout: 300_000, shell: process.platform === 'win32' });
  const downloaded = await playwrightBrowser();
  if (downloaded) return downloaded;
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return null;
  console.log('That did not work: installing the package of the distribution …');
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  spawnSync('apt-get', ['update'], { stdio: 'inherit', env, timeout: 300_000 });
  for (const name of ['chromium-headless-shell', 'chromium']) {
    spawnSync('apt-get', ['install', '-y', '--no-install-recommends', name], { stdio: 'inherit', env, timeout: 600_000 });
    const installed = systemBrowser();
    if (installed) return installed;
  }
  return null;
}
