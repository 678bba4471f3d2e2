import { beforeEach, describe, expect, test } from 'vitest';
import { type HostWorld, hostWorld, registerHub } from '#testing/host-world.ts';
import { onChain, toAddress } from '../address.ts';
import { coin } from '../coins.ts';
import type { Context } from '../context.ts';
import { utf8 } from '../ibc/bytes.ts';
import { NO_HEIGHT } from '../ibc/height.ts';
import type { Packet } from '../ibc/packet.ts';
import { hostChainAt } from '../liquidstakeibc/host-chain.ts';
import { balanceOf, mintCoins, sendFromModule } from '../modules/bank.ts';
import { Store } from '../store.ts';
import { SECOND } from '../time.ts';
import { type AnyValue, encode, fields, list } from '../wire.ts';
import { COIN } from '../wire-coins.ts';
import { controllerPort } from './ica-address.ts';
import { sendTransaction } from './ica-controller.ts';
import { icaHost } from './ica-host.ts';
import { packTransaction, readResponses, unpackTransaction } from './ica-packet.ts';

/** Core-1's delegation account on the hub, which holds 10 ATOM there. */

const HUB = 'hub-sandbox-1';
const OWNER = `${HUB}.delegate`;
const BOB = onChain('cosmos', () => toAddress('account', new Uint8Array(20)));
const SEND = fields({ from_address: [1, 'string'], to_address: [2, 'string'], amount: [3, list(COIN)] });

let world: HostWorld;
let account = '';

const held = (who: string): bigint => balanceOf(new Store(world.hub.state), who, 'uatom');
const send = (from: string, to: string, amount: bigint): AnyValue => ({
  typeUrl: '/cosmos.bank.v1beta1.MsgSend',
  bytes: encode(SEND, { from_address: from, to_address: to, amount: [coin('uatom', amount)] }),
  json: {},
});

beforeEach(() => {
  world = hostWorld();
  registerHub(world);
  account = hostChainAt(new Store(world.core.state), HUB).delegation_account.address;
  world.change(world.hub, (context) => {
    mintCoins(context, 'mint', [coin('uatom', 10_000_000n)]);
    sendFromModule(context, 'mint', account, [coin('uatom', 10_000_000n)]);
  });
});

/** What the account's chain would answer to the data of a packet, and the events that tell why. */
function answer(data: Uint8Array): { readonly acknowledged: string; readonly text: string | undefined } {
  const channel = [...world.hub.state.tables.ibcChannels.values()].find(
    ({ counterpartyPort }) => counterpartyPort === controllerPort(OWNER),
  );
  const packet: Packet = {
    sequence: 1n,
    sourcePort: controllerPort(OWNER),
    sourceChannel: channel?.counterpartyChannel ?? '',
    destinationPort: 'icahost',
    destinationChannel: channel?.channel ?? '',
    data,
    timeoutHeight: NO_HEIGHT,
    timeoutTimestamp: 0n,
  };
  const host = icaHost(() => world.hub.application.messages);
  let acknowledged = '';
  let text: string | undefined;
  world.change(world.hub, (context: Context) => {
    const mark = context.store.mark();
    try {
      acknowledged = new TextDecoder().decode(host.receive(context, packet) ?? new Uint8Array());
    } catch {
      context.store.revertTo(mark);
    }
    text = context.events.at(-1)?.attributes.find(([key]) => key === 'error')?.[1];
  });
  return { acknowledged, text };
}

describe('an account on another chain', () => {
  test('executes what its owner tells it, in one transaction', () => {
    world.change(world.core, (context) => {
      const messages = [send(account, BOB, 3_000_000n), send(account, BOB, 4_000_000n)];
      expect(sendTransaction(context, OWNER, messages, 60n * SECOND)).toMatch(/^channel-\d+-sequence-1$/);
    });
    for (let block = 0; block < 4; block++) world.step();
    expect(held(BOB)).toBe(7_000_000n);
    expect(held(account)).toBe(3_000_000n);
    expect(world.core.state.tables.ibcCommitments.size).toBe(0);
  });

  test('answers every message', () => {
    const { acknowledged } = answer(packTransaction([send(account, BOB, 1n)]));
    expect(readResponses(utf8(acknowledged))?.map(({ typeUrl }) => typeUrl)).toEqual(['/cosmos.bank.v1beta1.MsgSendResponse']);
  });

  test('executes all or nothing', () => {
    world.change(world.core, (context) => {
      sendTransaction(context, OWNER, [send(account, BOB, 3_000_000n), send(account, BOB, 8_000_000n)], 60n * SECOND);
    });
    for (let block = 0; block < 4; block++) world.step();
    expect(held(account)).toBe(10_000_000n);
    expect(held(BOB)).toBe(0n);
    expect(world.core.state.tables.ibcCommitments.size).toBe(0);
  });

  test.each([
    [
      'a message of another signer',
      () => packTransaction([send(BOB, account, 1n)]),
      /^unexpected signer address: expected cosmos1.*: unauthorized$/,
    ],
    ['a message that is not valid', () => packTransaction([send(account, BOB, 0n)]), /invalid coins/],
    ['an unknown message', () => packTransaction([{ typeUrl: '/other.v1.Msg', bytes: new Uint8Array(), json: {} }]), /unable to resolve/],
    ['something that is no transaction', () => utf8('{"type":"TYPE_UNSPECIFIED","data":""}'), /unknown data type/],
    ['something that is no object', () => utf8('null'), /cannot unmarshal/],
  ])('refuses %s', (_, data, text) => {
    const refused = answer(data());
    expect(refused.acknowledged).toBe('');
    expect(refused.text).toMatch(text);
    expect(held(account)).toBe(10_000_000n);
  });
});

test('there is no account without a channel', () => {
  world.change(world.core, (context) => {
    expect(() => sendTransaction(context, 'nobody.delegate', [], SECOND)).toThrow(/active channel/);
  });
});

test('a packet is read as it was written', () => {
  const messages = [send('a', 'b', 1n), send('c', 'd', 2n)];
  expect(unpackTransaction(packTransaction(messages)).map(({ typeUrl, bytes }) => ({ typeUrl, bytes }))).toEqual(
    messages.map(({ typeUrl, bytes }) => ({ typeUrl, bytes })),
  );
});
