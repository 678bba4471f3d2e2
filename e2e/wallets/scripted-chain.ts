import { at, chainInfoProblems } from './chain-info-schema.ts';

/** What a scripted wallet knows of one chain. Steps are base units of the fee coin per unit of gas. */
export type ScriptedChain = {
  readonly chainId: string;
  readonly prefix: string;
  readonly feeDenom: string;
  readonly steps: { readonly low: number; readonly average: number; readonly high: number };
};

/** Chains are embedded by identifier: `core-2` counts as `core-1`, and what a page suggests for it is ignored. */
export const EMBEDDED: readonly ScriptedChain[] = [
  { chainId: 'core-1', prefix: 'persistence', feeDenom: 'uxprt', steps: { low: 0, average: 0.025, high: 0.04 } },
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
    feeDenom: String(at(fee, 'coinMinimalDenom')),
    steps: { low: step('low', 0.01), average: step('average', 0.025), high: step('high', 0.04) },
  };
}
