import { Logo } from '#ui/logo.tsx';

export function Brand({ href }: { href: string }) {
  return (
    <a href={href} className="flex min-h-10 items-center gap-2.5 px-2.5 text-title font-bold tracking-[-0.02em] no-underline">
      <Logo />
      stkhub
    </a>
  );
}
