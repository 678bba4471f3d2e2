import { useSyncExternalStore } from 'react';
import { preferences, savePreferences, subscribePreferences } from '#config/preferences.ts';
import { Choice } from './choice.tsx';
import { Setting } from './setting.tsx';

const THEMES = [
  { value: 'system', label: 'As the system' },
  { value: 'light', label: 'Light' },
  { value: 'dark', label: 'Dark' },
] as const;

export function ThemeSetting() {
  const { theme } = useSyncExternalStore(subscribePreferences, preferences);
  return (
    <Setting title="Appearance">
      <Choice label="Appearance" value={theme} onChange={(next) => savePreferences({ theme: next })} options={THEMES} />
    </Setting>
  );
}
