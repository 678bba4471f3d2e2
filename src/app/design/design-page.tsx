import { Controls } from './controls.tsx';
import { Numbers } from './numbers.tsx';
import { Statements } from './statements.tsx';
import { Transfers } from './transfers.tsx';

/** Every component in every state, in the theme and at the width of the window. In development only. */
export function DesignPage() {
  return (
    <main>
      <h1 className="sr-only">Design</h1>
      <Numbers />
      <Statements />
      <Transfers />
      <Controls />
    </main>
  );
}
