import { preferences, subscribePreferences } from '#config/preferences.ts';

/** Keeps `data-theme` on the root element equal to the chosen theme, or to the system's when none is chosen. */
export function followTheme(): void {
  const dark = window.matchMedia('(prefers-color-scheme: dark)');
  const apply = () => {
    const { theme } = preferences();
    document.documentElement.dataset['theme'] = theme === 'system' ? (dark.matches ? 'dark' : 'light') : theme;
  };
  dark.addEventListener('change', apply);
  subscribePreferences(apply);
  apply();
}
