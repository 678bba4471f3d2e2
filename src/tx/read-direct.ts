import { decodeTx } from '#chain/tx/decode.ts';
import { encodeTx } from '#chain/tx/encode.ts';
import { Refused, same } from './gate-refusal.ts';
import type { SignContent } from './sign-content.ts';

type DirectDocument = {
  readonly chainId: string;
  readonly accountNumber: bigint;
  readonly bodyBytes: Uint8Array;
  readonly authInfoBytes: Uint8Array;
};

/**
 * Reads body and auth info. `mode` is what the signer info must name. Throws `Refused`, and what the strict decoder throws, for everything that this
 * application never writes: several signers, another kind of key, a payer or granter, extras, fields that the codecs do not know.
 */
export function readDirect({ chainId, accountNumber, bodyBytes, authInfoBytes }: DirectDocument, mode: SignContent['mode']): SignContent {
  const tx = decodeTx(encodeTx(bodyBytes, authInfoBytes, new Uint8Array(64)));
  if (tx.hasExtras) throw new Refused('extras', 'none', 'a tip, a time limit, an extension or another order');
  const [signer, ...others] = tx.signers;
  if (!signer || others.length > 0) throw new Refused('signers', '1', String(tx.signers.length));
  same('sign-mode', mode, signer.mode);
  if (!signer.pubkey) throw new Refused('public-key', 'a secp256k1 key', 'another key or none');
  same('fee-payer', '', tx.feePayer);
  same('fee-granter', '', tx.feeGranter);
  const { messages, memo, timeoutHeight, fee, gas } = tx;
  const { pubkey, sequence } = signer;
  return { mode, chainId, accountNumber, sequence, pubkey, messages, memo, timeoutHeight, fee, gas };
}
