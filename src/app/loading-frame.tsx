import { AppFrame } from '#ui/app-frame.tsx';
import { Skeleton } from '#ui/skeleton.tsx';
import { Brand } from './brand.tsx';

/** The frame stands at once; the page comes when its network is open. */
export function LoadingFrame() {
  return (
    <AppFrame brand={<Brand href="#/" />} nav={null} tabs={null} title="stkhub" account={null}>
      <Skeleton chars={24} label="Opening the network" />
    </AppFrame>
  );
}
