import { Button } from '#ui/button.tsx';
import { ExternalLink } from '#ui/external-link.tsx';
import { What } from '#ui/what.tsx';
import type { ProviderInfo } from './wallet.ts';

type Props = { readonly provider: ProviderInfo; readonly onConnect: () => void };

/** A wallet: connect it, get it, or read why and since when it is on its way out. */
export function ProviderRow({ provider, onConnect }: Props) {
  const { name, installed, link, lifecycle } = provider;
  const isLeaving = lifecycle.state !== 'active';
  return (
    <li className="border-b border-line py-3">
      <div className="flex min-h-10 items-center justify-between gap-4">
        <What title={name} detail={installed ? 'Installed' : 'Not installed'} />
        {installed && (
          <Button look={isLeaving ? 'act' : 'quiet'} size="small" onClick={onConnect}>
            Connect {name}
          </Button>
        )}
        {!installed && link && <ExternalLink href={link}>Get {name}</ExternalLink>}
      </div>
      {isLeaving && (
        <p className="mt-1 text-small text-ink-3">
          {lifecycle.reason} <ExternalLink href={lifecycle.source}>Source</ExternalLink>
        </p>
      )}
    </li>
  );
}
