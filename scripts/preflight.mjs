// What every command needs before it can begin: a Node that is new enough, and the dependencies of the lockfile.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';

/** Ends the process with a sentence when Node is too old; syntax of this file is old enough to be read by it. */
export function requireNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  console.error(`stkhub needs Node 20.19 or newer; this is Node ${process.versions.node}. Get it from https://nodejs.org/.`);
  process.exit(1);
}

const readPackages = (file) => JSON.parse(readFileSync(file, 'utf8')).packages;

/**
 * Whether node_modules holds what the lockfile says. npm keeps a copy of the lockfile in it; versions are compared, not dates, because a
 * checkout makes every file new. Packages for other systems are missing there, and rightly so.
 */
function isInstalled() {
  const copy = 'node_modules/.package-lock.json';
  if (!existsSync(copy)) return false;
  const installed = readPackages(copy);
  return Object.entries(readPackages('package-lock.json')).every(
    ([path, entry]) =>
      !path.startsWith('node_modules/') ||
      entry.optional ||
      entry.link ||
      path.includes('/src/') ||
      installed[path]?.version === entry.version,
  );
}

/** `npm ci` when something is missing or of another version. */
export function installDependencies() {
  if (isInstalled()) return;
  console.log('Installing dependencies (npm ci) …');
  const { status } = spawnSync('npm', ['ci', '--no-fund', '--no-audit'], { stdio: 'inherit', shell: process.platform === 'win32' });
  if (status === 0) return;
  console.error('npm ci failed; see above.');
  process.exit(1);
}
