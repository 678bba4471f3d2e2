type Props = {
  /** How many more unbonding entries are possible with this validator. */
  left: number;
  /** `max_entries` of the chain, usually 7. */
  max?: number | undefined;
};

/** One dot for each unbonding entry that a validator allows: full ones are taken. */
export function Entries({ left, max = 7 }: Props) {
  const free = Math.max(0, Math.min(left, max));
  return (
    <span role="img" aria-label={`${free} of ${max} left`} className="inline-flex gap-[3px]">
      {Array.from({ length: max }, (_, index) => index).map((index) => (
        <span key={index} className={`size-2 rounded-full border-[1.5px] border-b-staked ${index < max - free ? 'bg-b-staked' : ''}`} />
      ))}
    </span>
  );
}
