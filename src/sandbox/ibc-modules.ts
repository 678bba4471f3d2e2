import type { Module } from './application.ts';
import type { Context } from './context.ts';
import type { GenesisJson } from './genesis-json.ts';
import { msgUpdateClient } from './ibc/client-messages.ts';
import { rememberDenom } from './ibc/denom.ts';
import { withForwarding } from './ibc/forwarding.ts';
import { RELAY_GAS } from './ibc/ibc-gas.ts';
import { ibcRoutes } from './ibc/ibc-routes.ts';
import { msgTransfer } from './ibc/msg-transfer.ts';
import { packetMessages } from './ibc/packet-messages.ts';
import type { PortModule } from './ibc/port.ts';
import { refuseRedundantRelay } from './ibc/redundant-relay.ts';
import { noteEscrow } from './ibc/transfer.ts';
import { transferModule } from './ibc/transfer-module.ts';
import { channelQueries } from './queries/ibc-channels.ts';
import { clientQueries } from './queries/ibc-clients.ts';
import { connectionQueries } from './queries/ibc-connections.ts';
import { packetQueries } from './queries/ibc-packets.ts';
import { transferDenomQueries } from './queries/transfer-denoms.ts';

/** IBC as Core-1 runs it: clients, packets, transfers with packet forwarding, and whatever else sits on ports; a module may stand around transfers. */
export const ibcModules = (ports: readonly PortModule[] = [], transfers = transferModule): readonly Module[] => [
  {
    name: 'ibc',
    messages: [msgUpdateClient, ...packetMessages([withForwarding(transfers), ...ports])],
    queries: [...channelQueries, ...packetQueries, ...clientQueries, ...connectionQueries],
    routes: ibcRoutes,
    gas: RELAY_GAS,
    checkTx: refuseRedundantRelay,
  },
  { name: 'transfer', messages: [msgTransfer], queries: transferDenomQueries, initGenesis: readTransferGenesis },
];

/** Denoms that the chain knows, and what its escrow accounts hold together. */
function readTransferGenesis({ store }: Context, app: GenesisJson): void {
  const transfer = app.at('transfer');
  for (const denom of transfer.at('denoms').list()) {
    const hops = denom.at('trace').list();
    const trace = hops.map((hop) => ({ port: hop.at('port_id').text(), channel: hop.at('channel_id').text() }));
    rememberDenom(store, { base: denom.at('base').text(), trace });
  }
  for (const coin of transfer.at('total_escrowed').coins()) noteEscrow(store, coin, 1n);
}
