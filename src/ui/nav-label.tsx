import { Icon, type IconName } from './icon.tsx';

type Props = { icon: IconName; children: string };

/** Inside of a link with the class `nav-link` or `tab-link`; `aria-current="page"` on the link marks where somebody is. */
export function NavLabel({ icon, children }: Props) {
  return (
    <>
      <Icon name={icon} />
      <span className="max-w-full truncate">{children}</span>
    </>
  );
}
