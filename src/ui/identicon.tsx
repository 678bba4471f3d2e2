type Props = { address: string; size?: number | undefined };

/** A disc in two hues made from the address: the same account looks the same everywhere. Decoration, not proof. */
export function Identicon({ address, size = 22 }: Props) {
  const seed = hash(address);
  const [first, second] = [seed % 360, (seed + 90 + ((seed >>> 9) % 120)) % 360];
  const turn = (seed >>> 16) % 360;
  const background = `conic-gradient(from ${turn}deg in oklab, ${hue(0.8, first)}, ${hue(0.5, second)}, ${hue(0.8, first)})`;
  return <span aria-hidden="true" className="flex-none rounded-full" style={{ width: size, height: size, background }} />;
}

function hue(lightness: number, angle: number): string {
  return `oklch(${lightness} 0.12 ${angle})`;
}

/** FNV-1a, 32 bits. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (const letter of text) value = Math.imul(value ^ (letter.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  return value;
}
