import type { ChainError } from './errors.ts';

/** A JSON-RPC error object as `ChainError`, with whatever of it is of the right type. */
export function rpcError(error: unknown): ChainError {
  const part = (name: string): unknown => (typeof error === 'object' && error !== null ? Reflect.get(error, name) : undefined);
  const code = part('code');
  const text = (value: unknown): string => (typeof value === 'string' ? value.slice(0, 5_000) : '');
  return { kind: 'rpc-error', code: typeof code === 'number' ? code : 0, message: text(part('message')), data: text(part('data')) };
}
