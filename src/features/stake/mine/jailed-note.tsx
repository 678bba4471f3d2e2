import { Link } from 'wouter';
import { Note } from '#ui/note.tsx';
import { type Mine, monikerOf } from '../use-desk.ts';
import { useStakeSearch } from '../use-stake-search.ts';
import type { Validators } from '../validators/use-validators.ts';

/** Stake of mine that earns nothing, and what to do about it. */
export function JailedNote({ mine, validators }: { mine: Mine; validators: Validators }) {
  const { href } = useStakeSearch();
  const idle = mine.delegations.filter(({ validator }) => {
    const standing = validators.rowOf.get(validator)?.standing;
    return standing !== undefined && standing !== 'active';
  });
  if (idle.length === 0) return null;
  return (
    <div className="grid gap-3">
      {idle.map(({ validator }) => {
        const gone = validators.rowOf.get(validator)?.standing === 'tombstoned';
        const jailed = validators.rowOf.get(validator)?.standing === 'jailed';
        return (
          <Note key={validator} tone={gone ? 'bad' : 'warn'}>
            <b className="font-semibold">
              Your stake with <bdi>{monikerOf(validators, validator)}</bdi> earns nothing now.
            </b>{' '}
            {gone
              ? 'It signed two blocks of one height and can never come back.'
              : jailed
                ? 'It is jailed, mostly for being offline, until its operator brings it back.'
                : 'It is not in the active set.'}{' '}
            Nothing more is lost by moving: you can{' '}
            <Link href={href({ validator, do: 'redelegate' })} className="link">
              move your stake to another validator
            </Link>{' '}
            at once, without waiting{gone ? '.' : ', or leave it there and see whether it returns.'}
          </Note>
        );
      })}
    </div>
  );
}
