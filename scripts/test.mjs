// `npm test`: everything that has to hold, in one command. Installs what is missing, runs groups of steps (those of a group together),
// stops after the first group with a failure, and ends with one line: `N passed, N failed`.
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { installDependencies, requireNode } from './preflight.mjs';

requireNode();
installDependencies();

const { installBrowser } = await import('./browser.mjs');
const { measure, table } = await import('./budgets.mjs');
const { lockfilePolicy } = await import('./lockfile-policy.mjs');

const UNIT_REPORT = 'test-results/unit.json';
const E2E_REPORT = 'test-results/e2e.json';

/** Runs Node on a file of this project or of a package. Resolves with the exit code and everything that it printed. */
function node(args, env = {}) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, args, { env: { ...process.env, NO_COLOR: '1', ...env } });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8');
      stream.on('data', (text) => {
        output += text;
      });
    }
    child.on('close', (code) => resolve({ code: code ?? 1, output }));
  });
}

const bin = (path) => `node_modules/${path}`;
/** A step that passes or fails as a whole counts as one. */
const whole = async (running) => {
  const { code, output } = await running;
  return { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, output };
};

const readReport = (file) => (existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : null);

async function unitTests() {
  const { code, output } = await node([
    bin('vitest/vitest.mjs'),
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${UNIT_REPORT}`,
  ]);
  const report = readReport(UNIT_REPORT);
  if (!report) return { passed: 0, failed: 1, output, show: true };
  // A file that cannot be loaded has no tests to count, and must not pass for that.
  const broken = report.testResults.filter((file) => file.status === 'failed' && file.assertionResults.length === 0).length;
  const failed = report.numFailedTests + broken;
  return { passed: report.numPassedTests, failed: failed === 0 && code !== 0 ? 1 : failed, output, show: true };
}

function countPolicy() {
  const rules = lockfilePolicy();
  const output = rules.filter(({ breaches }) => breaches.length > 0).map(({ name, breaches }) => `${name}: ${breaches.join(', ')}`);
  return { passed: rules.length - output.length, failed: output.length, output: output.join('\n') };
}

async function buildAndBudgets() {
  const { code, output } = await node(['scripts/build.mjs']);
  if (code !== 0) return { passed: 0, failed: 1, output };
  const result = measure();
  const failed = result.rows.filter(({ ok }) => !ok).length;
  return { passed: 1 + result.rows.length - failed, failed, output: `${output}${table(result)}`, show: true };
}

const hasSpecs = () => existsSync('e2e') && readdirSync('e2e', { recursive: true }).some((name) => /\.(spec|test)\.ts$/.test(name));

async function endToEnd() {
  if (!hasSpecs()) return { passed: 0, failed: 0, output: 'no specs' };
  const browser = await installBrowser();
  if (!browser) return { passed: 0, failed: 1, output: 'No Chromium: install one, or name it in STKHUB_BROWSER.' };
  const { code, output } = await node([bin('@playwright/test/cli.js'), 'test'], { STKHUB_BROWSER: browser });
  const stats = readReport(E2E_REPORT)?.stats;
  if (!stats) return { passed: 0, failed: 1, output };
  const failed = stats.unexpected + stats.flaky;
  return { passed: stats.expected, failed: failed === 0 && code !== 0 ? 1 : failed, output };
}

const GROUPS = [
  {
    'import law': () => whole(node(['scripts/lint-rules.mjs', '--check'])),
    'lockfile policy': async () => countPolicy(),
    'format and lint': () => whole(node([bin('@biomejs/biome/bin/biome'), 'check', '--max-diagnostics=50', '.'])),
    types: () => whole(node([bin('typescript/bin/tsc'), '--pretty', 'false'])),
  },
  { 'build and budgets': buildAndBudgets },
  { 'unit tests': unitTests },
  { 'end to end': endToEnd },
];

/** Runs one step and says at once how it went; output is shown when it failed or when it carries figures. */
async function run(name, step) {
  const begun = performance.now();
  const result = await step();
  const seconds = ((performance.now() - begun) / 1000).toFixed(1);
  console.log(
    `${result.failed === 0 ? 'ok  ' : 'FAIL'} ${name.padEnd(18)} ${seconds.padStart(6)} s   ${result.passed} passed, ${result.failed} failed`,
  );
  if ((result.failed > 0 || result.show) && result.output.trim()) console.log(`${result.output.trim().replace(/^/gm, '     ')}\n`);
  return { name, seconds, ...result };
}

rmSync('test-results', { recursive: true, force: true });
mkdirSync('test-results', { recursive: true });
const begun = performance.now();
const results = [];
for (const group of GROUPS) {
  const steps = Object.entries(group).map(([name, step]) => run(name, step));
  results.push(...(await Promise.all(steps)));
  if (results.some(({ failed }) => failed > 0)) break;
}

const sum = (key) => results.reduce((total, result) => total + result[key], 0);
const names = GROUPS.flatMap((group) => Object.keys(group));
console.log('');
for (const name of names) {
  const result = results.find((candidate) => candidate.name === name);
  console.log(
    `${name.padEnd(18)} ${result ? `${result.seconds.padStart(6)} s   ${result.passed} passed, ${result.failed} failed` : '      not run'}`,
  );
}
console.log(`${'in all'.padEnd(18)} ${((performance.now() - begun) / 1000).toFixed(1).padStart(6)} s`);
process.exitCode = sum('failed') > 0 ? 1 : 0;
console.log(`${sum('passed')} passed, ${sum('failed')} failed`);
