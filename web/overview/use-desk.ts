import { useSearch } from '@tanstack/react-router';
import { deskWideDesks } from '../session/leading';
import { useMe } from '../session/me';

/** The desk that a page is about: the one of its address, else the first one that its reader works at. */
export function useDesk(): { readonly desk: string; readonly desks: readonly string[] } {
  const search: { readonly desk?: string } = useSearch({ strict: false });
  const desks = deskWideDesks(useMe());
  return { desk: desks.find((it) => it === search.desk) ?? desks[0] ?? '', desks };
}
