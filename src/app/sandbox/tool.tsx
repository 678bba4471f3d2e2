import type { ReactNode } from 'react';
import type { SandboxController } from '#sandbox/controller.ts';
import type { useSandboxAction } from './sandbox-action.ts';

/** What every tool of the sandbox is given. `waits`: why none can be used just now. */
export type ToolProps = {
  readonly sandbox: Promise<SandboxController>;
  readonly run: ReturnType<typeof useSandboxAction>['run'];
  readonly waits: string | undefined;
};

/** A tool: what it does, and its controls. */
export function Tool({ title, text, children }: { title: string; text: string; children: ReactNode }) {
  return (
    <section className="border-t border-line pt-4">
      <h2>{title}</h2>
      <p className="mt-1 mb-3.5 text-ink-2">{text}</p>
      <div className="grid gap-3">{children}</div>
    </section>
  );
}
