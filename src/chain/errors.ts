import { SIMULATED_TEXTS, TELLING_TEXTS, TX_CODES, type TxErrorKind, VAGUE_KINDS } from './tx-codes.ts';

/**
 * Why a question to a chain had no good answer. Carried by `ChainFailure.error` (`abci.ts`).
 * `retryAt` is milliseconds since 1970; `status` an HTTP status; `log`, `message` and `data` come from the node and are untrusted.
 */
export type ChainError =
  /** No endpoint could be reached. */
  | { readonly kind: 'offline' }
  /** Endpoints were reached or tried, none answered in time. */
  | { readonly kind: 'timeout'; readonly seconds: number }
  /** The node belongs to another chain; its answers were thrown away. */
  | { readonly kind: 'wrong-chain'; readonly expected: string; readonly found: string }
  /** Every endpoint asked to be left alone until then (HTTP 429, Retry-After). */
  | { readonly kind: 'rate-limited'; readonly retryAt: number }
  /** The endpoint or its proxy answered with an HTTP error. */
  | { readonly kind: 'unavailable'; readonly status: number }
  /** The answer is cut, not JSON, not protobuf, or holds a value that no chain can have. */
  | { readonly kind: 'malformed'; readonly detail: string }
  /** The answer was longer than the cap and was not read to its end. */
  | { readonly kind: 'too-large'; readonly limitBytes: number }
  /** The node answered from an older height than one already seen. */
  | { readonly kind: 'behind'; readonly height: number; readonly seen: number }
  /** A JSON-RPC error object. */
  | { readonly kind: 'rpc-error'; readonly code: number; readonly message: string; readonly data: string }
  /** An ABCI query that the application refused; code 6 of `sdk` is an unknown path (the module is missing). */
  | { readonly kind: 'query-failed'; readonly codespace: string; readonly code: number; readonly log: string }
  /** The client was closed while waiting, because another network was chosen. */
  | { readonly kind: 'closed' };

type TxCode = { readonly codespace: string; readonly code: number };

/** A refusal by the chain of one transaction: the codespace and code it gave, a closed kind, and what its text tells exactly. */
export type TxError = TxCode &
  (
    | { readonly kind: 'out-of-gas'; readonly gasWanted: bigint | null; readonly gasUsed: bigint | null }
    | { readonly kind: 'sequence-mismatch'; readonly expected: bigint | null; readonly got: bigint | null }
    /** `required` is the coin text that CheckTx asks for, e.g. `214uxprt`. */
    | { readonly kind: 'insufficient-fee'; readonly required: string | null }
    /** Liquidstake 16: `cause` is the x/liquid or x/staking refusal inside, when its text is known. */
    | { readonly kind: 'liquid-tokenize-failed'; readonly cause: TxErrorKind | null }
    | { readonly kind: Exclude<TxErrorKind, 'out-of-gas' | 'sequence-mismatch' | 'insufficient-fee' | 'liquid-tokenize-failed'> }
  );

/** The error of a CheckTx answer or a block result; `code` must not be 0. Never throws: what is not in the tables is `unknown`. */
export function txErrorFrom(codespace: string, code: number, log: string): TxError {
  const kind = kindOf(TX_CODES[codespace]?.[code]?.[0] ?? 'unknown', log);
  switch (kind) {
    case 'out-of-gas':
      return { kind, codespace, code, gasWanted: numberAfter(log, 'gasWanted: '), gasUsed: numberAfter(log, 'gasUsed: ') };
    case 'sequence-mismatch':
      return { kind, codespace, code, expected: numberAfter(log, 'expected '), got: numberAfter(log, 'got ') };
    case 'insufficient-fee':
      return { kind, codespace, code, required: /required: ([^\s:]{1,80})/.exec(log)?.[1] ?? null };
    case 'liquid-tokenize-failed':
      return { kind, codespace, code, cause: causeOf(log) };
    default:
      return { kind, codespace, code };
  }
}

/**
 * The error of a failed simulation. `Service/Simulate` answers code 6 of `sdk` for everything and keeps the real error only as text:
 * `rpc error: code = Unknown desc = <log> [<source>] with gas used: '<n>': unknown request`. The text of the registered error is looked up; a
 * wrapped text that none ends with is an error that no module registered (`undefined` 1).
 */
export function txErrorFromSimulation(codespace: string, code: number, log: string): TxError {
  const inner = log.replace(/^rpc error: code = \w+ desc = /, '').replace(WRAPPING, '');
  const found = SIMULATED_TEXTS.find(([text]) => inner === text || inner.endsWith(`: ${text}`));
  if (found) return txErrorFrom(found[1], found[2], inner);
  return WRAPPING.test(log) ? txErrorFrom('undefined', 1, inner) : txErrorFrom(codespace, code, inner);
}

/** Also as cosmos-sdk v0.47 wrote it: `With gas wanted: '…' and gas used: '…' : unknown request`. */
const WRAPPING = / \[[^\]]*\] [Ww]ith gas (?:wanted: '\d+' and gas )?used: '\d+' ?: unknown request$/;

/** A general code with a text that says more. */
function kindOf(kind: TxErrorKind, log: string): TxErrorKind {
  return (VAGUE_KINDS.includes(kind) && TELLING_TEXTS.find(([text]) => log.includes(text))?.[1]) || kind;
}

/** A wrapped error keeps the inner text in front: `<inner>: LSM tokenization failed`, or behind it, depending on the wrapper. */
function causeOf(log: string): TxErrorKind | null {
  for (const codespace of ['liquid', 'staking']) {
    for (const [kind, text] of Object.values(TX_CODES[codespace] ?? {})) if (log.includes(text)) return kind;
  }
  return null;
}

function numberAfter(log: string, label: string): bigint | null {
  const at = log.indexOf(label);
  const digits = at < 0 ? undefined : /^\d{1,20}/.exec(log.slice(at + label.length))?.[0];
  return digits === undefined ? null : BigInt(digits);
}
