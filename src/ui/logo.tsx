type Props = { size?: number | undefined };

/** The sign of stkhub: a drop in a hexagon. Decoration; the name stands beside it. */
export function Logo({ size = 26 }: Props) {
  return (
    <svg viewBox="0 0 28 28" width={size} height={size} aria-hidden="true" className="flex-none">
      <path d="M14 1.5l11 6.2v12.6l-11 6.2-11-6.2V7.7z" fill="none" stroke="currentColor" strokeWidth="2.2" />
      <path d="M14 8c3 3.7 4.4 5.8 4.4 7.8a4.4 4.4 0 1 1-8.8 0C9.6 13.8 11 11.7 14 8z" className="fill-accent" />
    </svg>
  );
}
