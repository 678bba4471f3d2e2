/** What the node says about itself: versions of Core-1's binary, an id that means nothing. */
export const NODE_INFO = {
  id: 'ff22eec19c7c445243576b0501e841ba45f27f38',
  listenAddress: '127.0.0.1:26656',
  rpcAddress: 'tcp://127.0.0.1:26657',
  channels: '402021222330386061',
  moniker: 'sandbox',
  /** CosmJS chooses its client by this. */
  cometVersion: '0.38.19',
  sdkVersion: 'v0.53.4',
} as const;
