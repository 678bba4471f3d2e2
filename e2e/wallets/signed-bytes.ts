import { createHash } from 'node:crypto';
import type { Page, Request } from '@playwright/test';
import { at } from './chain-info-schema.ts';

/** The transactions that a page hands to a node from now on, as bytes. */
export function watchBroadcasts(page: Page): readonly Buffer[] {
  const sent: Buffer[] = [];
  page.on('request', (request) => sent.push(...broadcastIn(request)));
  return sent;
}

function broadcastIn(request: Request): Buffer[] {
  const body = request.method() === 'POST' ? request.postData() : null;
  if (!body?.includes('broadcast_tx')) return [];
  const calls: unknown = JSON.parse(body);
  return [calls].flat().flatMap((call) => {
    const isBroadcast = String(at(call, 'method')).startsWith('broadcast_tx');
    return isBroadcast ? [Buffer.from(String(at(at(call, 'params'), 'tx')), 'base64')] : [];
  });
}

/** The transaction (`TxRaw`) that the wallet's last answer stands for, put together from what it returned and from nothing else. */
export async function signedTx(page: Page): Promise<Buffer> {
  const answer = at(await page.evaluate(() => window.__wallet?.answers.at(-1)), 'answer');
  const signed = at(answer, 'signed');
  return Buffer.concat([
    field(1, Buffer.from(String(at(signed, 'bodyBytes')), 'hex')),
    field(2, Buffer.from(String(at(signed, 'authInfoBytes')), 'hex')),
    field(3, signatureIn(answer)),
  ]);
}

/** The 64 bytes of the wallet's last signature. */
export async function lastSignature(page: Page): Promise<Buffer> {
  return signatureIn(at(await page.evaluate(() => window.__wallet?.answers.at(-1)), 'answer'));
}

export const hashOf = (tx: Buffer): string => createHash('sha256').update(tx).digest('hex').toUpperCase();

const signatureIn = (answer: unknown) => Buffer.from(String(at(at(answer, 'signature'), 'signature')), 'base64');

/** A length-delimited protobuf field. */
function field(number: number, bytes: Buffer): Buffer {
  const length: number[] = [];
  let rest = bytes.length;
  for (; rest > 127; rest >>= 7) length.push((rest & 127) | 128);
  return Buffer.concat([Buffer.from([(number << 3) | 2, ...length, rest]), bytes]);
}
