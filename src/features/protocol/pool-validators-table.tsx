import { useQuery } from '@tanstack/react-query';
import { Link } from 'wouter';
import { liquidAsset, stakeAsset } from '#config/networks.ts';
import { shortAddress } from '#domain/address.ts';
import { amount } from '#domain/amount.ts';
import { type Dec, decFromAtomics } from '#domain/dec.ts';
import { formatPercent } from '#domain/percent.ts';
import { sanitizeText } from '#domain/text.ts';
import { liquidStakeParamsQuery, liquidValidatorsQuery } from '#queries/liquidstake.ts';
import { useNetwork } from '#queries/network-context.tsx';
import { readAll } from '#queries/reading.ts';
import { validatorsQuery } from '#queries/staking.ts';
import { Money } from '#ui/money.tsx';
import { type Column, StatementTable } from '#ui/statement-table.tsx';
import { What } from '#ui/what.tsx';
import { type PoolStanding, type PoolValidator, poolValidators } from './pool-validators.ts';
import { Read } from './read.tsx';

const STANDINGS: Readonly<Record<PoolStanding, string>> = {
  active: 'active',
  jailed: 'jailed: earns nothing until it is back',
  unbonded: 'out of the active set: earns nothing',
  inactive: 'inactive: takes no new stake',
};

const MONIKER = 40;

/** Who validates with the pool's stake: what each should have, and what it has. */
export function PoolValidatorsTable() {
  const { network, hub } = useNetwork();
  const reading = readAll({
    params: useQuery(liquidStakeParamsQuery(hub)),
    liquidValidators: useQuery(liquidValidatorsQuery(hub)),
    validators: useQuery(validatorsQuery(hub)),
  });
  const stake = stakeAsset(network);
  const columns: readonly Column<PoolValidator>[] = [
    { id: 'who', head: 'Validator', cell: (row) => <What title={<Name of={row} />} detail={<Standing of={row} />} /> },
    { id: 'target', head: 'Target', align: 'end', cell: ({ target }) => <Share of={target} /> },
    { id: 'actual', head: 'Actual', align: 'end', cell: ({ actual }) => <Share of={actual} /> },
    { id: 'drift', head: 'Off target', align: 'end', from: 'wide', cell: ({ drift }) => <Share of={drift} sign /> },
    {
      id: 'stake',
      head: 'Stake',
      align: 'end',
      from: 'wide',
      cell: ({ tokens }) => <Money amount={amount(stake, tokens)} digits={2} />,
    },
    {
      id: 'commission',
      head: 'Commission',
      align: 'end',
      from: 'wide',
      cell: ({ commission }) => commission !== null && <Share of={commission} />,
    },
  ];
  return (
    <section>
      <h2 className="mb-2.5">Validators of the pool</h2>
      <p className="mb-2.5 max-w-[68ch] text-ink-2">
        What is minted from is shared out by target weight. Stake that is there already is not moved: rewards, slashes and redemptions let
        it drift from its target. A redemption takes from all of them in proportion to what they have.
      </p>
      <Read reading={reading} what="the validators of the pool">
        {({ params, liquidValidators, validators }) => (
          <StatementTable
            caption={`Validators behind ${liquidAsset(network).symbol}`}
            columns={columns}
            rows={poolValidators(params, liquidValidators, validators)}
            rowKey={({ address }) => address}
          />
        )}
      </Read>
    </section>
  );
}

/** Leads to what the Stake page knows of it. */
function Name({ of: { moniker, address } }: { of: PoolValidator }) {
  return (
    <Link href={`/stake?validator=${encodeURIComponent(address)}`} className="link">
      {sanitizeText(moniker, MONIKER) || shortAddress(address)}
    </Link>
  );
}

function Standing({ of }: { of: PoolValidator }) {
  return <span className={of.standing === 'active' ? '' : 'font-medium text-bad'}>{STANDINGS[of.standing]}</span>;
}

/** Rounded to the nearest hundredth of a percent: shares that are meant to be equal do not look unequal because of a crumb. */
function Share({ of, sign }: { of: Dec; sign?: boolean }) {
  const rounded = decFromAtomics(((of + (of < 0n ? -HALF : HALF)) / (2n * HALF)) * 2n * HALF);
  return (
    <span className="num">
      {sign && rounded > 0n && '+'}
      {formatPercent(rounded)}
    </span>
  );
}

const HALF = 5n * 10n ** 13n;
