/** Cuts long text in the middle, by whole characters, so that its beginning and its end stay: "persistence1jzr2…kgh0h". */
export function middle(text: string, start: number, end: number): string {
  const letters = [...text];
  return letters.length <= start + end + 1 ? text : `${letters.slice(0, start).join('')}…${letters.slice(-end).join('')}`;
}
