import type { Download, Locator, Page } from '@playwright/test';

type Tab = 'earned' | 'ledger' | 'calculator';

/** The Rewards page as somebody uses it: locators and verbs. Assertions stay in the specs. */
export class RewardsPage {
  readonly page: Page;
  readonly network: string;

  constructor(page: Page, network = 'sandbox') {
    this.page = page;
    this.network = network;
  }

  async open(tab: Tab, more = ''): Promise<void> {
    await this.page.goto(`./#/${this.network}/rewards?tab=${tab}${more}`);
  }

  get owned(): Locator {
    return this.page.getByTestId('total');
  }

  /** The bar; its text alternative has every decimal. */
  get bar(): Locator {
    return this.page.getByRole('region', { name: 'What you own' }).getByRole('img');
  }

  get balances(): Locator {
    return this.page.getByRole('table', { name: 'What you own, by where it is' });
  }

  get ledger(): Locator {
    return this.page.getByRole('table', { name: 'Ledger, newest first' });
  }

  /** The rows of the ledger without its head. */
  get entries(): Locator {
    return this.ledger.locator('tbody tr');
  }

  /** The number below one of the terms of Earned. */
  figure(term: string): Locator {
    return this.page.getByText(term, { exact: true }).locator('xpath=following-sibling::dd[1]');
  }

  chart(name: string): Locator {
    return this.page.getByRole('region', { name });
  }

  /** Opens the table of a chart. */
  async tableOf(chart: Locator): Promise<Locator> {
    await chart.getByText('Show as a table').click();
    return chart.getByRole('table');
  }

  async filter(kind: string): Promise<void> {
    await this.page.getByLabel('Type').selectOption({ label: kind });
  }

  async save(file: 'CSV' | 'CSV for taxes (Koinly)' | 'JSON'): Promise<Download> {
    const [download] = await Promise.all([
      this.page.waitForEvent('download'),
      this.page.getByRole('button', { name: file, exact: true }).click(),
    ]);
    return download;
  }
}
