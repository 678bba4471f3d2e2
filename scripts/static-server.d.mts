export function serve(
  folder: string,
  options: { readonly port: number; readonly host: string; readonly strict?: boolean; readonly compress?: boolean },
): Promise<{ readonly port: number; close(): Promise<void> }>;
