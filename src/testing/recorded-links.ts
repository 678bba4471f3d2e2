import { initChain } from '#sandbox/app.ts';
import { nextBlock } from '#sandbox/clock.ts';
import { openLink } from '#sandbox/ibc/links.ts';
import { Relayer } from '#sandbox/ibc/relayer.ts';
import { ibcModules } from '#sandbox/ibc-modules.ts';
import { SandboxNode } from '#sandbox/node.ts';
import { recording } from './recording.ts';
import { smallChain } from './small-chain.ts';

/** The three chains on which the transfers were recorded, at the time of the first of them: Core-1, and two that both use the prefix `cosmos`. */
export type RecordedLinks = {
  readonly core: SandboxNode;
  readonly hub: SandboxNode;
  readonly osmo: SandboxNode;
  readonly relayer: Relayer;
};

/** Seconds since 1970, a little before the first transfer. */
const START = 1_795_361_440;
const ALICE = 'cosmos1jzr2ts2xvfcg6rsqj9z5fkjw9zn0x3y3r6wypn';
const BOB = 'cosmos1ntrkhg258f7q3sd6p7asz2yf4tdfl9pw4ljtfv';
const RELAYER = 'cosmos1glhjumssdvs907h29qkpclh87pea7nw0sugx6t';
const PURSE = 1_000_000_000_000n;

export function recordedLinks(): RecordedLinks {
  const core = recordedCore();
  const counterparty = (chainId: string, denom: string): SandboxNode => {
    const people = [ALICE, BOB, RELAYER].map((address) => [address, { [denom]: PURSE }] as const);
    return smallChain({ chainId, prefix: 'cosmos', denom, seconds: START, people });
  };
  const hub = counterparty('hub-sandbox-1', 'uatom');
  const osmo = counterparty('osmo-sandbox-1', 'uosmo');
  openLink(core, hub);
  openLink(core, osmo);
  return { core, hub, osmo, relayer: new Relayer(() => [core, hub, osmo]) };
}

type Genesis = { genesis_time: string; app_state: { staking: { params: { unbonding_time: string } } } };

/** The recorded genesis, which all recordings have in common, at another time, and with a usual unbonding time, which the other chains' clients go by. */
function recordedCore(): SandboxNode {
  const genesis = recording<Genesis>('replay-liquid/genesis');
  genesis.genesis_time = new Date(START * 1000).toISOString();
  genesis.app_state.staking.params.unbonding_time = '1814400s';
  const core = new SandboxNode(genesis, initChain(genesis), { keepStates: 1000 });
  core.install(ibcModules());
  nextBlock(core);
  return core;
}
