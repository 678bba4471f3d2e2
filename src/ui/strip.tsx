import type { ReactNode } from 'react';

const LOOKS = { sandbox: 'strip-striped', testnet: 'strip-striped', offline: 'strip-bad', plain: '' } as const;

type Props = {
  /** `sandbox` and `testnet` are striped while money is not real; `offline` says since when; `plain` for other news. */
  kind: keyof typeof LOOKS;
  children: ReactNode;
  /** Time controls, a way out, "try again". */
  actions?: ReactNode;
};

/** A line above everything that says what is special now. On mainnet, online, there is none. */
export function Strip({ kind, children, actions }: Props) {
  return (
    <div role={kind === 'offline' ? 'alert' : undefined} className={`strip ${LOOKS[kind]}`}>
      <p className="min-w-0">{children}</p>
      {actions && <div className="flex flex-none items-center gap-4">{actions}</div>}
    </div>
  );
}
