import { SimulationRefused } from '#chain/tx/simulate.ts';
import type { Words } from './error-words.ts';
import { wordsFor } from './errors-table.ts';
import { failureOf } from './stopped.ts';

/** The words for what `estimate` or `split` rejected with. Brings the codecs along: import it when something was refused. */
export function explain(thrown: unknown): Words {
  return wordsFor(failureOf(thrown));
}

/** Whether the chain itself said no, rather than that it could not be asked. */
export function isRefusal(thrown: unknown): boolean {
  return thrown instanceof SimulationRefused;
}
