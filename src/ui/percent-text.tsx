type Props = {
  /** A fraction: 0.118 is 11.8 %. Null when it is not known. */
  value: number | null;
  digits?: number | undefined;
  /** "APR", "APY". */
  unit?: string | undefined;
};

/** "11.8 % APR". */
export function PercentText({ value, digits = 1, unit }: Props) {
  if (value === null || !Number.isFinite(value)) return <span className="text-ink-3">unknown</span>;
  const text = (value * 100).toLocaleString('en-US', { minimumFractionDigits: digits, maximumFractionDigits: digits });
  return (
    <span className="num">
      {text} %{unit && <span className="unit"> {unit}</span>}
    </span>
  );
}
