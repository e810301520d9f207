import { useQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import type { Schemas } from '../api/client';
import { queries } from '../api/queries';
import { useMe, type Me } from '../session/me';

const writers: readonly Me['memberships'][number]['role'][] = ['specialist', 'coordinator', 'manager', 'administrator'];

/** The desk whose knowledge base is read. */
export interface KnowledgeDesk {
  readonly desk: string;
  /** All of the reader's. */
  readonly desks: readonly string[];
  /** As the look-ups have it; undefined until they are read. */
  readonly known: Schemas['Desk'] | undefined;
  readonly isStaff: boolean;
  /** Writes articles, reviews what is closed. */
  readonly writes: boolean;
  readonly leads: boolean;
}

/** The desk that the address names, or the first one of the reader's. @param named which one is meant, whatever the address says */
export function useKnowledgeDesk(named?: string): KnowledgeDesk {
  const { memberships } = useMe();
  const search: { readonly desk?: string } = useSearch({ strict: false });
  const desks = [...new Set(memberships.map((held) => held.desk))];
  const desk = desks.find((code) => code === (named ?? search.desk)) ?? desks[0] ?? '';
  const held = memberships.filter((it) => it.desk === desk);
  const known = useQuery(queries.desks()).data?.items.find(({ code }) => code === desk);
  return {
    ...{ desk, desks, known },
    isStaff: held.some(({ role }) => role !== 'client'),
    writes: held.some(({ role }) => writers.includes(role)),
    leads: held.some(({ role }) => role === 'manager' || role === 'administrator'),
  };
}
