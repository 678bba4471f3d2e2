import type { Context } from '../context.ts';
import type { Validator } from '../state.ts';

/** A validator is bonded (again): its window of liveness begins at this height. */
export function startSigning(context: Context, validator: Validator): void {
  const { store, height } = context;
  const address = validator.consensusAddress;
  const info = store.get('signingInfos', address);
  const fresh = { address, startHeight: height, indexOffset: 0n, jailedUntil: 0n, tombstoned: false, missedBlocks: 0n };
  store.set('signingInfos', address, info ? { ...info, startHeight: height } : fresh);
}
