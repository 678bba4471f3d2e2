/**
 * Accounts that belong to a module and to nobody's key: what is sent there is lost or refused. The address is the first 20 bytes of
 * SHA-256 of the module's name (cosmos-sdk x/auth/types NewModuleAddress), the same on every chain that has the module; the last one is
 * derived by pstake-native x/liquidstake (`-LiquidStakeProxyAcc`) and holds all stake of stkXPRT. Hexadecimal, so that domain/ needs no hash.
 */
const MODULE_ACCOUNTS: ReadonlyMap<string, string> = new Map([
  ['f1829676db577682e944fc3493d451b67ff3e29f', 'fee_collector'],
  ['93354845030274cd4bf1686abd60ab28ec52e1a7', 'distribution'],
  ['dc6f17bbec824fff8f86587966b2047db6ab7367', 'mint'],
  ['4fea76427b8345861e80a3540a8a9d936fd39391', 'bonded_tokens_pool'],
  ['5911b844d7bc224654fe0dcd16babd2d253f2fdf', 'not_bonded_tokens_pool'],
  ['7b5fe22b5446f7c62ea27b8bd71cef94e03f3df2', 'gov'],
  ['27f576cafbb263ed44be8bd094f66114da268777', 'transfer'],
  ['67d77474ca8e3a5812de323a28d7c6da6b3e4f29', 'interchainaccounts'],
  ['336154bf67f765f8f75d16a0accee61b5ee5f6a7', 'wasm'],
  ['a7192286e6fabd4328884102a056ddfb2fd71e90', 'liquidstake'],
  ['0f07373477457de1bf2cb40eba76fec1d7760e10', 'protocolpool'],
  ['896502eafc62cef7f5e308e7068072893726fddd', 'protocolpool_escrow'],
  ['804eac00440b525af4864e5f422c9b0f55377bb0', 'liquidstakeibc'],
  ['e67f265617b84d125ebbc095b0bf158793e7348d', 'liquidstakeibc_deposit_account'],
  ['4807e3197d61c4057db56c681250044e01dc9c17', 'liquidstakeibc_undelegation_account'],
  ['289c842da8ec03d2ae59d6ccde84a6907151f4898cdba6ae888fdd63549e169a', 'liquidstake proxy'],
]);

/** The module that an account's bytes belong to, as it is named in its source; null for everybody else. */
export function moduleOf(bytes: Uint8Array): string | null {
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return MODULE_ACCOUNTS.get(hex) ?? null;
}
