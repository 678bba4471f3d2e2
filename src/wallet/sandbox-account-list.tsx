import { SANDBOX_ACCOUNTS, type SandboxAccount } from '#config/sandbox-accounts.ts';
import { shortAddress } from '#domain/address.ts';
import { Button } from '#ui/button.tsx';
import { Details } from '#ui/details.tsx';
import { Identicon } from '#ui/identicon.tsx';
import { What } from '#ui/what.tsx';

/** The first ones are for people; the others (vesting accounts, validators) are for who looks for a special case. */
const OFFERED = 5;

type Props = { readonly onChoose: (account: string) => void };

/** The seeded accounts: the first step of who only wants to try. */
export function SandboxAccountList({ onChoose }: Props) {
  return (
    <section>
      <h3 className="label mb-1">Sandbox accounts, with play money</h3>
      <Rows accounts={SANDBOX_ACCOUNTS.slice(0, OFFERED)} onChoose={onChoose} />
      <Details summary="More accounts">
        <Rows accounts={SANDBOX_ACCOUNTS.slice(OFFERED)} onChoose={onChoose} />
      </Details>
    </section>
  );
}

function Rows({ accounts, onChoose }: Props & { readonly accounts: readonly SandboxAccount[] }) {
  return (
    <ul className="border-t border-line">
      {accounts.map(({ name, address }) => (
        <li key={name} className="flex min-h-10 items-center justify-between gap-4 border-b border-line py-2">
          <What mark={<Identicon address={address} />} title={name} detail={<span className="font-mono">{shortAddress(address)}</span>} />
          <Button look={name === SANDBOX_ACCOUNTS[0]?.name ? 'primary' : 'quiet'} size="small" onClick={() => onChoose(name)}>
            Use {name}
          </Button>
        </li>
      ))}
    </ul>
  );
}
