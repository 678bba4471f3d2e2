import { useQuery } from '@tanstack/react-query';
import { isMissingModule } from '#chain/probe.ts';
import { amount } from '#domain/amount.ts';
import { decFromInt, quoTruncate } from '#domain/dec.ts';
import { formatPercent } from '#domain/percent.ts';
import { undelegateMax } from '#domain/staking-amounts.ts';
import { receivesUntil } from '#domain/staking-limits.ts';
import { type LiquidCaps, quoteTokenize, roomBelowCaps } from '#domain/tokenized-shares.ts';
import { tokenizableAt } from '#domain/vesting.ts';
import { liquidParamsQuery, liquidSharesQuery, tokenizeLockQuery, totalLiquidStakedQuery } from '#queries/liquid-shares.ts';
import { useNetwork } from '#queries/network-context.tsx';
import { poolQuery } from '#queries/staking.ts';
import { vestingQuery } from '#queries/vesting.ts';
import { gateOf, gateWithFee } from '#tx/form-gate.ts';
import { useNetworkFee } from '#tx/network-fee.ts';
import { txAsset } from '#tx/tx-asset.ts';
import { useTx } from '#tx/use-tx.ts';
import { useChainNow } from '#ui/clock.ts';
import { DateText } from '#ui/date-text.tsx';
import { Money } from '#ui/money.tsx';
import { Note } from '#ui/note.tsx';
import { typedProblem } from '#ui/typed-problem.ts';
import { useWallet } from '#wallet/wallet-context.tsx';
import { tokenizeIntent } from '../intents/share-intents.ts';
import { type Desk, delegationAt, earnedAt, monikerOf } from '../use-desk.ts';
import { AmountInput } from './amount-input.tsx';
import { feeLine } from './fee-line.tsx';
import { FeeNote, RefusalNote, StandingNote } from './form-notes.tsx';
import { FormPage } from './form-page.tsx';
import { tokenizeGas } from './gas-guesses.ts';
import { refusalText } from './refusal-text.ts';
import { useAmountInput } from './use-form.ts';

/** Turns a delegation into shares that can be sent. */
export function TokenizeForm({ desk, operator }: { desk: Desk; operator: string }) {
  const { network, hub } = useNetwork();
  const wallet = useWallet();
  const { start } = useTx();
  const now = useChainNow();
  const input = useAmountInput(desk.asset);
  const { mine, asset, order, validators } = desk;
  const moniker = monikerOf(validators, operator);
  const validator = validators.detailsOf.get(operator) ?? null;
  const delegation = delegationAt(mine, operator);
  const rules = useTokenizeRules(mine?.address ?? null, operator);
  const vesting = useQuery({ ...vestingQuery(hub, mine?.address ?? ''), enabled: mine !== null });
  const tokenizable = vesting.data ? tokenizableAt(vesting.data, asset.denom, now) : null;
  const held = receivesUntil(mine?.redelegations ?? [], operator);
  const most = least([
    validator && delegation ? undelegateMax(validator, delegation.shares) : 0n,
    tokenizable,
    validator && rules.caps ? roomBelowCaps(validator, rules.caps) : null,
  ]);
  const earned = earnedAt(mine, operator);
  const quote =
    input.base === null || mine === null || rules.lock === null
      ? null
      : quoteTokenize({
          validator,
          shares: delegation?.shares ?? null,
          base: input.base,
          lock: rules.lock,
          tokenizable,
          redelegations: mine.redelegations,
          caps: rules.caps,
        });
  const shares = { ...txAsset(network, hub.chain.id, `${operator}/0`), symbol: 'shares' };
  const intent =
    order && input.base !== null && quote?.kind === 'ok'
      ? tokenizeIntent({ ...order, validator: operator, base: input.base, tokens: shares, minted: quote.tokens, rewards: earned })
      : null;
  const fee = useNetworkFee(tokenizeGas, intent);
  const noFee = mine !== null && mine.spendable < fee.least;
  const about = { asset, validator: moniker };
  const never =
    (rules.missing ? 'This chain cannot tokenize delegations.' : null) ??
    (mine !== null && delegation === null ? `You have nothing staked with ${moniker}.` : null) ??
    (rules.lock && rules.lock.status !== 'unlocked'
      ? refusalText({ kind: 'refused', reason: 'locked', limit: null, freesAt: rules.lock.expiresAt }, about)
      : null) ??
    (held === null ? null : refusalText({ kind: 'refused', reason: 'receiving', limit: null, freesAt: held }, about)) ??
    (rules.failed ? 'The rules for tokenizing could not be read.' : null) ??
    (rules.lock === null && mine !== null ? 'The rules for tokenizing are being read.' : null);
  const problem = typedProblem(input.parsed, asset) ?? (never === null && quote?.kind === 'refused' ? refusalText(quote, about) : null);
  const gate = gateOf({ wallet, typed: input.parsed.kind, problem, reading: desk.reading, closed: never });
  return (
    <FormPage
      title={
        <>
          Tokenize stake with <bdi>{moniker}</bdi>
        </>
      }
      desk={desk}
      intent={intent}
      gets={{ label: 'You get, in the same block', amount: quote?.kind === 'ok' ? <Money amount={amount(shares, quote.tokens)} /> : '' }}
      lines={[
        { term: 'Worth', value: quote?.kind === 'ok' ? <Money amount={amount(asset, quote.arrives)} /> : '' },
        ...(earned > 0n ? [{ term: 'Rewards paid out along with it', value: <Money amount={amount(asset, earned)} /> }] : []),
        { term: 'Your lock against tokenizing', value: lockText(rules) },
        ...(rules.caps
          ? [{ term: 'Liquid on the whole chain', value: `${usedText(rules.caps)} of at most ${formatPercent(rules.caps.globalCap, 0)}` }]
          : []),
        ...(rules.caps && validator
          ? [
              {
                term: 'Can become liquid there now',
                value: <Money amount={amount(asset, roomBelowCaps(validator, rules.caps))} digits={0} />,
              },
            ]
          : []),
        ...(tokenizable !== null ? [{ term: 'Vested, so can be tokenized', value: <Money amount={amount(asset, tokenizable)} /> }] : []),
        feeLine(fee, desk),
      ]}
      notes={
        <>
          {never && mine !== null && (rules.lock !== null || rules.missing || rules.failed) && <Note tone="warn">{never}</Note>}
          {held !== null && (
            <Note tone="info">
              It is settled on <DateText at={held} form="minute" />.
            </Note>
          )}
          <StandingNote desk={desk} operator={operator} />
          {noFee && <FeeNote desk={desk} fee={fee.most} />}
          {problem === null && <RefusalNote refusal={fee.refusal} />}
        </>
      }
      action="Review tokenizing"
      gate={gateWithFee(gate, noFee, asset.symbol)}
      onAction={() => intent && start(intent)}
      beside={
        <>
          <p>
            Your delegation becomes shares: a token of this one validator that can be sent like any other. Whoever holds the shares can turn
            them into a delegation again at any time. Nothing unbonds, and the stake goes on earning.
          </p>
          <p>
            The rewards belong to the owner of the record, which is you, even when the shares are sent away. A slash reduces what the shares
            are worth.
          </p>
          <p>
            The chain limits how much of all stake, and of one validator, may be liquid. An account can lock itself against tokenizing, and
            stake that was moved not long ago waits until that is settled. Each of these is checked above before you sign.
          </p>
          <p>Liquid staking is the simpler way for most: its token stands for many validators.</p>
        </>
      }
    >
      <AmountInput
        label="You tokenize"
        input={input}
        asset={asset}
        has="Staked there"
        available={delegation?.balance ?? null}
        max={mine && most}
        problem={problem}
      />
    </FormPage>
  );
}

type Rules = {
  readonly lock: { readonly status: 'locked' | 'unlocked' | 'lock-expiring'; readonly expiresAt: number | null } | null;
  readonly caps: LiquidCaps | null;
  readonly missing: boolean;
  readonly failed: boolean;
};

function useTokenizeRules(address: string | null, operator: string): Rules {
  const { hub } = useNetwork();
  const lock = useQuery({ ...tokenizeLockQuery(hub, address ?? ''), enabled: address !== null });
  const params = useQuery(liquidParamsQuery(hub));
  const total = useQuery(totalLiquidStakedQuery(hub));
  const shares = useQuery(liquidSharesQuery(hub));
  const pool = useQuery(poolQuery(hub));
  const caps =
    params.data && total.data !== undefined && shares.data && pool.data
      ? {
          ...params.data,
          totalLiquid: total.data,
          bondedTokens: pool.data.bondedTokens,
          validatorLiquidShares: shares.data.find(({ validator }) => validator === operator)?.shares ?? decFromInt(0n),
        }
      : null;
  const missing = isMissingModule(params.error) || isMissingModule(lock.error);
  return { lock: lock.data ?? null, caps, missing, failed: !missing && lock.isError && lock.data === undefined };
}

function lockText({ lock }: Rules) {
  if (lock === null) return 'not known yet';
  return { unlocked: 'none', locked: 'locked', 'lock-expiring': 'being lifted' }[lock.status];
}

function usedText({ totalLiquid, bondedTokens }: LiquidCaps): string {
  return bondedTokens === 0n ? '0\u00a0%' : formatPercent(quoTruncate(decFromInt(totalLiquid), decFromInt(bondedTokens)), 1);
}

function least(limits: readonly (bigint | null)[]): bigint {
  return limits.reduce<bigint>((most, limit) => (limit !== null && limit < most ? limit : most), limits[0] ?? 0n);
}
