/**
 * CometBFT's event query language, used by `tx_search`, `block_search` and `subscribe`:
 * `tag op value` joined by AND, with `=`, `<`, `<=`, `>`, `>=`, CONTAINS and EXISTS. Source: cometbft internal/pubsub/query.
 */

type Operator = '=' | '<' | '<=' | '>' | '>=' | 'CONTAINS' | 'EXISTS';

type Operand = { readonly kind: 'text'; readonly text: string } | { readonly kind: 'number' | 'time'; readonly value: number };

/** One `tag op value` condition; EXISTS has no operand. */
type Condition = { readonly tag: string; readonly operator: Operator; readonly operand: Operand | null };

/** A query is the conjunction of its conditions. */
export type EventQuery = readonly Condition[];

/** One attribute as it is indexed: `type.key` and its value. Attributes of one event share `event`. */
export type IndexedAttribute = { readonly tag: string; readonly value: string; readonly event: number };

/** Thrown for a query that the chain would refuse; the message is CometBFT's own text. */
export class QuerySyntaxError extends Error {}

type TokenKind = 'tag' | 'string' | 'number' | 'timestamp' | 'datestamp' | 'AND operator' | `${Operator} operator`;
type Token = { readonly kind: TokenKind; readonly text: string; readonly end: number };

const COMPARISONS: readonly TokenKind[] = ['<= operator', '>= operator', '< operator', '> operator'];
const OPERATORS: readonly TokenKind[] = [...COMPARISONS, '= operator', 'CONTAINS operator', 'EXISTS operator'];
const WORDS: Readonly<Record<string, TokenKind>> = {
  AND: 'AND operator',
  CONTAINS: 'CONTAINS operator',
  EXISTS: 'EXISTS operator',
};

const STRING = /'([^']*)'/y;
const OPERATOR = /<=|>=|<|>|=/y;
const TIMESTAMP = /TIME\s+(\d{4}-\d{2}-\d{2}T[0-9:.]+(?:Z|[+-]\d{2}:\d{2}))/y;
const DATESTAMP = /DATE\s+(\d{4}-\d{2}-\d{2})/y;
const NUMBER = /-?\d+(?:\.\d+)?/y;
const WORD = /[^\s'=<>()\\]+/y;

function scan(source: string, from: number): Token | null {
  let at = from;
  while (/\s/.test(source.charAt(at))) at++;
  if (at >= source.length) return null;
  const match = (pattern: RegExp): RegExpExecArray | null => {
    pattern.lastIndex = at;
    return pattern.exec(source);
  };
  const token = (kind: TokenKind, found: RegExpExecArray): Token => ({ kind, text: found[1] ?? found[0], end: at + found[0].length });

  const text = match(STRING);
  if (text) return token('string', text);
  const operator = match(OPERATOR);
  if (operator) return token(`${operator[0] as Operator} operator`, operator);
  const timestamp = match(TIMESTAMP);
  if (timestamp) return token('timestamp', timestamp);
  const datestamp = match(DATESTAMP);
  if (datestamp) return token('datestamp', datestamp);
  const number = match(NUMBER);
  if (number) return token('number', number);
  const word = match(WORD);
  if (word) return token(WORDS[word[0]] ?? 'tag', word);
  throw new QuerySyntaxError(`offset ${at}: invalid character ${JSON.stringify(source.charAt(at)).replaceAll('"', "'")}`);
}

const label = (kinds: readonly TokenKind[]): string =>
  kinds.length === 1 ? `${kinds[0]}` : `${kinds.slice(0, -1).join(', ')} or ${kinds[kinds.length - 1]}`;

/** @throws QuerySyntaxError with CometBFT's text, such as `offset 15: EOF`. */
export function parseEventQuery(source: string): EventQuery {
  let at = 0;
  const require = (kinds: readonly TokenKind[]): Token => {
    const token = scan(source, at);
    if (!token) throw new QuerySyntaxError(`offset ${source.length}: EOF`);
    at = token.end;
    if (!kinds.includes(token.kind)) throw new QuerySyntaxError(`offset ${token.end}: got ${token.kind}, wanted ${label(kinds)}`);
    return token;
  };
  const condition = (): Condition => {
    const tag = require(['tag']).text;
    const operator = require(OPERATORS).kind.replace(' operator', '') as Operator;
    if (operator === 'EXISTS') return { tag, operator, operand: null };
    if (operator === 'CONTAINS') return { tag, operator, operand: operandOf(require(['string'])) };
    const values: TokenKind[] = ['number', 'timestamp', 'datestamp'];
    if (operator === '=') values.push('string');
    return { tag, operator, operand: operandOf(require(values)) };
  };

  const conditions = [condition()];
  for (let next = scan(source, at); next; next = scan(source, at)) {
    if (next.kind !== 'AND operator') throw new QuerySyntaxError(`offset ${next.end}: got ${next.kind}, want AND operator`);
    at = next.end;
    conditions.push(condition());
  }
  return conditions;
}

function operandOf(token: Token): Operand {
  if (token.kind === 'number') return { kind: 'number', value: Number(token.text) };
  if (token.kind === 'timestamp' || token.kind === 'datestamp') return { kind: 'time', value: Date.parse(token.text) };
  return { kind: 'text', text: token.text };
}

/** Whether one attribute value satisfies one condition. Numbers are read from the start of the value, so `5uxprt` counts as 5. */
function satisfies(condition: Condition, value: string): boolean {
  const { operator, operand } = condition;
  if (operand === null) return true;
  if (operand.kind === 'text') return operator === 'CONTAINS' ? value.includes(operand.text) : value === operand.text;
  const actual = operand.kind === 'time' ? Date.parse(value) : leadingNumber(value);
  if (Number.isNaN(actual)) return false;
  switch (operator) {
    case '<':
      return actual < operand.value;
    case '<=':
      return actual <= operand.value;
    case '>':
      return actual > operand.value;
    case '>=':
      return actual >= operand.value;
    default:
      return actual === operand.value;
  }
}

const leadingNumber = (value: string): number => Number(/^-?\d+(\.\d+)?/.exec(value)?.[0] ?? Number.NaN);

/** Subscriptions: each condition may be met by any attribute, also of different events. */
export const matchesAnyEvent = (query: EventQuery, attributes: readonly IndexedAttribute[]): boolean =>
  query.every((condition) => attributes.some(({ tag, value }) => tag === condition.tag && satisfies(condition, value)));

/**
 * Searches: all conditions must be met by one and the same event, as CometBFT's index does since 0.37;
 * `wholeTags` (tx.height, tx.hash, block.height) belong to the transaction or block and are met apart.
 */
export function matchesOneEvent(query: EventQuery, attributes: readonly IndexedAttribute[], wholeTags: readonly string[]): boolean {
  const whole = query.filter(({ tag }) => wholeTags.includes(tag));
  if (!matchesAnyEvent(whole, attributes)) return false;
  const rest = query.filter(({ tag }) => !wholeTags.includes(tag));
  const [first, ...others] = rest;
  if (!first) return true;
  const eventsOf = (condition: Condition): Set<number> =>
    new Set(attributes.filter(({ tag, value }) => tag === condition.tag && satisfies(condition, value)).map(({ event }) => event));
  let events = eventsOf(first);
  for (const condition of others) {
    const also = eventsOf(condition);
    events = new Set([...events].filter((event) => also.has(event)));
  }
  return events.size > 0;
}
