import { useState } from 'react';
import { trimPasted } from '#domain/pasted.ts';
import { useNetwork } from '#queries/network-context.tsx';
import { Button } from '#ui/button.tsx';
import { Select } from '#ui/select.tsx';
import { TextField } from '#ui/text-field.tsx';
import { useTransferSearch } from '../use-transfer-search.ts';
import { readHash } from './read-hash.ts';

/** Any transfer, of this device or of another, by the hash of the transaction that sent it. */
export function TrackForm() {
  const { network } = useNetwork();
  const { open } = useTransferSearch();
  const [text, setText] = useState('');
  const [chain, setChain] = useState('');
  const hash = readHash(text);
  const typed = trimPasted(text) !== '';
  return (
    <section aria-labelledby="track-title">
      <h2 id="track-title">Track a transfer</h2>
      <p className="mt-1 mb-3.5 max-w-[62ch] text-ink-2">
        Every transfer can be followed by the hash of its transaction, from any device: where the money is, and what happens next.
      </p>
      <form
        className="grid gap-3 desk:grid-cols-[minmax(0,260px)_minmax(0,1fr)_auto] desk:items-start"
        onSubmit={(event) => {
          event.preventDefault();
          if (hash.kind === 'ok') open({ track: hash.hash, on: chain });
        }}
      >
        <Select
          label="It was sent from"
          value={chain}
          onChange={setChain}
          options={[{ value: '', label: 'Any chain' }, ...network.chains.map(({ id, name }) => ({ value: id, label: name }))]}
        />
        <TextField
          label="Hash of the transaction"
          value={text}
          onChange={setText}
          error={typed && hash.kind === 'refused' ? hash.reason : undefined}
          mono
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
        />
        <div className="desk:pt-6">
          <Button type="submit" reason={!typed ? 'Paste a hash.' : hash.kind === 'refused' ? 'The hash needs a change.' : undefined}>
            Track
          </Button>
        </div>
      </form>
    </section>
  );
}
