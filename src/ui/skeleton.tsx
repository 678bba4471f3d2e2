type Props = {
  /** About how many characters the number will have. */
  chars: number;
  /** What is being read, for screen readers: "Reading your balance". Without it the block is silent, for the second and later of a group. */
  label?: string | undefined;
};

/** A hairline block as wide as the number that will stand here, so that nothing moves when it arrives. */
export function Skeleton({ chars, label }: Props) {
  return (
    <span aria-busy="true" className="inline-block max-w-full border-b border-line-strong align-baseline" style={{ width: `${chars}ch` }}>
      <span className="sr-only">{label}</span>&nbsp;
    </span>
  );
}
