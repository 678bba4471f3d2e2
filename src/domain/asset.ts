/** What can be done with an asset, a module or a wallet now. `exit-only`: redeem and transfer, nothing new. `gone`: hold and transfer only. */
export type LifecycleState = 'active' | 'paused' | 'exit-only' | 'gone';

/** A lifecycle state with the sentence that people read, since when it holds (ISO date, UTC) and where that is written (URL or document). */
export type Lifecycle = {
  readonly state: LifecycleState;
  readonly reason: string;
  readonly since: string;
  readonly source: string;
};

/** Where an asset was born, when that is another chain: its denom there, and the trace (`transfer/channel-N`) by which it arrived. */
export type AssetOrigin = {
  readonly chain: string;
  readonly denom: string;
  readonly path: string;
};

/**
 * One denom on one chain. `decimals` is the exponent between base and display units (XPRT 6, DYDX 18).
 * A `liquid` asset (stkXPRT) stands for `underlying`, the staked denom. `mark` names a drawing of `ui/token-mark.tsx`.
 */
export type Asset = {
  readonly denom: string;
  readonly symbol: string;
  readonly name: string;
  readonly decimals: number;
  readonly mark: string;
  readonly kind: 'native' | 'liquid' | 'ibc';
  readonly underlying?: string;
  readonly origin?: AssetOrigin;
  readonly lifecycle: Lifecycle;
};
