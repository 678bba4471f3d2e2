import { Link } from 'wouter';
import type { SandboxController } from '#sandbox/controller.ts';
import { Strip } from '#ui/strip.tsx';
import { SANDBOX_PAGE } from '../pages.ts';
import { ADVANCES, useSandboxAction } from './sandbox-action.ts';

/** Says loudly that nothing is real, and moves the clock. */
export function SandboxStrip({ sandbox }: { sandbox: Promise<SandboxController> }) {
  const { busy, run } = useSandboxAction();
  return (
    <Strip
      kind="sandbox"
      actions={
        <>
          <span className="hidden items-center gap-2 wide:flex">
            Advance time:
            {ADVANCES.map(({ label, milliseconds }) => (
              <button
                key={label}
                type="button"
                className="hit"
                aria-disabled={busy !== null}
                onClick={() =>
                  busy === null && run(label, async () => (await sandbox).advance(milliseconds), `The clock moved ${label} ahead.`)
                }
              >
                {label}
              </button>
            ))}
          </span>
          <Link href={SANDBOX_PAGE.path} className="hit">
            Tools
          </Link>
          <a href="#/core-1/overview" className="hit hidden wide:inline">
            Use Core-1
          </a>
        </>
      }
    >
      <b>Sandbox.</b> Nothing here is real money.
    </Strip>
  );
}
