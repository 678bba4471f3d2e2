import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { secp256k1 } from '@noble/curves/secp256k1.js';
import { initChain } from '#sandbox/app.ts';
import { keyAddress } from '#sandbox/signature.ts';
import type { SandboxState } from '#sandbox/state.ts';

/** Somebody with a key and an account on the test chain. */
export type Person = { readonly privateKey: Uint8Array; readonly address: string; readonly accountNumber: bigint };

type GenesisFile = {
  app_state: {
    auth: { accounts: unknown[] };
    bank: { balances: unknown[]; supply: unknown[] };
    slashing: { params: { signed_blocks_window: string } };
  };
};

/** A key that is always the same for a number. */
function personKey(index: number): Uint8Array {
  const key = new Uint8Array(32).fill(7);
  key[31] = index + 1;
  key[30] = (index >> 8) + 1;
  return key;
}

/** The recorded chain's genesis with more people, each with uxprt base units in the purse; liveness is judged over a window of so many blocks. */
export function peopleChain(
  count: number,
  purse = 1_000_000_000_000n,
  livenessWindow = 1_000_000,
): { readonly state: SandboxState; readonly people: readonly Person[] } {
  const file = new URL('./recordings/replay-liquid/genesis.json.gz', import.meta.url);
  const genesis = JSON.parse(gunzipSync(readFileSync(file)).toString('utf8')) as GenesisFile;
  const { auth, bank, slashing } = genesis.app_state;
  slashing.params.signed_blocks_window = String(livenessWindow);
  const people = Array.from({ length: count }, (_, index) => {
    const privateKey = personKey(index);
    const address = keyAddress(secp256k1.getPublicKey(privateKey));
    const accountNumber = BigInt(auth.accounts.length);
    auth.accounts.push({ '@type': '/cosmos.auth.v1beta1.BaseAccount', address, pub_key: null, account_number: '0', sequence: '0' });
    bank.balances.push({ address, coins: [{ denom: 'uxprt', amount: String(purse) }] });
    return { privateKey, address, accountNumber };
  });
  bank.supply = [];
  return { state: initChain(genesis), people };
}
