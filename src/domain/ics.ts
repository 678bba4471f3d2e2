import { formatAmount } from './amount.ts';
import type { Asset } from './asset.ts';
import { sanitizeText } from './text.ts';
import { type Arrival, arrivals, type UnbondingEntry } from './unbonding.ts';

/**
 * `asset`: what arrives. `account`: whose entries they are; part of the UID, so that importing again updates and never doubles.
 * `stamp`: when the file is made, ms since 1970. `nameOf`: what a validator calls itself, when known.
 */
export type IcsOptions = {
  readonly asset: Asset;
  readonly account: string;
  readonly stamp: number;
  readonly nameOf?: (validator: string) => string | undefined;
};

/**
 * A calendar file (RFC 5545) with one event per moment at which unbonding entries are paid, and a reminder at that moment. Times are UTC
 * and rounded up to the second: the money is there, never almost. CRLF line ends, lines folded at 75 octets.
 */
export function toIcs(entries: readonly UnbondingEntry[], options: IcsOptions): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//stkhub//Unbonding//EN',
    'CALSCALE:GREGORIAN',
    ...arrivals(entries).flatMap((arrival) => event(arrival, options)),
    'END:VCALENDAR',
  ];
  return lines.map((line) => `${fold(line)}\r\n`).join('');
}

function event({ at, total, entries }: Arrival, { asset, account, stamp, nameOf }: IcsOptions): string[] {
  const sums = (base: bigint) => `${formatAmount({ asset, base })} ${asset.symbol}`;
  const summary = escapeText(`${sums(total)} unbonded`);
  const parts = entries.map(({ validator, balance }) => `${sums(balance)} from ${sanitizeText(nameOf?.(validator) ?? validator, 60)}`);
  const description = escapeText([`Paid to ${account} by itself; nothing to claim.`, ...parts].join('\n'));
  return [
    'BEGIN:VEVENT',
    `UID:${at}-${escapeText(account)}@stkhub`,
    `DTSTAMP:${utc(stamp)}`,
    `DTSTART:${utc(at)}`,
    'DURATION:PT15M',
    `SUMMARY:${summary}`,
    `DESCRIPTION:${description}`,
    'TRANSP:TRANSPARENT',
    'BEGIN:VALARM',
    'ACTION:DISPLAY',
    `DESCRIPTION:${summary}`,
    'TRIGGER:PT0S',
    'END:VALARM',
    'END:VEVENT',
  ];
}

/** Form 2 of RFC 5545 3.3.5, `20261213T101500Z`. */
function utc(ms: number): string {
  const seconds = new Date(Math.ceil(ms / 1000) * 1000).toISOString();
  return `${seconds.slice(0, 19).replace(/[-:]/g, '')}Z`;
}

/** TEXT of RFC 5545 3.3.11. */
function escapeText(text: string): string {
  return text.replace(/[\\;,]/g, '\\$&').replace(/\r\n|\r|\n/g, '\\n');
}

/** RFC 5545 3.1: at most 75 octets a line; what follows begins with a space. Characters are not cut. */
function fold(line: string): string {
  const encoder = new TextEncoder();
  let [folded, octets] = ['', 0];
  for (const character of line) {
    const size = encoder.encode(character).length;
    if (octets + size > 75) [folded, octets] = [`${folded}\r\n `, 1];
    folded += character;
    octets += size;
  }
  return folded;
}
