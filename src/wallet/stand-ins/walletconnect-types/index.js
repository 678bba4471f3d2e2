// Types only; WalletConnect needs a relay server and is not offered.
export {};
