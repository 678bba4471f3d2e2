import { addCoins, areValid, coinsText } from '../coins.ts';
import type { Context } from '../context.ts';
import { event } from '../events.ts';
import { GAS } from '../gas.ts';
import { accountField, EMPTY, messageReader } from '../message.ts';
import { refusal, sdk } from '../refusal.ts';
import type { Coin } from '../state.ts';
import { fields, list } from '../wire.ts';
import { coins } from '../wire-coins.ts';
import { isBlocked } from './auth.ts';
import { createIfNew, receiveCoins, send, spendCoins } from './bank.ts';

function assertPositive(coins: readonly Coin[]): void {
  if (!areValid(coins) || coins.length === 0) throw sdk(10, coinsText(coins));
}

function assertSendEnabled({ store }: Context, coins: readonly Coin[]): void {
  const { defaultSendEnabled, sendEnabled } = store.single('bank');
  for (const { denom } of coins)
    if (!(sendEnabled.find((entry) => entry.denom === denom)?.enabled ?? defaultSendEnabled))
      throw refusal('bank', 5, `${denom} transfers are currently disabled`);
}

function assertNotBlocked(address: string): void {
  if (isBlocked(address)) throw sdk(4, `${address} is not allowed to receive funds`);
}

const msgSend = messageReader({
  typeUrl: '/cosmos.bank.v1beta1.MsgSend',
  form: fields({ from_address: [1, 'string'], to_address: [2, 'string'], amount: coins(3) }),
  signer: (message) => message.from_address,
  execute(context, message) {
    const from = accountField(message.from_address, 'invalid from address');
    const to = accountField(message.to_address, 'invalid to address');
    assertPositive(message.amount);
    assertSendEnabled(context, message.amount);
    assertNotBlocked(to);
    send(context, from, to, message.amount);
    return EMPTY;
  },
  aminoType: 'cosmos-sdk/MsgSend',
});

const total = (parts: readonly { readonly coins: readonly Coin[] }[]): Coin[] =>
  parts.reduce<Coin[]>((sum, { coins }) => addCoins(sum, coins), []);

/** Input and output have the same form. */
const PART = fields({ address: [1, 'string'], coins: coins(2) });

const msgMultiSend = messageReader({
  typeUrl: '/cosmos.bank.v1beta1.MsgMultiSend',
  form: fields({ inputs: [1, list(PART)], outputs: [2, list(PART)] }),
  signer: (message) => message.inputs[0]?.address ?? '',
  execute(context, message) {
    const { inputs, outputs } = message;
    const [input] = inputs;
    if (!input) throw refusal('bank', 2);
    if (inputs.length > 1) throw refusal('bank', 4, 'multiple senders not allowed');
    if (outputs.length === 0) throw refusal('bank', 3);
    const from = accountField(input.address, 'invalid input address');
    for (const part of [input, ...outputs]) assertPositive(part.coins);
    const receivers = outputs.map(({ address, coins }) => ({ to: accountField(address, 'invalid output address'), coins }));
    if (coinsText(total(inputs)) !== coinsText(total(outputs))) throw refusal('bank', 4);
    assertSendEnabled(context, input.coins);
    for (const { to } of receivers) assertNotBlocked(to);
    context.events.push(event('message', ['sender', from]));
    spendCoins(context, from, input.coins);
    for (const { to, coins } of receivers) {
      receiveCoins(context, to, coins);
      context.gas.use(GAS.send + (createIfNew(context, to) ? GAS.newAccount : 0));
      context.events.push(event('transfer', ['recipient', to], ['sender', from], ['amount', coinsText(coins)]));
    }
    return EMPTY;
  },
  aminoType: 'cosmos-sdk/MsgMultiSend',
});

export const bankMessages = [msgSend, msgMultiSend];
