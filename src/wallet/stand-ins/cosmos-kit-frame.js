// Stands for @dao-dao/cosmiframe, by which a page around ours could offer itself as the wallet. No frame is trusted, so there is none.
export const isInIframe = () => false;
export class Cosmiframe {
  constructor() {
    throw new Error('a surrounding page is never a wallet');
  }
}
