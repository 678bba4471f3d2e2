// cosmos-kit downloads chain records from GitHub for chains named by a string. Ours are given as records, so this is never constructed.
export class ChainRegistryFetcher {
  constructor() {
    throw new Error('chain records come from the network, not from a directory');
  }
}
