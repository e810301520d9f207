import type { StoreContext } from './store-context';

/** A group of letters that a person does not want from now on; the others stay as they were, also of one who takes none at all. */
export async function switchOffLetters(
  { database, clock }: StoreContext,
  personId: string,
  group: string,
): Promise<void> {
  const at = new Date(await clock.now());
  await database.$executeRaw`
    UPDATE "person" SET "updated_at" = ${at}, "preferences" = "preferences" || jsonb_build_object('letters',
      CASE WHEN jsonb_typeof("preferences" -> 'letters') = 'object' THEN "preferences" -> 'letters' ELSE '{}' END
        || jsonb_build_object(${group}::text, false))
    WHERE "id" = ${personId} AND ("preferences" -> 'letters') IS DISTINCT FROM 'false'::jsonb`;
}
