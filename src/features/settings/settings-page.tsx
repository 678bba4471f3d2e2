import { DebugReport } from './debug-report.tsx';
import { EndpointSetting } from './endpoint-setting.tsx';
import { NetworkSetting } from './network-setting.tsx';
import { ThemeSetting } from './theme-setting.tsx';

/** Everything that this browser remembers by choice. */
export function SettingsPage() {
  return (
    <div className="grid max-w-[640px] gap-10">
      <NetworkSetting />
      <EndpointSetting />
      <ThemeSetting />
      <DebugReport />
    </div>
  );
}
