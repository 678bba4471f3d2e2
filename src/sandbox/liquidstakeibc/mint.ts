import { coin, coinSet, coinText } from '../coins.ts';
import type { Context } from '../context.ts';
import { event } from '../events.ts';
import { mintCoins, sendFromModule } from '../modules/bank.ts';
import { mintDenomOf } from './host-chain.ts';
import { MINTER, PARAMS } from './module-accounts.ts';
import { feeOf, minted } from './rate.ts';
import type { HostChain } from './records.ts';
import { orRefused } from './refusals.ts';

/** New stk for an amount of the host chain's coin, in the minter's account. */
export function mintStk(context: Context, chain: HostChain, amount: bigint): bigint {
  const stk = minted(amount, chain.c_value);
  orRefused(2004, `failed to mint coins in module ${MINTER}`, () => mintCoins(context, MINTER, coinSet(mintDenomOf(chain), stk)));
  return stk;
}

/** Gives new stk to its owner, less the fee, and tells of it. */
export function payStk(context: Context, chain: HostChain, user: string, amount: bigint, stk: bigint, type: string): void {
  const denom = mintDenomOf(chain);
  const fee = feeOf(stk, chain.params.deposit_fee);
  orRefused(2004, `failed to send coins from module ${MINTER} to account ${user}`, () =>
    sendFromModule(context, MINTER, user, coinSet(denom, stk - fee)),
  );
  if (fee > 0n)
    orRefused(2003, `failed to send protocol fee to pStake fee address ${PARAMS.fee_address}`, () =>
      sendFromModule(context, MINTER, PARAMS.fee_address, coinSet(denom, fee)),
    );
  context.events.push(
    event(
      type,
      ['chain_id', chain.chain_id],
      ['address', user],
      ['input_amount', coinText(coin(chain.host_denom, amount))],
      ['output_amount', coinText(coin(denom, stk - fee))],
      ['pstake_deposit_fee', coinText(coin(denom, fee))],
    ),
    moduleEvent(user),
  );
}

export const moduleEvent = (user: string) => event('message', ['module', 'liquidstakeibc'], ['sender', user]);
