import { EXCHANGE_WARNING } from '#domain/receiver.ts';
import { Address } from '#ui/address.tsx';
import { Button } from '#ui/button.tsx';
import { Note } from '#ui/note.tsx';
import { TextField } from '#ui/text-field.tsx';
import type { Receiver } from './use-receiver.ts';

type Props = {
  readonly receiver: Receiver;
  readonly chainName: string;
  /** Who has to sign there again needs the own account. */
  readonly onlyOwn: boolean;
};

/** Who receives: the user's own account, as the wallet gives it, or another one that was typed and then confirmed. */
export function ReceiverField({ receiver, chainName, onlyOwn }: Props) {
  const { choice, choose, verdict, own } = receiver;
  if (choice.kind === 'own') {
    return (
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
        <span className="min-w-0">
          <span className="label block">Your account on {chainName}</span>
          {own === null ? <span className="text-note text-ink-2">not connected</span> : <Address address={own} />}
        </span>
        {!onlyOwn && (
          <Button look="act" onClick={() => choose({ kind: 'other', text: '', confirmed: false })}>
            Send to another account
          </Button>
        )}
      </div>
    );
  }
  return (
    <div className="grid gap-2">
      <TextField
        label={`Receiver on ${chainName}`}
        value={choice.text}
        onChange={(text) => choose({ kind: 'other', text, confirmed: false })}
        error={verdict?.kind === 'refused' ? verdict.reason : undefined}
        hint={verdict?.kind === 'own' ? 'This is your own account.' : undefined}
        mono
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
      />
      <div>
        <Button look="act" onClick={() => choose({ kind: 'own' })}>
          Send to your own account
        </Button>
      </div>
      {verdict?.kind === 'custom' && (
        <Confirmation
          address={verdict.address}
          contract={verdict.contract}
          confirmed={choice.confirmed}
          onChange={(confirmed) => choose({ ...choice, confirmed })}
        />
      )}
    </div>
  );
}

type ConfirmationProps = { address: string; contract: boolean; confirmed: boolean; onChange: (confirmed: boolean) => void };

/** The whole address again, as it will be signed, with what is lost if it is wrong. */
function Confirmation({ address, contract, confirmed, onChange }: ConfirmationProps) {
  return (
    <Note tone="warn" live>
      <p>
        <b className="font-semibold">This is not your own account:</b> <Address address={address} form="whole" copy={false} />
      </p>
      <p className="mt-1.5">{EXCHANGE_WARNING}</p>
      {contract && (
        <p className="mt-1.5">It is as long as the address of a contract. A contract that does not expect the money keeps it for ever.</p>
      )}
      <label className="mt-2 flex min-h-10 cursor-pointer items-center gap-2.5 font-semibold">
        <input
          type="checkbox"
          className="size-5 flex-none accent-(--ink)"
          checked={confirmed}
          onChange={({ target }) => onChange(target.checked)}
        />
        I have compared this address, and it is not of an exchange.
      </label>
    </Note>
  );
}
