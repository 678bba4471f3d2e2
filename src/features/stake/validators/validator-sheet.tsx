import { useQuery } from '@tanstack/react-query';
import { Link } from 'wouter';
import { sanitizeText } from '#domain/text.ts';
import { capabilitiesQuery } from '#queries/capabilities.ts';
import { useNetwork } from '#queries/network-context.tsx';
import { buttonClass } from '#ui/button-class.ts';
import { Dialog } from '#ui/dialog.tsx';
import { ExternalLink } from '#ui/external-link.tsx';
import { IconButton } from '#ui/icon-button.tsx';
import { Note } from '#ui/note.tsx';
import { useHubAddress } from '#wallet/wallet-context.tsx';
import { MineThere } from '../mine/mine-there.tsx';
import type { Action } from '../search.ts';
import { useStakeSearch } from '../use-stake-search.ts';
import { standingMeans } from './standing-text.tsx';
import type { Validators } from './use-validators.ts';
import { ValidatorFacts } from './validator-facts.tsx';

/** Everything about one validator, and what can be done there. Its place is in the address, so Back closes it. */
export function ValidatorSheet({ operator, validators }: { operator: string; validators: Validators }) {
  const { href, open } = useStakeSearch();
  const address = useHubAddress();
  const { hub } = useNetwork();
  const tokenizes = useQuery(capabilitiesQuery(hub)).data?.liquid === 'available';
  const row = validators.rowOf.get(operator);
  const details = validators.detailsOf.get(operator);
  const close = () => open({ validator: '' });
  if (!row || !details) {
    return (
      <Dialog open onClose={close} title="No such validator">
        <p className="mt-3 text-ink-2 wrap-anywhere">
          The chain knows no validator with the address {operator}. It may have left for good.
        </p>
      </Dialog>
    );
  }
  const to = (action: Action) => href({ validator: operator, do: action });
  const website = details.website.trim();
  return (
    <Dialog
      open
      onClose={close}
      title={<bdi>{row.whole}</bdi>}
      // The first stop of the keyboard, in sight, and not something whose tooltip would cover the title.
      above={
        <span className="float-end -me-2.5 -mt-2.5">
          <IconButton icon="close" label="Close" onClick={close} />
        </span>
      }
      actions={
        <div className="grid grid-cols-2 gap-2.5">
          {row.standing !== 'tombstoned' && (
            <Link href={to('delegate')} className={`${buttonClass('primary')} ${row.mine > 0n ? '' : 'col-span-2'}`}>
              Stake
            </Link>
          )}
          {row.mine > 0n && (
            <>
              <Link href={to('redelegate')} className={buttonClass('quiet')}>
                Move
              </Link>
              <Link href={to('undelegate')} className={buttonClass('quiet')}>
                Unstake
              </Link>
              {tokenizes && (
                <Link href={to('tokenize')} className={buttonClass('quiet')}>
                  Tokenize
                </Link>
              )}
            </>
          )}
        </div>
      }
    >
      <div className="mt-4 grid gap-5">
        {row.standing !== 'active' && <Note tone={row.standing === 'tombstoned' ? 'bad' : 'warn'}>{standingMeans(row.standing)}</Note>}
        {(details.details.trim() !== '' || website !== '') && (
          <div className="grid gap-1 text-ink-2 wrap-anywhere">
            <p>
              <bdi>{sanitizeText(details.details, 280)}</bdi>
            </p>
            {website !== '' && (
              <p>
                <ExternalLink href={website}>
                  <bdi dir="ltr">{sanitizeText(website, 60)}</bdi>
                </ExternalLink>
              </p>
            )}
          </div>
        )}
        <ValidatorFacts row={row} details={details} validators={validators} />
        {address !== null && <MineThere operator={operator} validators={validators} />}
      </div>
    </Dialog>
  );
}
