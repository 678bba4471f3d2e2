import { type AddressKind, parseAddress } from './address.ts';
import { isDenom } from './coins.ts';
import type { Context } from './context.ts';
import { decInt, quoInt } from './dec.ts';
import { GasMeter } from './gas.ts';
import { mintCoins, sendFromModule } from './modules/bank.ts';
import { clearMissed, jail, slash } from './modules/slashing.ts';
import { findValidator, powerOf, saveValidator } from './modules/validator.ts';
import type { SandboxState } from './state.ts';
import { Store } from './store.ts';

/** What the owner of a sandbox may do and nobody on a real chain can. Each gives the state after it, as if at the beginning of the next block. */
type Intervention = (state: SandboxState) => SandboxState;

/** @throws Error when the work refuses; the state is then as before. */
function intervention(work: (context: Context) => void): Intervention {
  return (state) => {
    const store = new Store(state);
    const height = state.singles.height + 1n;
    work({ store, height, time: state.singles.time, events: [], gas: new GasMeter(Number.POSITIVE_INFINITY) });
    return store.freeze();
  };
}

/** An address of the chain on which the intervention happens. */
function addressIn(text: string, kind: AddressKind): string {
  const parsed = parseAddress(text, kind);
  if (!parsed.ok) throw new Error(parsed.reason);
  return parsed.address;
}

/** Mints coins for an account, which is created if it is new. */
export function fundAccount(address: string, denom: string, amount: bigint): Intervention {
  if (amount <= 0n || !isDenom(denom)) throw new Error(`not an amount: ${amount}${denom}`);
  const coins = [{ denom, amount }];
  return intervention((context) => {
    const to = addressIn(address, 'account');
    mintCoins(context, 'mint', coins);
    sendFromModule(context, 'mint', to, coins);
  });
}

export const pauseModule = (modulePaused: boolean): Intervention =>
  intervention(({ store }) => store.put('liquidStake', { ...store.single('liquidStake'), modulePaused }));

/** Slashes and jails as for downtime, also what left the validator in the last two blocks, but with any fraction. */
export function slashValidator(operator: string, basisPoints: number): Intervention {
  if (!Number.isInteger(basisPoints) || basisPoints < 1 || basisPoints > 10_000) throw new Error('basis points go from 1 to 10,000');
  return intervention((context) => {
    const { store, height, time } = context;
    const address = addressIn(operator, 'operator');
    const validator = findValidator(store, address);
    slash(context, address, height - 2n, powerOf(store, validator), quoInt(decInt(BigInt(basisPoints)), 10_000n));
    jail(context, address);
    const info = store.get('signingInfos', validator.consensusAddress);
    if (!info) return;
    const jailedUntil = time + store.single('slashing').downtimeJailDuration;
    store.set('signingInfos', info.address, { ...info, jailedUntil, missedBlocks: 0n, indexOffset: 0n });
    clearMissed(context, info.address);
  });
}

/** Brings a jailed validator back before its time, without its operator: it is bonded again in the next block if it has the power. */
export function unjailValidator(operator: string): Intervention {
  return intervention(({ store }) => {
    const validator = findValidator(store, addressIn(operator, 'operator'));
    if (!validator.jailed) throw new Error('This validator is not jailed.');
    if (store.get('signingInfos', validator.consensusAddress)?.tombstoned)
      throw new Error('This validator signed twice and stays out for ever.');
    saveValidator(store, { ...validator, jailed: false });
  });
}
