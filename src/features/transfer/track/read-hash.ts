import { trimPasted } from '#domain/pasted.ts';

/** The hash of a transaction as chains write it, in upper case; or why the text is none, in a sentence. */
export type ReadHash = { readonly kind: 'ok'; readonly hash: string } | { readonly kind: 'refused'; readonly reason: string };

/** Reads what somebody pasted: wallets and explorers write hashes in both cases, some with `0x` before them, some inside of a link. */
export function readHash(text: string): ReadHash {
  const pasted = trimPasted(text);
  const bare = /^(?:0x)?([0-9a-f]{64})$/i.exec(pasted) ?? /^https?:\/\/\S{0,200}\/([0-9a-f]{64})$/i.exec(pasted);
  if (bare?.[1]) return { kind: 'ok', hash: bare[1].toUpperCase() };
  if (/^[a-z]{1,83}1[02-9ac-hj-np-z]{20,}$/i.test(pasted))
    return refused('This is an address. A transfer is found by the hash of its transaction.');
  if (/^[0-9a-f]+$/i.test(pasted)) return refused(`A hash has 64 characters, this has ${pasted.length}.`);
  return refused('A hash has 64 characters: the digits 0 to 9 and the letters A to F.');
}

function refused(reason: string): ReadHash {
  return { kind: 'refused', reason };
}
