import type { Locator, Page } from '@playwright/test';

/** The application as somebody uses it: locators and verbs. Assertions stay in the specs. */
export class HubPage {
  readonly page: Page;
  readonly network: string;

  constructor(page: Page, network = 'sandbox') {
    this.page = page;
    this.network = network;
  }

  async open(path = 'overview'): Promise<void> {
    await this.page.goto(`./#/${this.network}/${path}`);
  }

  get total(): Locator {
    return this.page.getByTestId('total');
  }

  get dialog(): Locator {
    return this.page.getByRole('dialog');
  }

  /** The account in the head of the page. */
  account(name: string): Locator {
    return this.page.getByRole('button', { name: new RegExp(`^${name}\\b`, 'i') });
  }

  amount(label: 'You stake' | 'You redeem'): Locator {
    return this.page.getByLabel(label);
  }

  /** The row of one bucket in the statement of Overview. */
  row(title: string): Locator {
    return this.page.getByRole('row').filter({ hasText: title });
  }

  async connectSandbox(account = 'alice'): Promise<void> {
    await this.page.getByRole('button', { name: 'Connect', exact: true }).click();
    await this.dialog.getByRole('button', { name: new RegExp(account, 'i') }).click();
    await this.page.getByRole('button', { name: new RegExp(account, 'i') }).waitFor();
  }

  async connectWallet(name: 'Keplr' | 'Leap'): Promise<void> {
    await this.page.getByRole('button', { name: 'Connect', exact: true }).click();
    await this.dialog.getByRole('button', { name: new RegExp(name) }).click();
    await this.dialog.waitFor({ state: 'hidden' });
  }

  async review(tab: 'mint' | 'redeem', amount: string): Promise<void> {
    await this.open(`liquid?tab=${tab}`);
    await this.amount(tab === 'mint' ? 'You stake' : 'You redeem').fill(amount);
    await this.page.getByRole('button', { name: tab === 'mint' ? 'Review minting' : 'Review redemption' }).click();
  }

  async sign(): Promise<void> {
    await this.dialog.getByRole('button', { name: /^Sign/ }).click();
  }

  /** Leaves the dialog of a transaction that is in a block. */
  async close(): Promise<void> {
    await this.dialog.getByRole('button', { name: 'Close' }).click();
    await this.dialog.waitFor({ state: 'hidden' });
  }

  async done(): Promise<void> {
    await this.dialog.getByRole('button', { name: 'Done' }).click();
    await this.dialog.waitFor({ state: 'hidden' });
  }

  async advance(label: '1 hour' | '1 day' | '21 days'): Promise<void> {
    await this.page.getByRole('button', { name: label, exact: true }).click();
    await this.page.getByText(`The clock moved ${label} ahead.`).waitFor();
  }
}
