import type { Chain } from '#config/network.ts';
import { dig, textOf, wholeNumber } from './abci.ts';
import { type NodeStatus, readTime } from './node-status.ts';

/**
 * CometBFT's websocket, an accelerator that nothing depends on: every failure of it is silent, because the poll finds the same a few
 * seconds later. Sockets are opened to endpoints that have proved their chain id, and closed with a normal closure.
 */

const NORMAL_CLOSURE = 1000;

/** After a lost connection: half a minute, so that a node without websockets is left in peace. */
const RECONNECT = 30_000;

/**
 * Subscribes to one event query and calls `onEvent` with the untrusted `data.value` of every event. Returns the function that ends it.
 * `onEnd` is called once when the socket is gone for another reason.
 */
export function subscribe(
  endpoint: string,
  query: string,
  Socket: typeof WebSocket,
  onEvent: (value: unknown) => void,
  onEnd: () => void = () => {},
): () => void {
  const socket = open(endpoint, Socket);
  if (!socket) {
    onEnd();
    return () => {};
  }
  let wanted = true;
  socket.onopen = () => socket.send(JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'subscribe', params: { query } }));
  socket.onmessage = ({ data }: MessageEvent<unknown>) => {
    if (!wanted) return;
    try {
      const value = dig(JSON.parse(String(data)), 'result', 'data', 'value');
      if (value !== undefined) onEvent(value);
    } catch {
      // The acknowledgement of the subscription has no data, and what else is not an event is not for us.
    }
  };
  socket.onerror = () => {};
  socket.onclose = () => {
    if (wanted) onEnd();
    wanted = false;
  };
  return () => {
    wanted = false;
    socket.close(NORMAL_CLOSURE);
  };
}

/** New blocks of a chain as they come, as long as the returned function is not called. `endpoint` gives the one to use now, null for none yet. */
export function watchBlocks(
  chain: Chain,
  Socket: typeof WebSocket,
  endpoint: () => string | null,
  onBlock: (node: NodeStatus) => void,
): () => void {
  let end = (): void => {};
  let timer: ReturnType<typeof setTimeout> | undefined;

  function connect(): void {
    const url = endpoint();
    if (url === null) {
      timer = setTimeout(connect, 1_000);
      return;
    }
    end = subscribe(
      url,
      "tm.event='NewBlockHeader'",
      Socket,
      (value) => report(value),
      () => {
        timer = setTimeout(connect, RECONNECT);
      },
    );
  }

  function report(value: unknown): void {
    const chainId = textOf(dig(value, 'header', 'chain_id'), 'chain id', 64);
    if (chainId !== chain.id) return;
    const height = wholeNumber(dig(value, 'header', 'height'), 'height');
    onBlock({ chainId, height, blockTime: readTime(dig(value, 'header', 'time')), catchingUp: false });
  }

  connect();
  return () => {
    clearTimeout(timer);
    end();
  };
}

/** Calls `seen` once when the node has a block with that transaction (hash in hexadecimal): a reason to look now, never a proof. */
export function watchTx(endpoint: string, hash: string, seen: () => void, Socket: typeof WebSocket = WebSocket): () => void {
  const end = subscribe(endpoint, `tm.event='Tx' AND tx.hash='${hash.toUpperCase()}'`, Socket, () => {
    end();
    seen();
  });
  return end;
}

function open(endpoint: string, Socket: typeof WebSocket): WebSocket | null {
  try {
    const url = new URL('websocket', endpoint.endsWith('/') ? endpoint : `${endpoint}/`);
    url.protocol = url.protocol === 'https:' ? 'wss:' : 'ws:';
    return new Socket(url);
  } catch {
    return null;
  }
}
