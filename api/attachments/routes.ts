import { createHash } from 'node:crypto';
import { isClient } from '../../domain/policy/actor';
import { companyOf, membershipsAt } from '../auth/caller';
import { defineRoute } from '../http/define-route';
import { idOfKey } from '../http/id-of-key';
import { z } from '../schemas/zod';
import { Problem } from '../problems';
import { code } from '../schemas/values';
import { visibleTicket } from '../tickets/visible-ticket';
import { isInternal } from '../../domain/visibility/internal-events';
import { checkFile, mediaTypeOf, safeName } from './check-file';
import { attachmentPath, presentAttachment, presentBytes } from './present-attachment';

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

/** Takes a file in; a filing or a word names it afterwards. One that nothing names goes after 24 hours. */
export const addAttachment = defineRoute({
  method: 'post',
  path: '/api/v1/attachments',
  tag: 'attachments',
  summary: 'Upload a file',
  description:
    'Kinds and size by the regulation of the desk, at most 25 MB. Name its id in `attachments` of a filing or of a command that has words.',
  access: 'signed-in',
  multipart: true,
  body: z.strictObject({
    desk: code().optional().openapi({ description: 'May be left out by one who belongs to a single desk.' }),
  }),
  responses: { 201: { description: 'Kept.', schema: attachmentView } },
  problems: [404, 409],
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
    const mediaType = mediaTypeOf(file.mediaType);
    checkFile(file, mediaType, regulation.attachments);
    const id = idOfKey(context, 'attachment');
    const upload = { id, desk, uploadedBy: caller.personId, name: safeName(file.name), mediaType };
    const sha256 = createHash('sha256').update(file.bytes).digest('hex');
    const kept = await services.store.addAttachment({ ...upload, bytes: Uint8Array.from(file.bytes) });
    const same =
      kept.sha256 === sha256 && kept.name === upload.name && kept.desk === desk && kept.mediaType === mediaType;
    if (!same) throw new Problem('key-reused');
    return kept;
  },
  present: (row) => ({ status: 201, headers: { Location: attachmentPath(row.id) }, body: presentAttachment(row) }),
});

/** The bytes of an attachment, for those who see the message it belongs to. */
export const readAttachment = defineRoute({
  method: 'get',
  path: '/api/v1/attachments/{attachment}',
  tag: 'attachments',
  summary: 'Download a file',
  access: 'signed-in',
  params: z.object({ attachment: z.string().max(64) }),
  responses: { 200: { description: 'The bytes, in the kind they were uploaded as.', bytes: '*/*' } },
  async operation({ params }, context) {
    const { store } = context.services;
    const row = await store.findAttachment(params.attachment);
    if (!row) throw new Problem('not-found');
    if (row.rootId !== null) {
      const { actor } = await visibleTicket(context, row.rootId);
      if (isClient(actor) && row.word !== null && isInternal(row.word)) throw new Problem('not-found');
    } else if (row.uploadedBy !== context.caller.personId) throw new Problem('not-found');
    const bytes = await store.readAttachment(row);
    if (!bytes) throw new Problem('not-found');
    return { row, bytes };
  },
  present: ({ row, bytes }) => presentBytes(row, bytes),
});
