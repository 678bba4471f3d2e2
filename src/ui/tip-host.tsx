import { useEffect, useRef } from 'react';
import { listenForTips } from './tip-listener.ts';

/** The one tooltip of the page; `AppFrame` has it. Kept out of the tree of what it explains, so it is never cut off. */
export function TipHost() {
  const host = useRef<HTMLDivElement>(null);
  useEffect(() => (host.current ? listenForTips(host.current) : undefined), []);
  return <div ref={host} id="tip" role="tooltip" popover="manual" className="tip" />;
}
