/** Drawn on 24 × 24 with one stroke. */
const PATHS = {
  overview: 'M3 12h4l3-8 4 16 3-8h4',
  liquid: 'M12 3c4 5 6 8 6 11a6 6 0 1 1-12 0c0-3 2-6 6-11z',
  stake: 'M12 3v18M5 8l7-5 7 5M5 16l7 5 7-5',
  transfer: 'M4 8h13l-3-3M20 16H7l3 3',
  rewards: 'M4 20V10M10 20V4M16 20v-7M21 20H3',
  protocol: 'M3.5 12a8.5 8.5 0 1 0 17 0 8.5 8.5 0 1 0-17 0M12 7v5l3 2',
  activity: 'M5 6h14M5 12h14M5 18h9',
  settings: 'M9 12a3 3 0 1 0 6 0 3 3 0 1 0-6 0M12 3v3M12 18v3M3 12h3M18 12h3M5.6 5.6l2 2M16.4 16.4l2 2M18.4 5.6l-2 2M7.6 16.4l-2 2',
  copy: 'M9 9h11v11H9zM5 15H4V4h11v1',
  check: 'M5 12.5l4.5 4.5L19 7.5',
  warning: 'M12 4l9 16H3zM12 10v4.5M12 17.2v.3',
  close: 'M6 6l12 12M18 6L6 18',
  external: 'M9 5H5v14h14v-4M13 5h6v6M19 5l-9 9',
  calendar: 'M4 6h16v14H4zM4 10.5h16M8.5 3.5V8M15.5 3.5V8',
  menu: 'M4 7h16M4 12h16M4 17h16',
  sun: 'M8 12a4 4 0 1 0 8 0 4 4 0 1 0-8 0M12 3v2M12 19v2M3 12h2M19 12h2M5.6 5.6L7 7M17 17l1.4 1.4M18.4 5.6L17 7M7 17l-1.4 1.4',
  moon: 'M19.5 14.5A8 8 0 0 1 9.5 4.5a8 8 0 1 0 10 10z',
  back: 'M19 12H5M11 6l-6 6 6 6',
  'chevron-down': 'M6 9.5l6 6 6-6',
  'chevron-left': 'M14.5 6l-6 6 6 6',
  'chevron-right': 'M9.5 6l6 6-6 6',
  wallet: 'M4 7h16v13H4zM4 7l11-3.5V7M16 13.5h.3',
  eye: 'M2.5 12S6 5.5 12 5.5 21.5 12 21.5 12 18 18.5 12 18.5 2.5 12 2.5 12M9.2 12a2.8 2.8 0 1 0 5.6 0 2.8 2.8 0 1 0-5.6 0',
  lock: 'M5.5 11h13v9h-13zM8.5 11V8a3.5 3.5 0 0 1 7 0v3',
  clock: 'M3.5 12a8.5 8.5 0 1 0 17 0 8.5 8.5 0 1 0-17 0M12 7v5l3 2',
  info: 'M3.5 12a8.5 8.5 0 1 0 17 0 8.5 8.5 0 1 0-17 0M12 11.5V16M12 8v.3',
  refresh: 'M19.5 12a7.5 7.5 0 1 1-2.2-5.3L19.5 9M19.5 4.5V9H15',
  download: 'M12 4v11M7 10.5l5 5 5-5M4 20h16',
  offline: 'M4 4l16 16M8 8.5A10 10 0 0 0 4 11M12 7a11 11 0 0 1 8 4M8 15a6 6 0 0 1 6.5-1M12 19v.3',
} as const;

export type IconName = keyof typeof PATHS;

type Props = { name: IconName; size?: number | undefined };

/** Decoration beside words: always hidden from screen readers. A button that shows only an icon is `IconButton`. */
export function Icon({ name, size = 18 }: Props) {
  return (
    <svg viewBox="0 0 24 24" width={size} height={size} aria-hidden="true" className="flex-none fill-none stroke-current">
      <path d={PATHS[name]} strokeWidth="1.7" strokeLinecap="round" strokeLinejoin="round" />
    </svg>
  );
}
