import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { ValidatorDetails } from '#chain/staking/details.ts';
import { stakeAsset } from '#config/networks.ts';
import { amount } from '#domain/amount.ts';
import { type Dec, decFromInt, quoTruncate, sub } from '#domain/dec.ts';
import { group } from '#domain/digits.ts';
import { formatPercent } from '#domain/percent.ts';
import { useNetwork } from '#queries/network-context.tsx';
import { delegationQuery } from '#queries/staking-details.ts';
import { Address } from '#ui/address.tsx';
import { useChainNow } from '#ui/clock.ts';
import { DateText } from '#ui/date-text.tsx';
import { DefinitionList } from '#ui/definition-list.tsx';
import { Money } from '#ui/money.tsx';
import { Skeleton } from '#ui/skeleton.tsx';
import { accountOf } from './operator-account.ts';
import { StandingText } from './standing-text.tsx';
import type { Validators } from './use-validators.ts';
import type { ValidatorRow } from './validator-list.ts';

type Props = { row: ValidatorRow; details: ValidatorDetails; validators: Validators };

/** What the chain says of a validator. */
export function ValidatorFacts({ row, details, validators }: Props) {
  const { network } = useNetwork();
  const now = useChainNow();
  const asset = stakeAsset(network);
  const signing = validators.signingOf.get(details.consensusAddress);
  const until = signing?.jailedUntil ?? null;
  const line = (term: string, value: ReactNode) => ({ term, value });
  return (
    <DefinitionList
      items={[
        line('Operator', <Address address={details.operatorAddress} />),
        line('Status', <StandingText standing={row.standing} />),
        line(
          'Voting power',
          <>
            <Money amount={amount(asset, row.tokens)} digits={0} />
            {row.share > 0n && <span className="unit"> · {formatPercent(row.share)} of all</span>}
          </>,
        ),
        line('APR to you', row.apr === null ? 'not known' : `${formatPercent(row.apr)} after commission`),
        line('Commission', formatPercent(row.commission)),
        line('Can be raised to', `${formatPercent(row.maxCommission)}, by ${formatPercent(details.maxCommissionChangeRate)} a day`),
        line('Commission last changed', <DateText at={details.commissionUpdatedAt} />),
        line('Own stake', <OwnStake details={details} />),
        ...(row.uptime !== null && signing
          ? [
              line(
                'Uptime',
                <>
                  {formatPercent(row.uptime)}
                  <span className="unit">
                    {' '}
                    · missed {group(String(signing.missedBlocks))} of {group(String(validators.slashing?.signedBlocksWindow ?? ''))} blocks
                  </span>
                </>,
              ),
            ]
          : []),
        ...(row.standing === 'jailed' && until !== null
          ? [line(until > now ? 'Jailed until at least' : 'Could come back since', <DateText at={until} form="minute" />)]
          : []),
        ...(details.unbondingAt !== null ? [line('Has left the set on', <DateText at={details.unbondingAt} />)] : []),
        ...(slashedShare(details) > 0n
          ? [line('Lost to slashes so far', `${formatPercent(slashedShare(details))} of what is staked there`)]
          : []),
      ]}
    />
  );
}

/** Asked when the panel is opened, never for the whole table. */
function OwnStake({ details }: { details: ValidatorDetails }) {
  const { network, hub } = useNetwork();
  const account = accountOf(details.operatorAddress, hub.chain.bech32);
  const { data, isError } = useQuery({ ...delegationQuery(hub, account, details.operatorAddress), enabled: account !== '' });
  if (account === '' || isError) return <span>could not be read</span>;
  if (data === undefined) return <Skeleton chars={10} label="Reading its own stake" />;
  const base = data?.balance ?? 0n;
  const asset = stakeAsset(network);
  return (
    <>
      <Money amount={amount(asset, base)} digits={0} />
      {details.tokens > 0n && (
        <span className="unit"> · {formatPercent(quoTruncate(decFromInt(base), decFromInt(details.tokens)))} of its power</span>
      )}
    </>
  );
}

/** A share was one token before any slash. */
function slashedShare({ tokens, delegatorShares }: ValidatorDetails): Dec {
  if (delegatorShares === 0n) return decFromInt(0n);
  const lost = sub(decFromInt(1n), quoTruncate(decFromInt(tokens), delegatorShares));
  return lost > 0n ? lost : decFromInt(0n);
}
