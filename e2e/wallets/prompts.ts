/** How the person behind the scripted wallet behaves at one prompt: `hold` leaves it open until somebody decides. */
export type Decision = 'approve' | 'reject' | 'hold' | { readonly approveAfter: number };

export type Prompt = {
  readonly kind: 'unlock' | 'enable' | 'suggest-chain' | 'sign';
  readonly chain: string;
  outcome: 'open' | 'approved' | 'rejected';
};

/** The wallet's windows: one at a time, first come, first served. Without a script every prompt is approved at once. */
export class Prompts {
  readonly log: Prompt[] = [];
  readonly #script: Decision[] = [];
  #last: Promise<unknown> = Promise.resolve();
  #held: ((approved: boolean) => void) | null = null;
  readonly #latency: number;

  constructor(latency: number) {
    this.#latency = latency;
  }

  /** Decides the window that is open now, or else the next one. */
  decide(decision: Decision): void {
    const held = this.#held;
    if (held && (decision === 'approve' || decision === 'reject')) {
      this.#held = null;
      held(decision === 'approve');
    } else {
      this.#script.push(decision);
    }
  }

  /** Opens a window; the answer is whether the person approved. */
  ask(kind: Prompt['kind'], chain: string): Promise<boolean> {
    const answer = this.#last.then(() => this.#open({ kind, chain, outcome: 'open' }));
    this.#last = answer;
    return answer;
  }

  async #open(prompt: Prompt): Promise<boolean> {
    this.log.push(prompt);
    if (this.#latency > 0) await after(this.#latency);
    const approved = await this.#decided();
    prompt.outcome = approved ? 'approved' : 'rejected';
    return approved;
  }

  async #decided(): Promise<boolean> {
    const decision = this.#script.shift() ?? 'approve';
    if (decision === 'hold') {
      return new Promise((resolve) => {
        this.#held = resolve;
      });
    }
    if (typeof decision === 'object') await after(decision.approveAfter);
    return decision !== 'reject';
  }
}

const after = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));
