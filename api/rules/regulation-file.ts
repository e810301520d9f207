import { nextVersionName } from '../../domain/regulation';
import { regulationFile } from '../../regulations';
import { localDateIn } from '../../store/rules/local-date';
import { ownDesk, staffRoles } from '../auth/own-desk';
import { defineRoute } from '../http/define-route';
import { Problem } from '../problems';
import { code } from '../schemas/values';
import { z } from '../schemas/zod';

/** A published version as a file: what another version is written over. */
export const readRegulationFile = defineRoute({
  method: 'get',
  path: '/api/v1/regulations/{desk}/file',
  tag: 'look-ups',
  summary: 'A regulation as a file',
  description: 'In YAML, as `npm run regulation -- check` reads it; the version in force unless another one is named.',
  access: staffRoles,
  params: z.object({ desk: code() }),
  query: z.strictObject({ version: z.string().min(1).max(40).optional() }),
  responses: {
    200: {
      description: 'The whole of it.',
      schema: z
        .object({
          version: z.string(),
          versions: z.array(z.string()).openapi({ description: 'All that are published.' }),
          file: z.string(),
          next: z.string().openapi({
            description:
              'The same as a version to come: under a name that is free, published and in force as of today.',
          }),
        })
        .openapi('RegulationFile'),
    },
  },
  problems: [404],
  async operation({ params, query }, { services: { store }, caller }) {
    const { desk } = ownDesk(caller, params.desk, staffRoles);
    const version = query.version ?? (await store.rulesFor(desk, null)).regulation.version;
    const [document, known, { regulation }, now] = await Promise.all([
      store.readRegulationDocument(desk, version),
      store.listRegulations(desk),
      store.rulesFor(desk, null),
      store.clock.now(),
    ]);
    if (document === undefined) throw new Problem('not-found');
    const taken = known.map((each) => each.version);
    const today = localDateIn(regulation.timeZone, now);
    const next = { version: nextVersionName(version, taken), publishedOn: today, inForceFrom: today };
    return { version, versions: taken, document, next };
  },
  present: ({ version, versions, document, next }) => ({
    status: 200,
    body: { version, versions, file: regulationFile(document), next: regulationFile({ ...document, ...next }) },
  }),
});
