import { useEffect, useRef } from 'react';

/** The one tooltip of the page; `AppFrame` has it. Kept out of the tree of what it explains, so it is never cut off. */
export function TipHost() {
  const host = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const gone = new AbortController();
    // Nobody needs a tooltip before the page stands; without the listener the page works as well.
    const listening = import('./tip-listener.ts').then(({ listenForTips }) => host.current && listenForTips(host.current, gone.signal));
    listening.catch(() => {});
    return () => gone.abort();
  }, []);
  return <div ref={host} id="tip" role="tooltip" popover="manual" className="tip" />;
}
