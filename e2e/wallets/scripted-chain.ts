import { at, chainInfoProblems } from './chain-info-schema.ts';

/** What a scripted wallet knows of one chain. Steps are base units of the fee coin per unit of gas. */
export type ScriptedChain = {
  readonly chainId: string;
  readonly prefix: string;
  /** SLIP-44: the third part of the path of its keys. */
  readonly coinType: number;
  readonly feeDenom: string;
  readonly steps: { readonly low: number; readonly average: number; readonly high: number };
};

/** Chains are embedded by identifier: `core-2` counts as `core-1`, and what a page suggests for it is ignored. */
export const EMBEDDED: readonly ScriptedChain[] = [
  { chainId: 'core-1', prefix: 'persistence', coinType: 118, feeDenom: 'uxprt', steps: { low: 0, average: 0.025, high: 0.04 } },
  { chainId: 'cosmoshub-4', prefix: 'cosmos', coinType: 118, feeDenom: 'uatom', steps: { low: 0.01, average: 0.025, high: 0.03 } },
  { chainId: 'osmosis-1', prefix: 'osmo', coinType: 118, feeDenom: 'uosmo', steps: { low: 0.03, average: 0.1, high: 0.16 } },
  { chainId: 'agoric-3', prefix: 'agoric', coinType: 564, feeDenom: 'ubld', steps: { low: 0.03, average: 0.05, high: 0.07 } },
];

export const identifierOf = (chainId: string) => chainId.replace(/-\d+$/, '');

/** The chain of a suggestion; throws what the wallet would answer to a malformed one. */
export function scriptedChain(info: unknown): ScriptedChain {
  const [problem] = chainInfoProblems(info);
  if (problem) throw new Error(`"value" is invalid: ${problem}`);
  const fee = at(at(info, 'feeCurrencies'), '0');
  const step = (name: string, fallback: number) => Number(at(at(fee, 'gasPriceStep'), name) ?? fallback);
  return {
    chainId: String(at(info, 'chainId')),
    prefix: String(at(at(info, 'bech32Config'), 'bech32PrefixAccAddr')),
    coinType: Number(at(at(info, 'bip44'), 'coinType')),
    feeDenom: String(at(fee, 'coinMinimalDenom')),
    steps: { low: step('low', 0.01), average: step('average', 0.025), high: step('high', 0.04) },
  };
}
