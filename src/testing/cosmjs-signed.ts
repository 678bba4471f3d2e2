import { DirectSecp256k1HdWallet, type EncodeObject, type GeneratedType, Registry } from '@cosmjs/proto-signing';
import { defaultRegistryTypes, SigningStargateClient, type StdFee } from '@cosmjs/stargate';
import { Comet38Client, type RpcClient } from '@cosmjs/tendermint-rpc';
import { TxRaw } from 'cosmjs-types/cosmos/tx/v1beta1/tx';
import { MsgLiquidStake, MsgLiquidUnstake } from '../chain/gen/pstake/liquidstake/v1beta1/liquidstake.ts';
import { SANDBOX_ACCOUNTS } from '../config/sandbox-accounts.ts';

const OWN: [string, GeneratedType][] = [
  ['/pstake.liquidstake.v1beta1.MsgLiquidStake', MsgLiquidStake],
  ['/pstake.liquidstake.v1beta1.MsgLiquidUnstake', MsgLiquidUnstake],
];
const registry = new Registry([...defaultRegistryTypes, ...OWN]);

/** A fee that covers a redemption over eight validators. */
const GENEROUS: StdFee = { amount: [{ denom: 'uxprt', amount: '50000' }], gas: '10000000' };

/** Bytes of a transaction that CosmJS signed for a sandbox account. */
export async function cosmjsSigned(rpc: RpcClient, name: string, messages: readonly EncodeObject[], fee = GENEROUS): Promise<Uint8Array> {
  const account = SANDBOX_ACCOUNTS.find((one) => one.name === name);
  if (!account) throw new Error(`no account ${name}`);
  const wallet = await DirectSecp256k1HdWallet.fromMnemonic(account.mnemonic, { prefix: 'persistence' });
  const client = await SigningStargateClient.createWithSigner(await Comet38Client.create(rpc), wallet, { registry });
  const signer = { ...(await client.getSequence(account.address)), chainId: await client.getChainId() };
  return TxRaw.encode(await client.sign(account.address, messages, fee, '', signer)).finish();
}
