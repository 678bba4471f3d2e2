import { formatIsoDay } from '#domain/dates.ts';

/** `stkhub-core-1-persistence1jzr2-kgh0h-2026-11-22-koinly.csv`: whose, of which network and when; nothing that a file system minds. */
export function exportName(of: { network: string; address: string; at: number }, ending: string): string {
  const { network, address, at } = of;
  const separator = address.lastIndexOf('1') + 1;
  const short = `${address.slice(0, separator + 4)}-${address.slice(-5)}`;
  return `stkhub-${network}-${short}-${formatIsoDay(at)}${ending}`.replace(/[^a-zA-Z0-9._-]/g, '');
}
