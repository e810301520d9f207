import { auditBy } from '../audit/audit-by';
import { ownDesk } from '../auth/own-desk';
import { defineRoute, type RequestContext } from '../http/define-route';
import { Problem } from '../problems';
import { code } from '../schemas/values';
import { z } from '../schemas/zod';
import type { ApiStore } from '../store-port';

const administrators = ['administrator'] as const;
type Line = NonNullable<Awaited<ReturnType<ApiStore['exportClient']>>> extends AsyncIterable<infer One> ? One : never;

/** So much text goes out in one piece. */
const pieceLength = 64 * 1024;

/** All of one company, to be taken along. */
export const exportClient = defineRoute({
  method: 'post',
  path: '/api/v1/clients/{client}/export',
  tag: 'administration',
  summary: 'Take along everything of one company: people, contracts, tickets with words, files and letters',
  description:
    'One JSON object a line, told by its `type`: `export` first, then `company`, `person`, `contract`, `contact`, `balance`, `month`, and of each ticket ' +
    '`ticket`, `visit`, `event`, `message`, `attachment` with its `bytes` in Base64, `letter`, `feedback`; `end` last, with the number ' +
    'of records. Whoever finds no `end` has not got all. Nothing that opens anything, and nothing of other companies; what only the ' +
    'desk sees comes with `internal`. Each time it is an act on record.',
  access: administrators,
  params: z.object({ client: z.uuid() }),
  body: z
    .strictObject({
      desk: code().optional().openapi({ description: 'May be left out by one who works at a single desk.' }),
      internal: z.boolean().optional().openapi({ description: 'With notes and facts that only the desk sees.' }),
    })
    .openapi('ExportAsked'),
  responses: { 200: { description: 'The lines.', bytes: 'application/x-ndjson' } },
  problems: [404],
  async operation({ params, body }, context: RequestContext<typeof administrators>) {
    const { desk } = ownDesk(context.caller, body.desk, administrators);
    const lines = await context.services.store.exportClient({
      ...{ desk, clientId: params.client, internal: body.internal ?? false, by: auditBy(context) },
    });
    if (lines === undefined) throw new Problem('not-found');
    return { lines, desk, client: params.client };
  },
  present: ({ lines, desk, client }) => ({
    status: 200,
    stream: inPieces(lines),
    headers: {
      'Content-Type': 'application/x-ndjson',
      'Content-Disposition': `attachment; filename="${desk}-${client}.ndjson"`,
      'Cache-Control': 'no-store',
      'X-Content-Type-Options': 'nosniff',
    },
  }),
});

async function* inPieces(lines: AsyncIterable<Line>): AsyncGenerator<Uint8Array> {
  let piece = '';
  for await (const line of lines) {
    piece += `${JSON.stringify(line)}\n`;
    if (piece.length < pieceLength) continue;
    yield Buffer.from(piece);
    piece = '';
  }
  yield Buffer.from(piece);
}
