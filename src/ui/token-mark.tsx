/** Disc colour and sign on 28 × 28: `d` is stroked in white, or filled when it begins with `F`. A liquid token wears its sign in ink on amber. */
const SIGNS = {
  xprt: ['oklch(0.53 0.1 258)', 'M9 8h6a4.5 4.5 0 0 1 0 9h-2.5v3.5'],
  atom: [
    'oklch(0.38 0.06 280)',
    'M14 6.5c2.2 0 3.5 3.4 3.5 7.5s-1.3 7.5-3.5 7.5-3.5-3.4-3.5-7.5 1.3-7.5 3.5-7.5zM7.5 10.3c1.1-1.9 4.7-1.3 8.2.8s5.9 5.3 4.8 6.6-4.7 1.3-8.2-.8-5.9-4.7-4.8-6.6z',
  ],
  osmo: ['oklch(0.45 0.19 295)', 'M8.5 15a5.5 5.5 0 1 0 11 0 5.5 5.5 0 1 0-11 0M11 8.3h.3M15.5 6.8h.3'],
  dydx: ['oklch(0.4 0.17 285)', 'M9 20l10-12M9 8l4.2 5.2M15.5 16l3.5 4'],
  stars: ['oklch(0.58 0.2 350)', 'M14 6.5l2.2 5 5.3.5-4 3.6 1.2 5.3L14 18l-4.7 2.9 1.2-5.3-4-3.6 5.3-.5z'],
  huahua: ['oklch(0.55 0.11 50)', 'M8 7.5v13M20 7.5v13M8 14h12'],
  pstake: ['oklch(0.5 0.17 20)', 'M9.5 21V8M9.5 8.5h5a3.8 3.8 0 0 1 0 7.6h-5'],
  usdc: [
    'oklch(0.53 0.14 250)',
    'M17 11c-.4-1.4-1.5-2-3-2-1.8 0-3 .9-3 2.4 0 3.5 6.2 1.6 6.2 5.2 0 1.5-1.3 2.4-3.2 2.4-1.7 0-2.9-.8-3.2-2.3M14 6.8V9M14 19v2.2',
  ],
  usdt: ['oklch(0.52 0.1 170)', 'M8.5 8.5h11M14 8.5V21M8 13.5c3 1.3 9 1.3 12 0'],
  wbtc: ['oklch(0.42 0.03 260)', 'M10.5 8v12M10.5 8.5h4a2.7 2.7 0 0 1 0 5.4h-4M10.5 14h4.6a2.9 2.9 0 0 1 0 5.8h-4.6M13 6v2M13 20v2'],
  shd: ['oklch(0.4 0.02 265)', 'M14 6.5l6.5 2.5v5c0 3.8-2.7 6.3-6.5 7.8-3.8-1.5-6.5-4-6.5-7.8V9z'],
} as const;

const DROP = 'M14 5.5c4 4.8 6 7.6 6 10.4a6 6 0 1 1-12 0c0-2.8 2-5.6 6-10.4z';

type Props = {
  /** `mark` of the asset: "xprt", "stkxprt", "atom" …; anything else is drawn as its first letter, "unknown" as a question mark. */
  mark: string;
  size?: number | undefined;
};

/** A disc with one sign. Decoration: the symbol stands beside it. */
export function TokenMark({ mark, size = 26 }: Props) {
  const name = mark.toLowerCase();
  const liquid = name.startsWith('stk');
  const [disc, path] = sign(liquid ? name.slice(3) : name);
  return (
    <svg viewBox="0 0 28 28" width={size} height={size} aria-hidden="true" className="flex-none">
      <circle cx="14" cy="14" r="14" fill={liquid ? 'oklch(0.815 0.15 78)' : disc} />
      {name === 'stkxprt' ? (
        <path d={DROP} fill={INK} />
      ) : path ? (
        <path d={path} fill="none" stroke={liquid ? INK : '#fff'} strokeWidth="2.2" strokeLinecap="round" strokeLinejoin="round" />
      ) : (
        <text x="14" y="19" textAnchor="middle" fontSize="14" fontWeight="600" fill={liquid ? INK : '#fff'}>
          {letter(liquid ? name.slice(3) : name)}
        </text>
      )}
    </svg>
  );
}

const INK = 'oklch(0.27 0.05 75)';
const UNKNOWN = 'oklch(0.5 0.015 265)';

function sign(name: string): readonly [disc: string, path?: string] {
  return Object.hasOwn(SIGNS, name) ? SIGNS[name as keyof typeof SIGNS] : [UNKNOWN];
}

function letter(name: string): string {
  if (name === 'unknown') return '?';
  return [...name].find((each) => /[\p{L}\p{N}]/u.test(each))?.toUpperCase() ?? '?';
}
