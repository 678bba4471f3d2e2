import { useEffect, useRef, useState } from 'react';
import { useTx } from './use-tx.ts';

/**
 * What stands in a field. The address holds it as far as it can (`value`), so that a reload and Back keep it; a link may change it while the
 * page is open. What a block has carried out is not left one click away from being done again, nor one reload.
 */
export function useTyped(value: string, write: (text: string) => string): readonly [text: string, type: (text: string) => void] {
  const [typed, setTyped] = useState({ text: value, value });
  if (typed.value !== value) setTyped({ text: value, value });
  const included = useIncludedRun();
  const [cleared, setCleared] = useState(included);
  if (included > cleared) {
    setCleared(included);
    setTyped({ text: '', value });
  }
  // The address is an external system: it is told when a run has been included that was begun here.
  const told = useRef(cleared);
  useEffect(() => {
    if (told.current === cleared) return;
    told.current = cleared;
    write('');
  }, [cleared, write]);
  return [typed.text, (text) => setTyped({ text, value: write(text) })];
}

/** The number of the last run of this page that a block has taken. */
export function useIncludedRun(): number {
  const { flow } = useTx();
  const step = flow?.state.step;
  return flow && (step === 'relaying' || step === 'done') ? flow.run : 0;
}
