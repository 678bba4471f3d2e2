import { ChainFailure } from './abci.ts';
import type { Endpoint } from './endpoint.ts';
import type { ChainError } from './errors.ts';

/** One try at one endpoint; the signal is aborted when the answer is no longer wanted. */
export type Try<T> = (endpoint: Endpoint, signal: AbortSignal) => Promise<T>;

export type AskOptions = {
  /** Endpoints that may be asked now, best first. Called for every new try. */
  readonly candidates: () => readonly Endpoint[];
  /** The error when there is no candidate at all. */
  readonly silence: () => ChainError;
  /** Told of every try that failed. */
  readonly failed: (endpoint: Endpoint, error: ChainError) => void;
  /** Whether a second endpoint may be asked while the first has not answered. */
  readonly hedge: boolean;
};

const TRY_MS = 3_000;
const HEDGE_MS = 1_000;
const TOTAL_MS = 8_000;
const TRIES_PER_ENDPOINT = 3;

/**
 * Asks one endpoint after the other until one answers: the next at once after a failure, also beside a slow one after a second; each try has
 * three seconds, everything together eight. The first answer wins and the others are aborted; one that is too large is the question's fault and ends it. Rejects with `ChainFailure`.
 */
export function ask<T>(once: Try<T>, options: AskOptions): Promise<T> {
  return new Promise((resolve, reject) => {
    const tries = new Map<Endpoint, number>();
    const inFlight = new Map<Endpoint, AbortController>();
    const timers = new Set<ReturnType<typeof setTimeout>>();
    let retries = 0;
    let last: ChainError | null = null;
    let settled = false;

    function settle(finish: () => void): void {
      if (settled) return;
      settled = true;
      for (const timer of timers) clearTimeout(timer);
      for (const controller of inFlight.values()) controller.abort();
      finish();
    }

    function after(milliseconds: number, run: () => void): ReturnType<typeof setTimeout> {
      const timer = setTimeout(() => {
        timers.delete(timer);
        run();
      }, milliseconds);
      timers.add(timer);
      return timer;
    }

    function next(): Endpoint | undefined {
      const free = options.candidates().filter((endpoint) => !inFlight.has(endpoint) && triesOf(endpoint) < TRIES_PER_ENDPOINT);
      return free.find((endpoint) => triesOf(endpoint) === 0) ?? free[0];
    }

    function triesOf(endpoint: Endpoint): number {
      return tries.get(endpoint) ?? 0;
    }

    /** A fresh endpoint at once, a used one after 250 ms and then a second, and the end when neither is left and nothing is under way. */
    function proceed(): void {
      const endpoint = next();
      if (!endpoint) endIfIdle();
      else if (triesOf(endpoint) === 0) start(endpoint);
      else retryLater(250 * 4 ** (triesOf(endpoint) - 1));
    }

    function retryLater(milliseconds: number): void {
      retries += 1;
      after(milliseconds, () => {
        retries -= 1;
        const endpoint = next();
        if (endpoint) start(endpoint);
        else endIfIdle();
      });
    }

    function endIfIdle(): void {
      if (inFlight.size === 0 && retries === 0) settle(() => reject(new ChainFailure(last ?? options.silence())));
    }

    function start(endpoint: Endpoint): void {
      const controller = new AbortController();
      inFlight.set(endpoint, controller);
      tries.set(endpoint, triesOf(endpoint) + 1);
      let late = false;
      const limit = after(TRY_MS, () => {
        late = true;
        controller.abort();
        lose({ kind: 'timeout', seconds: TRY_MS / 1000 });
      });
      const hedge = options.hedge ? after(HEDGE_MS, () => hedgeBeside(endpoint)) : undefined;

      function lose(error: ChainError): void {
        if (settled) return;
        for (const timer of [limit, hedge]) {
          clearTimeout(timer);
          if (timer) timers.delete(timer);
        }
        inFlight.delete(endpoint);
        last = error;
        options.failed(endpoint, error);
        if (error.kind === 'too-large') settle(() => reject(new ChainFailure(error)));
        else proceed();
      }

      once(endpoint, controller.signal).then(
        (value) => late || settle(() => resolve(value)),
        (cause: unknown) => late || lose(cause instanceof ChainFailure ? cause.error : { kind: 'malformed', detail: 'unexpected' }),
      );
    }

    function hedgeBeside(slow: Endpoint): void {
      const endpoint = inFlight.has(slow) ? next() : undefined;
      if (endpoint && triesOf(endpoint) === 0) start(endpoint);
    }

    after(TOTAL_MS, () => {
      const error: ChainError = { kind: 'timeout', seconds: TOTAL_MS / 1000 };
      for (const endpoint of inFlight.keys()) options.failed(endpoint, error);
      settle(() => reject(new ChainFailure(error)));
    });
    proceed();
  });
}
