import { FeeText } from '#tx/fee-text.tsx';
import type { NetworkFee } from '#tx/network-fee.ts';
import type { Definition } from '#ui/definition-list.tsx';
import type { Desk } from '../use-desk.ts';

export function feeLine(fee: NetworkFee, { asset }: Desk): Definition {
  return { term: 'Network fee', value: <FeeText fee={fee} asset={asset} /> };
}
