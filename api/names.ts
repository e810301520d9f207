/** How people and companies are named in answers: by the id that requests take, with the name beside it. */
import { z } from './schemas/zod';

const name = z.string().nullable().openapi({ description: 'Null for nobody who is known any more.' });

export const person = z.object({ id: z.string(), name }).openapi('Person');
/** One of a desk's own people. */
export const staffMember = z
  .object({ shortId: z.string().openapi({ description: 'As commands take it.' }), name })
  .openapi('StaffMember');
export const company = z.object({ id: z.string(), name }).openapi('Company');

/** Names by id. */
export type Names = ReadonlyMap<string, string>;

export function presentPerson(id: string, named: string | null | undefined): z.output<typeof person> {
  return { id, name: named ?? null };
}

export function presentStaff(shortId: string, named: string | null | undefined): z.output<typeof staffMember> {
  return { shortId, name: named ?? null };
}

export function presentCompany(id: string, named: string | null | undefined): z.output<typeof company> {
  return { id, name: named ?? null };
}
