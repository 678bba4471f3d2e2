/**
 * Compares an answer of the sandbox with a recorded one: same fields, same lists, same texts. What differs between two runs of a chain (hashes,
 * addresses of keys, times, numbers, signatures) only has to be of the same kind.
 */

const KINDS: readonly (readonly [name: string, pattern: RegExp])[] = [
  ['number', /^-?\d+$/],
  ['decimal', /^\d+\.\d+$/],
  ['time', /^\d{4}-\d\d-\d\dT[\d:.]+Z$/],
  ['hash', /^(?:[0-9A-F]{40}|[0-9A-F]{64})$/],
  ['bytes', /^(?:[A-Za-z0-9+/]{4}){5,}(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/],
];

const kindOf = (text: string): string | null => KINDS.find(([, pattern]) => pattern.test(text))?.[0] ?? null;

/** Where the two differ, as paths with a reason; empty when they are the same. `ignored` are names of fields that are looked at no further. */
export function differences(recorded: unknown, actual: unknown, ignored: readonly string[] = [], path = '$'): string[] {
  if (typeof recorded === 'string' && typeof actual === 'string') {
    if (recorded === actual) return [];
    const kind = kindOf(recorded);
    return kind !== null && kind === kindOf(actual) ? [] : [`${path}: ${recorded.slice(0, 200)} ≠ ${actual.slice(0, 200)}`];
  }
  if (Array.isArray(recorded) && Array.isArray(actual)) {
    if (recorded.length !== actual.length) return [`${path}: ${recorded.length} items ≠ ${actual.length} items`];
    return recorded.flatMap((item, index) => differences(item, actual[index], ignored, `${path}[${index}]`));
  }
  if (isObject(recorded) && isObject(actual)) {
    const names = [...new Set([...Object.keys(recorded), ...Object.keys(actual)])].filter((name) => !ignored.includes(name));
    return names.flatMap((name) => {
      if (!(name in recorded)) return [`${path}.${name}: not in the recording`];
      if (!(name in actual)) return [`${path}.${name}: missing`];
      return differences(recorded[name], actual[name], ignored, `${path}.${name}`);
    });
  }
  if (typeof recorded === 'number' && typeof actual === 'number' && !path.includes('.error.')) return [];
  return recorded === actual ? [] : [`${path}: ${JSON.stringify(recorded)} ≠ ${JSON.stringify(actual)}`];
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);
