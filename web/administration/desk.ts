import { useQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import type { Schemas } from '../api/client';
import { queries } from '../api/queries';
import { useMe } from '../session/me';
import type { AdministrationSearch } from './search';

/** The desks that somebody administers. */
export function useAdministered(): readonly string[] {
  const { memberships } = useMe();
  return [...new Set(memberships.filter(({ role }) => role === 'administrator').map(({ desk }) => desk))];
}

/** The desk that a page is about, and what of the address leads to others about the same one. */
export function useDesk(): { readonly desk: string; readonly keep: Pick<AdministrationSearch, 'desk'> } {
  const desks = useAdministered();
  const { desk: named } = useSearch({ from: '/signed-in/administration' });
  const desk = named !== undefined && desks.includes(named) ? named : (desks[0] ?? '');
  return { desk, keep: desks.length > 1 ? { desk } : {} };
}

/** The services that the desk's regulation names. */
export function useServices(desk: string): Schemas['Desk']['services'] {
  const { data } = useQuery(queries.desks());
  return data?.items.find(({ code }) => code === desk)?.services ?? [];
}

/** What technicians of the desk can be good at; null: it makes no visits. */
export function useSkills(desk: string): Schemas['Desk']['skills'] {
  const { data } = useQuery(queries.desks());
  return data?.items.find(({ code }) => code === desk)?.skills ?? null;
}

/** The zone of the desk. */
export function useDeskZone(desk: string): string | undefined {
  const { data } = useQuery(queries.desks());
  return data?.items.find(({ code }) => code === desk)?.timeZone;
}
