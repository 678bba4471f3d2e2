import { Button } from './button.tsx';

type Props = {
  /** What could not be read: "your delegations". */
  what: string;
  /** Why, in a sentence for newcomers. */
  why?: string | undefined;
  onRetry?: (() => void) | undefined;
};

/** Stands where the rows would; the others go on. */
export function ErrorRow({ what, why, onRetry }: Props) {
  return (
    <div role="alert" className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 border-t border-line py-3">
      <p className="min-w-0 wrap-anywhere">
        <span className="font-semibold">Could not read {what}.</span> {why && <span className="text-ink-2">{why}</span>}
      </p>
      {onRetry && (
        <Button look="act" onClick={onRetry}>
          Try again
        </Button>
      )}
    </div>
  );
}
