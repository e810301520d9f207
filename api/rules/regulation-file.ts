import { regulationFile } from '../../regulations';
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
      schema: z.object({ version: z.string(), file: z.string() }).openapi('RegulationFile'),
    },
  },
  problems: [404],
  async operation({ params, query }, { services: { store }, caller }) {
    const { desk } = ownDesk(caller, params.desk, staffRoles);
    const version = query.version ?? (await store.rulesFor(desk, null)).regulation.version;
    const document = await store.readRegulationDocument(desk, version);
    if (document === undefined) throw new Problem('not-found');
    return { version, document };
  },
  present: ({ version, document }) => ({ status: 200, body: { version, file: regulationFile(document) } }),
});
