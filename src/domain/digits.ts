/** Groups the integer digits of a decimal text by three with commas: `1084213` → `1,084,213`. Decimals and sign are kept. */
export function group(text: string): string {
  const [whole = '', ...rest] = text.split('.');
  return [whole.replace(/\B(?=(\d{3})+$)/g, ','), ...rest].join('.');
}
