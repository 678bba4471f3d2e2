import type { Locator, Page } from '@playwright/test';
import { HubPage } from './hub-page.ts';

/** The page of a liquid coin of another chain as somebody uses it. Assertions stay in the specs. */
export class LiquidHostPage {
  readonly hub: HubPage;
  readonly page: Page;

  constructor(page: Page, network?: string) {
    this.page = page;
    this.hub = new HubPage(page, network);
  }

  amount(label: 'You stake' | 'You redeem'): Locator {
    return this.page.getByLabel(label);
  }

  review(what: 'the transfer' | 'minting' | 'redemption'): Locator {
    return this.page.getByRole('button', { name: `Review ${what}` });
  }

  way(name: 'Through the queue' | 'At once'): Locator {
    return this.page.getByRole('radio', { name: new RegExp(`^${name}`) });
  }

  /** Works of which a signature is left, on this page and in Activity. */
  get open(): Locator {
    return this.page.getByRole('list', { name: 'To go on with' });
  }

  get redemptions(): Locator {
    return this.page.getByRole('list', { name: 'Redemptions' });
  }

  /** What happens, step by step, beside the form. */
  get steps(): Locator {
    return this.page.getByRole('table', { name: 'What happens, step by step' });
  }
}
