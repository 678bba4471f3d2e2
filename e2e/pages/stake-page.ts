import type { Locator, Page } from '@playwright/test';
import { HubPage } from './hub-page.ts';

/** The words on the main button of each form. */
const REVIEW = {
  stake: 'Review staking',
  unstake: 'Review unstaking',
  move: 'Review moving',
  cancel: 'Review cancelling',
  claim: /^Review claim/,
  restake: /^Review restaking/,
  tokenize: 'Review tokenizing',
  redeem: 'Review redeeming',
} as const;
export type Form = keyof typeof REVIEW;

/** The page of native staking as somebody uses it. Assertions stay in the specs. */
export class StakePage {
  readonly hub: HubPage;
  readonly page: Page;

  constructor(page: Page, network?: string) {
    this.page = page;
    this.hub = new HubPage(page, network);
  }

  get mine(): Locator {
    return this.page.getByRole('region', { name: 'My staking' });
  }

  get list(): Locator {
    return this.page.getByRole('table', { name: 'Validators' });
  }

  get sheet(): Locator {
    return this.page.getByRole('dialog');
  }

  get search(): Locator {
    return this.page.getByLabel('Search validators');
  }

  /** First cells of the list, from the top. */
  async names(count: number): Promise<string[]> {
    const cells = await this.list.locator('tbody tr td:first-child a').allInnerTexts();
    return cells.slice(0, count);
  }

  /** The row of a validator in one of my tables. */
  row(table: 'My delegations' | 'Unbonding' | 'Tokenized shares', moniker: string): Locator {
    return this.mine.getByRole('table', { name: table }).getByRole('row').filter({ hasText: moniker });
  }

  sortBy(head: string): Locator {
    return this.list.getByRole('button', { name: new RegExp(`^Sort by ${head}`, 'i') });
  }

  amount(label: 'You stake' | 'You unstake' | 'You move' | 'You stake again' | 'You tokenize' | 'You redeem'): Locator {
    return this.page.getByLabel(label, { exact: true });
  }

  review(form: Form): Locator {
    return this.page.getByRole('button', { name: REVIEW[form] });
  }

  async open(path = 'stake'): Promise<void> {
    await this.hub.open(path);
  }

  /** Back to the list from a form. */
  async back(): Promise<void> {
    await this.page.getByRole('link', { name: 'All staking' }).click();
    await this.mine.waitFor();
  }

  /** Opens the panel of one of my validators, and a form from there. */
  async manage(moniker: string, action: 'Stake' | 'Move' | 'Unstake' | 'Tokenize'): Promise<void> {
    await this.mine.getByRole('link', { name: `Manage ${moniker}` }).click();
    await this.sheet.getByRole('link', { name: action, exact: true }).click();
  }

  async pick(button: RegExp, moniker: string): Promise<void> {
    await this.page.getByRole('button', { name: button }).click();
    await this.sheet.getByLabel('Search validators').fill(moniker);
    await this.sheet.getByRole('listitem').getByRole('button', { name: moniker }).click();
    await this.sheet.waitFor({ state: 'hidden' });
  }

  /** From the filled form to the block. The dialog stays open. */
  async carryOut(form: Form): Promise<void> {
    await this.review(form).click();
    await this.hub.sign();
    await this.hub.included.waitFor();
  }

  /** The same, and back to the list. */
  async finish(form: Form): Promise<void> {
    await this.carryOut(form);
    await this.hub.close();
    await this.back();
  }
}
