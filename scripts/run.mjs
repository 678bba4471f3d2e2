// Runs a TypeScript script of this repository in Node through Vite's module runner, because Node 20 does not read TypeScript by itself.
// Usage: node scripts/run.mjs scripts/<name>.ts [arguments]
import { resolve } from 'node:path';
import { runnerImport } from 'vite';

const [file, ...args] = process.argv.slice(2);
if (!file) {
  console.error('usage: node scripts/run.mjs scripts/<name>.ts [arguments]');
  process.exit(2);
}
const { module } = await runnerImport(resolve(file), {
  configFile: false,
  logLevel: 'error',
  // Scripts that draw components measure what people get, not React's development build.
  oxc: { jsx: { development: false } },
});
process.exitCode = (await module.main(args)) ?? 0;
