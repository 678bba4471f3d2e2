/** Asks for the status whenever nothing else did lately, while somebody watches. */
export type StatusPoll = {
  start(): void;
  stop(): void;
  /** The status was asked for just now, by the poll or along with other calls. */
  noteAsked(): void;
};

export type PollOptions = {
  readonly now: () => number;
  readonly ask: () => void;
  /** Milliseconds since the last question after which the poll asks itself. Looked at twice a second. */
  readonly interval: () => number;
  /** Called twice a second while watched: time alone changes a status. */
  readonly tick: () => void;
};

const TICK = 500;

/** The page's visibility; outside of a browser everything is visible. */
export function isHidden(): boolean {
  return typeof document !== 'undefined' && document.hidden;
}

/** Whether the device says that it has a network; outside of a browser it has. */
export function isOnline(): boolean {
  return typeof navigator === 'undefined' || navigator.onLine !== false;
}

export function createStatusPoll({ now, ask, interval, tick }: PollOptions): StatusPoll {
  let askedAt = Number.NEGATIVE_INFINITY;
  let timer: ReturnType<typeof setInterval> | undefined;

  function look(): void {
    if (now() - askedAt >= interval()) ask();
    tick();
  }

  /** Back in front, or back online: at once, but not again within a second. */
  function wake(): void {
    if (!isHidden() && now() - askedAt >= 1_000) ask();
    tick();
  }

  const page = typeof window === 'undefined' ? null : window;
  const events = ['online', 'offline', 'focus', 'pageshow'] as const;

  return {
    start() {
      if (timer !== undefined) return;
      timer = setInterval(look, TICK);
      for (const event of events) page?.addEventListener(event, wake);
      page?.document.addEventListener('visibilitychange', wake);
      look();
    },
    stop() {
      clearInterval(timer);
      timer = undefined;
      for (const event of events) page?.removeEventListener(event, wake);
      page?.document.removeEventListener('visibilitychange', wake);
    },
    noteAsked() {
      askedAt = now();
    },
  };
}
