// What may be installed: `node scripts/lockfile-policy.mjs`. The audit service of a registry may be unreachable, the lockfile never is.
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

const STAND_IN = 'src/wallet/stand-ins/';
const EXACT = /^\d+\.\d+\.\d+(-[0-9a-z.-]+)?$/;
const SETTINGS = ['ignore-scripts=true', 'save-exact=true', 'min-release-age=7'];

const isStandIn = (path, entry) => entry.link === true || path.includes(STAND_IN);

/** Each rule of the policy with the entries that break it: `{ name, breaches: string[] }`. */
export function lockfilePolicy(folder = '.') {
  const manifest = JSON.parse(readFileSync(`${folder}/package.json`, 'utf8'));
  const { packages, lockfileVersion } = JSON.parse(readFileSync(`${folder}/package-lock.json`, 'utf8'));
  const settings = readFileSync(`${folder}/.npmrc`, 'utf8').split('\n');
  const entries = Object.entries(packages).filter(([path]) => path !== '');
  const installed = entries.filter(([path, entry]) => !isStandIn(path, entry));
  const direct = { ...manifest.dependencies, ...manifest.devDependencies };
  const root = packages[''];
  const breaking = (list, breaks) => list.filter(([path, entry]) => breaks(path, entry)).map(([path]) => path);
  return [
    { name: 'lockfile has version 3', breaches: lockfileVersion === 3 ? [] : [String(lockfileVersion)] },
    {
      name: 'every package has a sha512 integrity',
      breaches: breaking(installed, (_path, { integrity }) => !/^sha512-[A-Za-z0-9+/]{86}==$/.test(integrity ?? '')),
    },
    {
      name: 'packages come from the registry, stand-ins from this repository',
      breaches: breaking(entries, (path, entry) =>
        isStandIn(path, entry)
          ? entry.resolved !== undefined && !entry.resolved.includes(STAND_IN)
          : entry.resolved !== undefined && !/^https:\/\/[^/@]+\/\S+\.tgz$/.test(entry.resolved),
      ),
    },
    {
      name: 'no production package needs an install script',
      breaches: breaking(installed, (_path, entry) => entry.hasInstallScript && !entry.dev),
    },
    {
      name: 'direct dependencies have exact versions',
      breaches: Object.entries(direct)
        .filter(([, version]) => !EXACT.test(version))
        .map(([name, version]) => `${name}@${version}`),
    },
    {
      name: 'overrides are exact versions or stand-ins',
      breaches: Object.entries(manifest.overrides ?? {})
        .filter(([, version]) => !EXACT.test(version) && !String(version).startsWith(`file:${STAND_IN}`))
        .map(([name, version]) => `${name}@${JSON.stringify(version)}`),
    },
    {
      name: 'package.json and lockfile agree',
      breaches: Object.entries(direct)
        .filter(([name, version]) => ({ ...root.dependencies, ...root.devDependencies })[name] !== version)
        .map(([name]) => name),
    },
    { name: '.npmrc refuses scripts, ranges and fresh releases', breaches: SETTINGS.filter((line) => !settings.includes(line)) },
  ];
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const rules = lockfilePolicy();
  for (const { name, breaches } of rules) {
    console.log(`${breaches.length === 0 ? 'ok ' : 'NO '} ${name}`);
    for (const breach of breaches) console.log(`      ${breach}`);
  }
  process.exitCode = rules.every(({ breaches }) => breaches.length === 0) ? 0 : 1;
}
