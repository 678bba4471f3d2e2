// `npm run lighthouse`: the mobile preset on the production build, served with brotli as `npm start` does. Prints three scores and exits 1 below the goals.
// An argument is the path to look at: `npm run lighthouse -- '#/liquid'`.
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { installDependencies, requireNode } from './preflight.mjs';

requireNode();
installDependencies();

const { BROWSER_FLAGS, installBrowser } = await import('./browser.mjs');
const { buildIfChanged } = await import('./build.mjs');
const { serve } = await import('./static-server.mjs');

const GOALS = { performance: 98, accessibility: 100, 'best-practices': 100 };

const browser = await installBrowser();
if (!browser) {
  console.error('No Chromium: install one, or name it in STKHUB_BROWSER.');
  process.exit(1);
}
if (buildIfChanged() !== 0) process.exit(1);

const server = await serve('dist', { port: 5190, host: '127.0.0.1' });
const profile = mkdtempSync(join(tmpdir(), 'stkhub-lighthouse-'));
mkdirSync('test-results', { recursive: true });
const report = 'test-results/lighthouse.json';
const args = [
  'node_modules/lighthouse/cli/index.js',
  `http://localhost:${server.port}/${process.argv[2] ?? ''}`,
  '--quiet',
  '--output=json',
  `--output-path=${report}`,
  `--only-categories=${Object.keys(GOALS).join(',')}`,
  `--chrome-flags=--headless=new ${BROWSER_FLAGS.join(' ')} --user-data-dir=${profile}`,
];
const code = await new Promise((resolve) => {
  const child = spawn(process.execPath, args, { stdio: 'inherit', env: { ...process.env, CHROME_PATH: browser } });
  child.on('close', resolve);
});
await server.close();
rmSync(profile, { recursive: true, force: true });
if (code !== 0) process.exit(1);

const { categories, audits } = JSON.parse(readFileSync(report, 'utf8'));
let missed = 0;
for (const [name, goal] of Object.entries(GOALS)) {
  const score = Math.round(categories[name].score * 100);
  if (score < goal) missed += 1;
  console.log(`${name.padEnd(16)}${String(score).padStart(4)}  goal ${goal}  ${score >= goal ? 'ok' : 'NO'}`);
  for (const { id, weight } of categories[name].auditRefs) {
    const { score: audit, title, displayValue } = audits[id];
    if (weight > 0 && audit !== null && audit < 0.9) console.log(`    ${title}${displayValue ? ` (${displayValue})` : ''}`);
  }
}
process.exit(missed > 0 ? 1 : 0);
