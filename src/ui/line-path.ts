export type ChartPoint = {
  /** Milliseconds since 1970; points are in order of time. */
  at: number;
  /** Only for drawing. */
  value: number;
  /** The value as people read it, with its unit. */
  text: string;
};

/** Where each point stands, as shares of the chart: x from the start, y from the top. A value that never moves stands in the middle. */
export function places(points: readonly ChartPoint[]): { x: number; y: number }[] {
  const times = points.map(({ at }) => at);
  const values = points.map(({ value }) => value);
  const [start, low] = [Math.min(...times), Math.min(...values)];
  const [span, height] = [Math.max(...times) - start, Math.max(...values) - low];
  return points.map(({ at, value }) => ({
    x: span > 0 ? (at - start) / span : 1,
    y: height > 0 ? 0.92 - 0.84 * ((value - low) / height) : 0.5,
  }));
}

/** An SVG path through the points on a canvas of 100 × 100. */
export function linePath(points: readonly ChartPoint[]): string {
  return places(points)
    .map(({ x, y }, index) => `${index === 0 ? 'M' : 'L'}${(x * 100).toFixed(2)} ${(y * 100).toFixed(2)}`)
    .join('');
}
