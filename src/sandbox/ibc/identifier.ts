import { refused } from './refusals.ts';

/** Identifiers of ports and channels: ibc-go `modules/core/24-host/validate.go`. */
export function assertIdentifier(id: string, least: number, most: number): void {
  const problem = problemOf(id, least, most);
  if (problem !== null) throw refused('host', 2, problem);
}

function problemOf(id: string, least: number, most: number): string | null {
  if (id.trim() === '') return 'identifier cannot be blank';
  if (id.includes('/')) return `identifier ${id} cannot contain separator '/'`;
  if (id.length < least || id.length > most)
    return `identifier ${id} has invalid length: ${id.length}, must be between ${least}-${most} characters`;
  if (!/^[a-zA-Z0-9._+\-#[\]<>]+$/.test(id))
    return `identifier ${id} must contain only alphanumeric or the following characters: '.', '_', '+', '-', '#', '[', ']', '<', '>'`;
  return null;
}
