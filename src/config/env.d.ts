/** What a deployment may set when it builds; README, Configuration. */
interface ImportMetaEnv {
  /** Network of a first visit; `sandbox` when absent. */
  readonly STKHUB_NETWORK?: string;
  /** `any` lets the browser connect to every https and wss endpoint; otherwise only listed ones and loopback. */
  readonly STKHUB_CONNECT?: string;
}
