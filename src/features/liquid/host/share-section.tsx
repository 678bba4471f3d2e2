import { amount } from '#domain/amount.ts';
import type { HostPool } from '#queries/host-pool.ts';
import { useNetworkFee } from '#tx/network-fee.ts';
import { Address } from '#ui/address.tsx';
import { Button } from '#ui/button.tsx';
import { Money } from '#ui/money.tsx';
import { type Column, StatementTable } from '#ui/statement-table.tsx';
import { TokenMark } from '#ui/token-mark.tsx';
import { What } from '#ui/what.tsx';
import { SHARES_GAS } from './host-gas.ts';
import { hostSharesRefusalText } from './host-refusal-text.ts';
import { freshShares } from './host-requote.ts';
import type { MintSharesOrder } from './mint-shares-intent.ts';
import type { HostShareToken } from './share-tokens.ts';
import type { HostDesk } from './use-host-desk.ts';
import { useShareTokens } from './use-share-tokens.ts';

type Props = { readonly desk: HostDesk; readonly pool: HostPool };

/** Tokenized shares of delegations on the host chain, each of which mints at once. Nothing for whoever has none. */
export function ShareSection({ desk, pool }: Props) {
  const tokens = useShareTokens(pool, desk.account?.sender ?? null);
  return tokens.length === 0 ? null : <Shares desk={desk} tokens={tokens} />;
}

function Shares({ desk, tokens }: { desk: HostDesk; tokens: readonly HostShareToken[] }) {
  const { stk, coin, xprt, mine, account, circumstances, hostName, source, start } = desk;
  const fee = useNetworkFee(SHARES_GAS, null);
  const { wallet } = circumstances;
  const offFor = ({ quote }: HostShareToken): string | null => {
    if (quote.kind === 'refused') return hostSharesRefusalText(quote, desk);
    if (wallet.state !== 'connected' || wallet.capability === 'none') return 'You are watching this address. Connect its wallet to sign.';
    return mine && mine.gas >= fee.least ? null : `There is too little ${xprt.symbol} for the network fee.`;
  };
  const mint = (token: HostShareToken) => {
    if (!account || token.quote.kind !== 'ok') return;
    const order: MintSharesOrder = { ...account, token, quote: token.quote };
    start(freshShares(order, source));
  };
  const columns: readonly Column<HostShareToken>[] = [
    {
      id: 'what',
      head: 'Shares with',
      cell: ({ operator, recordId, quote }) => (
        <What
          mark={<TokenMark mark={coin.mark} />}
          title={<Address address={operator} copy={false} />}
          detail={
            <>
              record {String(recordId)}
              {quote.kind === 'ok' ? (
                <>
                  , worth <Money amount={amount(coin, quote.worth)} />
                </>
              ) : (
                `: ${hostSharesRefusalText(quote, desk)}`
              )}
            </>
          }
        />
      ),
    },
    {
      id: 'gets',
      head: 'You get',
      align: 'end',
      cell: ({ quote }) => quote.kind === 'ok' && <Money amount={amount(stk, quote.received)} unit="wide" />,
    },
    {
      id: 'action',
      head: 'Action',
      headHidden: true,
      align: 'end',
      cell: (token) => (
        <Button look="act" reason={offFor(token) ?? undefined} onClick={() => mint(token)}>
          Mint
        </Button>
      ),
    },
  ];
  return (
    <section aria-labelledby="shares-title">
      <h2 id="shares-title">Your tokenized shares of {hostName}</h2>
      <p className="mt-1 mb-2.5 max-w-[62ch] text-ink-2">
        A delegation that you have tokenized on {hostName} can become {stk.symbol} as it is, without unbonding.
      </p>
      <StatementTable caption={`Tokenized shares of ${hostName}`} columns={columns} rows={tokens} rowKey={({ denom }) => denom} />
    </section>
  );
}
