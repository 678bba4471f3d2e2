const LOOKS = {
  primary: 'btn btn-primary',
  quiet: 'btn btn-quiet',
  danger: 'btn btn-danger',
  act: 'act hit',
} as const;

/** `primary`: amber, one on a page. `quiet`: everything else. `danger`: red text. `act`: underlined, at the end of a row. */
export type ButtonLook = keyof typeof LOOKS;

/** For links that look like buttons. `small` is as wide as its text. */
export function buttonClass(look: ButtonLook, size: 'full' | 'small' = 'full'): string {
  return size === 'small' && look !== 'act' ? `${LOOKS[look]} btn-small` : LOOKS[look];
}
