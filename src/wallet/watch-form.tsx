import { Button } from '#ui/button.tsx';
import { TextField } from '#ui/text-field.tsx';

type Props = {
  readonly address: string;
  readonly onChange: (address: string) => void;
  /** Why this address cannot be watched, after it was tried. */
  readonly problem: string | null;
  readonly onWatch: () => void;
};

/** Looking without a wallet: nothing is asked for but an address. */
export function WatchForm({ address, onChange, problem, onWatch }: Props) {
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        onWatch();
      }}
    >
      <TextField
        label="Watch an address, without a wallet"
        value={address}
        onChange={onChange}
        error={problem ?? undefined}
        hint="You see what this account owns. Signing needs a wallet."
        mono
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
      />
      <div className="mt-2">
        <Button type="submit" reason={address.trim() === '' ? 'Type or paste an address.' : undefined}>
          Watch
        </Button>
      </div>
    </form>
  );
}
