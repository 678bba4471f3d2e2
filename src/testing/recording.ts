import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';

/** Reads `src/testing/recordings/<name>.json.gz`. The shape is the caller's knowledge: it asserts what it needs. */
export function recording<T>(name: string): T {
  const file = new URL(`./recordings/${name}.json.gz`, import.meta.url);
  return JSON.parse(gunzipSync(readFileSync(file)).toString('utf8')) as T;
}
