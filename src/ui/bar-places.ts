/** One bar: its parts from the zero line outwards, one number per series. Only for drawing. */
export type BarValues = readonly number[];

/** A part of a bar as shares of the chart: `y` from the top. */
export type BarPart = { readonly series: number; readonly y: number; readonly height: number };

/**
 * Where the parts of each bar stand. What is positive is stacked above the zero line, what is negative (a slash) below it; the highest and
 * the lowest bar fill the chart. Zero is always in sight.
 */
export function barPlaces(bars: readonly BarValues[]): { readonly zero: number; readonly parts: readonly (readonly BarPart[])[] } {
  const sumOf = (bar: BarValues, sign: 1 | -1) => bar.reduce((sum, value) => (value * sign > 0 ? sum + value : sum), 0);
  const top = Math.max(0, ...bars.map((bar) => sumOf(bar, 1)));
  const bottom = Math.min(0, ...bars.map((bar) => sumOf(bar, -1)));
  const span = top - bottom || 1;
  const zero = top === bottom ? 1 : top / span;
  return {
    zero,
    parts: bars.map((bar) => {
      let [up, down] = [zero, zero];
      return bar.flatMap((value, series) => {
        const height = Math.abs(value) / span;
        if (height === 0) return [];
        const y = value > 0 ? up - height : down;
        if (value > 0) up -= height;
        else down += height;
        return [{ series, y, height }];
      });
    }),
  };
}
