import { tip } from '#ui/tip.ts';
import type { Standing } from './validator-list.ts';

const WORDS: Readonly<Record<Standing, { readonly word: string; readonly means: string }>> = {
  active: { word: 'Active', means: 'Bonded: it signs blocks, and its delegators earn.' },
  unbonding: { word: 'Unbonding', means: 'It left the active set and earns nothing now. Stake there stays exposed until it has left.' },
  unbonded: { word: 'Inactive', means: 'Unbonded: it is not in the active set, so stake there earns nothing.' },
  jailed: { word: 'Jailed', means: 'It broke the rules of the chain, mostly by being offline, and earns nothing until it comes back.' },
  tombstoned: { word: 'Removed', means: 'Tombstoned: it signed two blocks of one height and can never come back. Move your stake away.' },
};

/** How a validator stands, in a word; what that means in the tooltip, where it is not as it should be: no stop of the keyboard for the others. */
export function StandingText({ standing }: { standing: Standing }) {
  const { word, means } = WORDS[standing];
  const bad = standing === 'jailed' || standing === 'tombstoned';
  return (
    <span
      className={`whitespace-nowrap ${bad ? 'font-semibold text-bad' : standing === 'active' ? '' : 'text-ink-2'}`}
      {...(standing === 'active' ? {} : tip(means))}
    >
      {word}
    </span>
  );
}

export function standingWord(standing: Standing): string {
  return WORDS[standing].word;
}

export function standingMeans(standing: Standing): string {
  return WORDS[standing].means;
}
