/** An ABCI event; attribute order is the chain's. */
export type Event = { readonly type: string; readonly attributes: readonly (readonly [key: string, value: string])[] };

export const event = (type: string, ...attributes: [string, string][]): Event => ({ type, attributes });

/** The same event with one more attribute at the end (`msg_index`, `mode`). */
export const withAttribute = (source: Event, key: string, value: string): Event => ({
  type: source.type,
  attributes: [...source.attributes, [key, value]],
});
