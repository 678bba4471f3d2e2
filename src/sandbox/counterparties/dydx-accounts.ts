/** Accounts of the sandbox on a chain with coin type 564, path m/44'/564'/0'/0/0: other keys, so that no address follows from one of Core-1. */
export const DYDX_ACCOUNTS: Readonly<Record<string, string>> = {
  alice: 'dydx1v4npqmk2kw0m0feyx3mnadv66ne2k7c6mkzlgl',
  bob: 'dydx1clhhuyyck5nfuy4shcn49yhxwq9fqth6ctmu60',
  erin: 'dydx1yj5uwzahq30mk0xjr3psqxw72p2nk3qkqne5n5',
  relayer: 'dydx1mw9q4tmkygmrxsvle5upytjq7qaumtszygaqwq',
};
