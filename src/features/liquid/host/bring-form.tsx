import { amount } from '#domain/amount.ts';
import { arrivalText, spanText } from '#domain/moves-text.ts';
import type { HostPool } from '#queries/host-pool.ts';
import { FeeText } from '#tx/fee-text.tsx';
import { WALLET_NAMES } from '#tx/wallet-name.ts';
import { ErrorRow } from '#ui/error-row.tsx';
import { Money } from '#ui/money.tsx';
import { Note } from '#ui/note.tsx';
import { LiquidForm, type LiquidTab } from '../liquid-form.tsx';
import { GasNote, RefusalNote } from './host-notes.tsx';
import { mintLines } from './mint-host-form.tsx';
import { MintSteps } from './mint-steps.tsx';
import { SourceField } from './source-field.tsx';
import { useBring } from './use-bring.ts';
import type { HomeAccount } from './use-home-account.ts';
import type { HostDesk } from './use-host-desk.ts';

type Props = LiquidTab & { readonly desk: HostDesk; readonly pool: HostPool; readonly home: HomeAccount };

/** Mint a liquid coin from what is still on its own chain: one signature brings it to the hub, and the next mints. */
export function BringForm({ desk, pool, home, ...tabs }: Props) {
  const bring = useBring(desk, pool, home);
  const { stk, xprt, mine, circumstances, hubName } = desk;
  const { route, quote, fee, mintFee } = bring;
  return (
    <div className="two">
      <LiquidForm
        {...tabs}
        label="You stake"
        text={bring.text}
        onType={bring.onType}
        given={home.asset}
        available={bring.available}
        max={bring.max}
        problem={bring.problem}
        before={<SourceField desk={desk} home={home} from={home.chain} />}
        gets={{
          label: 'You get, after two signatures',
          amount: quote?.kind === 'ok' ? <Money amount={amount(stk, quote.received)} /> : '',
        }}
        lines={[
          ...mintLines(desk, pool),
          { term: `First, to ${hubName}`, value: route ? arrivalText(route) : '' },
          { term: 'If that fails, it is back', value: route ? `within ${spanText(route.returnsWithin)}` : '' },
          { term: 'Network fee of the transfer', value: <FeeText fee={fee} asset={home.asset} /> },
          { term: 'Network fee of the mint', value: <FeeText fee={mintFee} asset={xprt} /> },
        ]}
        bars={null}
        notes={
          <>
            {home.address !== null && home.spendable.state === 'failed' && (
              <ErrorRow what={`what you have on ${home.chainName}`} onRetry={home.spendable.retry} />
            )}
            {bring.noFeeThere && bring.available !== null && (
              <GasNote
                what="The transfer"
                on={home.chainName}
                fee={amount(home.asset, fee.most)}
                has={amount(home.asset, bring.available)}
              />
            )}
            {bring.noFeeHere && mine && (
              <GasNote what="The mint" on={hubName} fee={amount(xprt, mintFee.most)} has={amount(xprt, mine.gas)} />
            )}
            {bring.joinProblem && (
              <Note tone="bad" live>
                {bring.joinProblem}
              </Note>
            )}
            <RefusalNote refusal={bring.refusal} />
          </>
        }
        action={bring.joins ? `Connect ${home.chainName}${walletName(circumstances.wallet)}` : 'Review the transfer'}
        gate={bring.gate}
        onAction={bring.act}
      />
      <MintSteps desk={desk} pool={pool} brought={route ? arrivalText(route) : null} />
    </div>
  );
}

function walletName(wallet: HostDesk['circumstances']['wallet']): string {
  return wallet.state === 'connected' ? ` in ${WALLET_NAMES[wallet.provider]}` : '';
}
