export const BROWSER_FLAGS: string[];
export function systemBrowser(): string | null;
export function installBrowser(): Promise<string | null>;
