/**
 * What Keplr 0.12 demands of a suggested chain (its Joi schema, as far as a page can break it). Returns what is wrong; unknown keys are
 * stripped by the wallet and are not wrong.
 */
export function chainInfoProblems(info: unknown): string[] {
  const problems: string[] = [];
  const need = (holds: boolean, problem: string) => {
    if (!holds) problems.push(problem);
  };
  for (const name of ['rpc', 'rest']) need(isUri(at(info, name)), `${name} is a URI without a query`);
  const chainId = at(info, 'chainId');
  need(isText(chainId, 1, 50) && !/-\d+-\d+$/.test(chainId), 'chainId has 1 to 50 characters and one number');
  need(isText(at(info, 'chainName'), 1, 36), 'chainName has 1 to 36 characters');
  need(Number.isInteger(at(at(info, 'bip44'), 'coinType')), 'bip44.coinType is an integer');
  for (const part of ['AccAddr', 'AccPub', 'ValAddr', 'ValPub', 'ConsAddr', 'ConsPub']) {
    need(isText(at(at(info, 'bech32Config'), `bech32Prefix${part}`), 1, 80), `bech32Config has ${part}`);
  }
  const currencies = list(at(info, 'currencies'));
  const feeCurrencies = list(at(info, 'feeCurrencies'));
  need(currencies.length > 0 && currencies.every(isCurrency), 'currencies are at least one, and valid');
  need(isUnique(currencies), 'currencies are unique');
  need(feeCurrencies.length > 0 && feeCurrencies.every(isCurrency), 'feeCurrencies are at least one, and valid');
  need(
    feeCurrencies.every((each) => isGasPriceStep(at(each, 'gasPriceStep'))),
    'gasPriceStep rises',
  );
  const stake = at(info, 'stakeCurrency');
  need(stake === undefined || currencies.some((each) => denomOf(each) === denomOf(stake)), 'stakeCurrency is one of currencies');
  const features = list(at(info, 'features'));
  need(features.every((each) => FEATURES.has(String(each))) && new Set(features).size === features.length, 'features are known and unique');
  need(at(info, 'hideInUI') === undefined, 'hideInUI is refused');
  return problems;
}

const FEATURES = new Set(['stargate', 'no-legacy-stdTx', 'cosmwasm', 'ibc-transfer', 'ibc-go', 'wasmd_0.24+', 'feemarket', 'ibc-v2']);

/** A field of something foreign. */
export const at = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;

const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);
const isText = (value: unknown, least: number, most: number): value is string =>
  typeof value === 'string' && value.length >= least && value.length <= most;
const isUri = (value: unknown) => typeof value === 'string' && URL.canParse(value) && !value.includes('?');
const denomOf = (currency: unknown) => at(currency, 'coinMinimalDenom');
const isUnique = (currencies: unknown[]) => new Set(currencies.map(denomOf)).size === currencies.length;

function isCurrency(value: unknown): boolean {
  const decimals = at(value, 'coinDecimals');
  const isWhole = typeof decimals === 'number' && Number.isInteger(decimals) && decimals >= 0 && decimals <= 18;
  return isWhole && isText(at(value, 'coinDenom'), 1, 100) && isText(denomOf(value), 1, 200);
}

function isGasPriceStep(value: unknown): boolean {
  if (value === undefined) return true;
  const [low, average, high] = ['low', 'average', 'high'].map((name) => at(value, name));
  const areNumbers = typeof low === 'number' && typeof average === 'number' && typeof high === 'number';
  return areNumbers && low >= 0 && low <= average && average <= high;
}
