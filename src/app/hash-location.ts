import { useSyncExternalStore } from 'react';

/**
 * wouter's location hook for hash routing with search parameters inside the hash (`#/sandbox/liquid?tab=redeem`), so that the build runs from
 * any static host or folder (ADR 0001). wouter's own hash hook puts the search in front of the hash, where a folder on a host may not keep it.
 */
type Navigate = (to: string, options?: { replace?: boolean }) => void;

function subscribe(listener: () => void): () => void {
  window.addEventListener('hashchange', listener);
  return () => window.removeEventListener('hashchange', listener);
}

function hashParts(): readonly [path: string, search: string] {
  const hash = window.location.hash.slice(1);
  const cut = hash.indexOf('?');
  const path = cut === -1 ? hash : hash.slice(0, cut);
  return [path.startsWith('/') ? path : `/${path}`, cut === -1 ? '' : hash.slice(cut + 1)];
}

const currentPath = (): string => hashParts()[0];
const currentSearch = (): string => hashParts()[1];

const navigate: Navigate = (to, options) => {
  if (options?.replace) {
    // replaceState fires no hashchange, and every reader listens to that one event.
    window.history.replaceState(window.history.state, '', `#${to}`);
    window.dispatchEvent(new HashChangeEvent('hashchange'));
  } else {
    window.location.hash = to;
  }
};

export function useHashLocation(): [string, Navigate] {
  return [useSyncExternalStore(subscribe, currentPath), navigate];
}

function useHashSearch(): string {
  return useSyncExternalStore(subscribe, currentSearch);
}

useHashLocation.hrefs = (href: string): string => `#${href}`;
useHashLocation.searchHook = useHashSearch;
