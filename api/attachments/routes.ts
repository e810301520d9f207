import { isClient } from '../../domain/policy/actor';
import { companyOf, membershipsAt } from '../auth/caller';
import { defineRoute } from '../http/define-route';
import type { RequestContext } from '../http/define-route';
import { idOfKey } from '../http/id-of-key';
import { z } from '../schemas/zod';
import { pathOfAttachment } from '../paths';
import { Problem } from '../problems';
import { code } from '../schemas/values';
import type { ApiStore } from '../store-port';
import { visibleTicket } from '../tickets/visible-ticket';
import { isInternal } from '../../domain/visibility/internal-events';
import { visibleVisit } from '../visits/visible-visit';
import { mediaTypeOf, safeName } from '../../files/check-file';
import { checkUpload } from './check-upload';
import { presentAttachment, presentBytes } from './present-attachment';

const attachmentView = z
  .object({
    id: z.string(),
    name: z.string(),
    mediaType: z.string(),
    size: z.int(),
    sha256: z.string(),
    desk: z.string(),
    href: z.string(),
  })
  .openapi('Attachment');

type AttachedTo = NonNullable<NonNullable<Awaited<ReturnType<ApiStore['findAttachment']>>>['word']>;

/** Takes a file in; a filing or a word names it afterwards. One that nothing names goes after 24 hours. */
export const addAttachment = defineRoute({
  method: 'post',
  path: '/api/v1/attachments',
  tag: 'attachments',
  summary: 'Upload a file',
  description:
    'Kinds and size by the regulation of the desk, at most 25 MB. What kind a file is, its content says, and `mediaType` of the answer is that; where the content does not tell, the kind named in the form stands. Archives may be looked into. Name its id in `attachments` of a filing or of a command that has words. Of one person two come in at once and some more wait for their turn; beyond that, and beyond the bytes of a day, 429 with `Retry-After`.',
  access: 'signed-in',
  multipart: true,
  body: z.strictObject({
    desk: code().optional().openapi({ description: 'May be left out by one who belongs to a single desk.' }),
  }),
  responses: { 201: { description: 'Kept.', schema: attachmentView } },
  problems: [404, 409, 422],
  async operation({ body, file }, context) {
    const { services, caller } = context;
    const desks = [...new Set(caller.memberships.map((membership) => membership.desk))];
    const desk = body.desk ?? (desks.length === 1 ? desks[0] : undefined);
    if (desk === undefined) {
      throw new Problem('malformed', { errors: [{ pointer: '/desk', code: 'missing', says: 'desk-needed' }] });
    }
    const held = membershipsAt(caller, desk);
    if (held.length === 0) throw new Problem('unknown-desk');
    if (!file) throw new Problem('malformed');
    const { regulation } = await services.store.rulesFor(desk, companyOf(held));
    const mediaType = await checkUpload(services.checkFile, file, mediaTypeOf(file.mediaType), regulation.attachments);
    const id = idOfKey(context, 'attachment');
    const upload = { id, desk, uploadedBy: caller.personId, name: safeName(file.name), mediaType };
    const { path, size, sha256 } = file;
    const kept = await services.uploads.keep({ ...upload, path, size, sha256 });
    const same =
      kept.sha256 === sha256 && kept.name === upload.name && kept.desk === desk && kept.mediaType === mediaType;
    if (!same) throw new Problem('key-reused');
    return kept;
  },
  present: (row) => ({ status: 201, headers: { Location: pathOfAttachment(row.id) }, body: presentAttachment(row) }),
});

/**
 * A file is seen by whoever reads the word it stands with: a word of a visit by those who see that visit, an internal one by the
 * desk. Where there is no word yet, it is its owner's; where one was to come to another ticket and has not, it is nobody's but the
 * desk's.
 *
 * @throws Problem 404
 */
async function requireSight(
  context: Pick<RequestContext<'signed-in'>, 'services' | 'caller'>,
  { rootId, uploadedBy, word }: { rootId: string | null; uploadedBy: string; word: AttachedTo | null },
): Promise<void> {
  if (rootId === null) {
    if (uploadedBy !== context.caller.personId) throw new Problem('not-found');
    return;
  }
  const { actor } =
    word?.processKind === 'visit' ? await visibleVisit(context, word.processId) : await visibleTicket(context, rootId);
  if (isClient(actor) && (word === null || isInternal(word))) throw new Problem('not-found');
}

/** The bytes of an attachment, for those who see the message it belongs to. */
export const readAttachment = defineRoute({
  method: 'get',
  path: '/api/v1/attachments/{attachment}',
  tag: 'attachments',
  summary: 'Download a file',
  access: 'signed-in',
  params: z.object({ attachment: z.string().max(64) }),
  responses: { 200: { description: 'The bytes, in the kind they were found to be.', bytes: '*/*' } },
  async operation({ params }, context) {
    const { store } = context.services;
    const row = await store.findAttachment(params.attachment);
    if (!row) throw new Problem('not-found');
    await requireSight(context, row);
    const chunks = await store.readAttachment(row);
    if (!chunks) throw new Problem('not-found');
    return { row, chunks };
  },
  present: ({ row, chunks }) => presentBytes(row, chunks),
});
