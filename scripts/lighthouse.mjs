// `npm run lighthouse`: the mobile preset on the production build, served with brotli as `npm start` does. Prints the
// scores of five runs, because the time of a single one hangs on what else the machine does, and exits 1 if a median is below its goal.
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

const RUNS = 5;
const GOALS = { performance: 98, accessibility: 100, 'best-practices': 100 };

const browser = await installBrowser();
if (!browser) {
  console.error('No Chromium: install one, or name it in STKHUB_BROWSER.');
  process.exit(1);
}
if (buildIfChanged() !== 0) process.exit(1);

const server = await serve('dist', { port: 5190, host: '127.0.0.1' });
mkdirSync('test-results', { recursive: true });
const reports = [];
for (let run = 1; run <= RUNS; run++) reports.push(await measure());
await server.close();

let missed = 0;
for (const [name, goal] of Object.entries(GOALS)) {
  const scores = reports.map(({ categories }) => Math.round(categories[name].score * 100));
  const median = scores.toSorted((a, b) => a - b)[Math.floor(RUNS / 2)];
  if (median < goal) missed += 1;
  console.log(`${name.padEnd(16)}${String(median).padStart(4)}  goal ${goal}  ${median >= goal ? 'ok' : 'NO'}  (${scores.join(' ')})`);
}
const shown = { 'largest-contentful-paint': 'ms', 'total-blocking-time': 'ms', 'cumulative-layout-shift': '' };
for (const [id, unit] of Object.entries(shown)) {
  const values = reports.map(({ audits }) => audits[id].numericValue);
  console.log(`${id}: ${values.map((value) => (unit ? Math.round(value) : value.toFixed(3))).join(' ')} ${unit}`);
}
const { categories, audits } = reports.at(-1);
const weighty = Object.values(categories).flatMap(({ auditRefs }) => auditRefs.filter(({ weight }) => weight > 0));
for (const { score, title, displayValue } of weighty.map(({ id }) => audits[id]))
  if (score !== null && score < 0.9) console.log(`${title}${displayValue ? ` (${displayValue})` : ''}`);
process.exit(missed > 0 ? 1 : 0);

/** One visit of a browser that knows nothing; the report of the last one stays in test-results. */
async function measure() {
  const profile = mkdtempSync(join(tmpdir(), 'stkhub-lighthouse-'));
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
  rmSync(profile, { recursive: true, force: true });
  if (code !== 0) process.exit(1);
  return JSON.parse(readFileSync(report, 'utf8'));
}
