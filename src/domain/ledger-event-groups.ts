import type { LedgerEvent } from './ledger-tx.ts';

type Group = { readonly message: number | null; readonly group: LedgerEvent[] };

/**
 * Events by message, and by message inside of an authz execution. Those of the ante handler (the fee) come first and have no `msg_index`;
 * before SDK 0.50 nothing had one, and `message{action}` began a message.
 */
export function groupsOf(events: readonly LedgerEvent[]): readonly Group[] {
  const numbered = events.some(({ attributes }) => attributes.some(([key]) => key === 'msg_index'));
  const groups = new Map<string, Group>();
  let message: number | null = null;
  for (const event of events) {
    const value = (name: string) => event.attributes.find(([key]) => key === name)?.[1];
    const index = value('msg_index');
    if (numbered) message = index !== undefined && /^\d{1,6}$/.test(index) ? Number.parseInt(index, 10) : null;
    else if (event.type === 'message' && value('action') !== undefined) message = message === null ? 0 : message + 1;
    const key = `${message}/${value('authz_msg_index') ?? ''}`;
    const group = groups.get(key);
    if (group) group.group.push(event);
    else groups.set(key, { message, group: [event] });
  }
  return [...groups.values()];
}
