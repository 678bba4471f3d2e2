import type { Locator, Page } from '@playwright/test';
import { HubPage } from './hub-page.ts';

/** The page of transfers as somebody uses it. Assertions stay in the specs. */
export class TransferPage {
  readonly hub: HubPage;
  readonly page: Page;

  constructor(page: Page, network?: string) {
    this.page = page;
    this.hub = new HubPage(page, network);
  }

  get asset(): Locator {
    return this.page.getByLabel('Asset', { exact: true });
  }

  get amount(): Locator {
    return this.page.getByLabel('You send', { exact: true });
  }

  get review(): Locator {
    return this.page.getByRole('button', { name: 'Review transfer' });
  }

  /** The picture of the route. */
  get way(): Locator {
    return this.page.getByRole('list', { name: 'The way' });
  }

  /** The hops of a transfer that was sent, in the dialog or on a page. */
  get hops(): Locator {
    return this.page.getByRole('list', { name: 'Way of the transfer' }).getByRole('listitem');
  }

  /** The heading of the dialog once the transfer has ended. */
  ended(how: 'arrived' | 'came back'): Locator {
    return this.hub.dialog.getByRole('heading', { name: new RegExp(`: ${how}$`) });
  }

  async to(chain: string): Promise<void> {
    await this.page.getByLabel('To', { exact: true }).selectOption({ label: chain });
  }

  /** Chooses what is held by the beginning of its line: `stkATOM · 240`. */
  async choose(line: RegExp): Promise<void> {
    const option = this.asset.getByRole('option', { name: line });
    await this.asset.selectOption(await option.evaluate(({ value }: HTMLOptionElement) => value));
  }

  /** From a filled form to the block of the first chain. */
  async send(): Promise<void> {
    await this.review.click();
    await this.hub.sign();
  }

  /** The sandbox's relayer, by the words of the tools page. */
  async relayer(pace: 'Works' | 'Works, five minutes late' | 'Stands still'): Promise<void> {
    await this.hub.open('tools');
    await this.page.getByLabel('The relayer', { exact: true }).selectOption(pace);
    await this.page
      .getByRole('region', { name: 'Messages' })
      .getByText(/^The relayer (works|stands)/)
      .last()
      .waitFor();
  }

  /** Makes a light client too old, on the tools page. */
  async expire(client: string): Promise<void> {
    await this.hub.open('tools');
    await this.page.getByLabel('Which one').selectOption({ label: client });
    await this.page.getByRole('button', { name: 'Let it expire' }).click();
    await this.hub.messages
      .getByText(/ has expired\.$/)
      .last()
      .waitFor();
  }
}
