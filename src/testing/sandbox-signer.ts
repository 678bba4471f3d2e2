import { stringToPath } from '@cosmjs/crypto';
import { DirectSecp256k1HdWallet } from '@cosmjs/proto-signing';
import { GasPrice, SigningStargateClient } from '@cosmjs/stargate';
import { Comet38Client, type RpcClient } from '@cosmjs/tendermint-rpc';
import { SANDBOX_ACCOUNTS } from '../config/sandbox-accounts.ts';
import { SANDBOX_NETWORK } from '../config/sandbox-network.ts';

/** An unmodified CosmJS client of one sandbox chain, and the account's address there: by the chain's prefix and coin type. */
export type SandboxSigner = { readonly client: SigningStargateClient; readonly address: string };

/** Connects a sandbox account to a chain. It asks for its transaction every 20 ms, so blocks must be made. */
export async function sandboxSigner(rpc: RpcClient, chainId: string, name: string): Promise<SandboxSigner> {
  const account = SANDBOX_ACCOUNTS.find((one) => one.name === name);
  const chain = SANDBOX_NETWORK.chains.find(({ id }) => id === chainId);
  if (!account || !chain) throw new Error(`no account ${name} on ${chainId}`);
  const options = { prefix: chain.bech32, hdPaths: [stringToPath(`m/44'/${chain.slip44}'/0'/0/0`)] };
  const wallet = await DirectSecp256k1HdWallet.fromMnemonic(account.mnemonic, options);
  const [first] = await wallet.getAccounts();
  const client = await SigningStargateClient.createWithSigner(await Comet38Client.create(rpc), wallet, {
    gasPrice: GasPrice.fromString(`${chain.gasPrice}${chain.stakeDenom}`),
    broadcastPollIntervalMs: 20,
  });
  return { client, address: first?.address ?? '' };
}
