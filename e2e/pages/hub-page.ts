import type { Locator, Page } from '@playwright/test';

type Tab = 'mint' | 'redeem';
export type Bucket = 'liquid-staked' | 'staked' | 'free' | 'unbonding' | 'rewards';

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

  /** Opens a page as the browser of somebody who has used this sandbox account before. */
  async openAs(account: string, path = 'overview'): Promise<void> {
    await this.page.addInitScript(
      ([key, value]) => {
        if (!sessionStorage.getItem('e2e.seeded')) localStorage.setItem(key, value);
        sessionStorage.setItem('e2e.seeded', 'yes');
      },
      [`stkhub.wallet.${this.network}`, JSON.stringify({ provider: 'sandbox', account })] as const,
    );
    await this.open(path);
    await this.account(account).waitFor();
  }

  get total(): Locator {
    return this.page.getByTestId('total');
  }

  get dialog(): Locator {
    return this.page.getByRole('dialog');
  }

  /** The account in the head of the page. A dialog that is closing may still offer to use one of the same name. */
  account(name: string): Locator {
    return this.page.getByRole('button', { name: new RegExp(`^${name}\\b`, 'i') });
  }

  /** The bar of Overview; its text alternative has every decimal. */
  get bar(): Locator {
    return this.page.getByRole('region', { name: 'What you own' }).getByRole('img');
  }

  get rateCard(): Locator {
    return this.page.getByRole('region', { name: 'Exchange rate' });
  }

  /** The heading of the transaction dialog once a block has decided for it. */
  get included(): Locator {
    return this.dialog.getByRole('heading', { name: /: included$/ });
  }

  get messages(): Locator {
    return this.page.getByRole('region', { name: 'Messages' });
  }

  /** The entries of Activity; what stands inside one of them is a list again. */
  get transactions(): Locator {
    return this.page
      .getByRole('list', { name: 'Transactions' })
      .getByRole('listitem')
      .filter({ has: this.page.getByRole('group') });
  }

  amount(label: 'You stake' | 'You redeem'): Locator {
    return this.page.getByLabel(label);
  }

  reviewButton(tab: Tab): Locator {
    return this.page.getByRole('button', { name: tab === 'mint' ? 'Review minting' : 'Review redemption' });
  }

  /** The value beside a term in the dialog. */
  line(term: string): Locator {
    return this.dialog.getByText(term, { exact: true }).locator('xpath=following-sibling::dd');
  }

  /** The row of one bucket in the statement of Overview. */
  row(title: string): Locator {
    return this.page.getByRole('table', { name: 'What you own, by kind' }).getByRole('row').filter({ hasText: title });
  }

  /** What one bucket holds by the bar, in base units of XPRT; nothing when the bucket is not in it. */
  async bucket(name: Bucket): Promise<bigint> {
    const text = (await this.bar.getAttribute('aria-label')) ?? '';
    const [, shown = '0'] = new RegExp(`\\b(?<!-)${name} ([\\d,.]+) XPRT`).exec(text) ?? [];
    const [whole = '0', fraction = ''] = shown.replaceAll(',', '').split('.');
    return BigInt(whole + fraction.padEnd(6, '0'));
  }

  async connectSandbox(account = 'alice'): Promise<void> {
    await this.page.getByRole('button', { name: 'Connect', exact: true }).click();
    await this.dialog.getByRole('button', { name: new RegExp(account, 'i') }).click();
    await this.account(account).waitFor();
  }

  async connectWallet(name: 'Keplr' | 'Leap'): Promise<void> {
    await this.page.getByRole('button', { name: 'Connect', exact: true }).click();
    await this.dialog.getByRole('button', { name: new RegExp(name) }).click();
    await this.dialog.waitFor({ state: 'hidden' });
  }

  async review(tab: Tab, amount: string): Promise<void> {
    await this.open(`liquid?tab=${tab}`);
    await this.amount(tab === 'mint' ? 'You stake' : 'You redeem').fill(amount);
    await this.reviewButton(tab).click();
  }

  async sign(): Promise<void> {
    await this.dialog.getByRole('button', { name: /^Sign/ }).click();
  }

  /** Leaves the dialog of a transaction that is in a block. */
  async close(): Promise<void> {
    await this.dialog.getByRole('button', { name: 'Close' }).click();
    await this.dialog.waitFor({ state: 'hidden' });
  }

  /** From the form to the block, and the dialog closed again. */
  async carryOut(tab: Tab, amount: string): Promise<void> {
    await this.review(tab, amount);
    await this.sign();
    await this.included.waitFor();
    await this.close();
  }

  async advance(label: '1 hour' | '1 day' | '21 days'): Promise<void> {
    await this.page.getByRole('button', { name: label, exact: true }).click();
    await this.page.getByText(`The clock moved ${label} ahead.`).last().waitFor();
  }

  /** Makes the next transaction end badly, by the words of the tools page. */
  async arm(fault: 'Runs out of gas' | 'Is refused by the chain' | 'Is accepted and never included'): Promise<void> {
    await this.open('tools');
    await this.choose('The next transaction', fault);
    await this.page.getByRole('button', { name: 'Arm' }).click();
    await this.page.getByText('The next transaction will end badly.').waitFor();
  }

  async slash(validator: string, part: RegExp): Promise<void> {
    await this.open('tools');
    await this.choose('Validator', validator);
    await this.choose('Part', part);
    await this.page.getByRole('button', { name: 'Slash' }).click();
    await this.page.getByText('The validator was slashed and jailed.').last().waitFor();
  }

  private async choose(label: string, option: string | RegExp): Promise<void> {
    const select = this.page.getByLabel(label, { exact: true });
    const chosen = select.getByRole('option', { name: option });
    await select.selectOption(await chosen.evaluate(({ value }: HTMLOptionElement) => value));
  }
}
