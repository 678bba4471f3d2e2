import { installKeplr } from './scripted-keplr.ts';
import { installLeap } from './scripted-leap.ts';

/** The page side of install-wallet.ts, which bundles this file. Frames have no extension of their own. */
Object.assign(window, {
  __installWallet: (id: 'keplr' | 'leap', options: Parameters<typeof installKeplr>[0]) => {
    if (window !== window.top) return;
    if (id === 'keplr') installKeplr(options);
    else installLeap(options);
  },
});
