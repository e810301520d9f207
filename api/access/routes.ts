import { uuidv7 } from 'uuidv7';
import { leaseCommands, type LaterLease } from '../../domain/access-lease';
import { granted } from '../../domain/policy/may';
import { channelOf } from '../auth/caller';
import { pendingView } from '../commands/answer-schemas';
import { ask } from '../commands/ask';
import { heard } from '../commands/heard';
import { presentGiven } from '../commands/present-command';
import { defineRoute, type RequestContext } from '../http/define-route';
import { identityOf } from '../http/identity';
import { Problem } from '../problems';
import { tellRuns } from '../runs/tell-runs';
import { z } from '../schemas/zod';
import { holdersOf, notAllowed } from '../who-may';
import { presentLease } from './present';
import { accessData, endBody, leasePath, leaseView, lookedView } from './schemas';
import { visibleLease, withKeys, type VisibleLease } from './visible-lease';

type Context = RequestContext<'signed-in'>;

/** Answers of these routes stand in no cache of anybody. */
const unkept = { 'Cache-Control': 'no-store' };

/** How access data stand: asked for, given, looked at, gone. */
export const readLease = defineRoute({
  method: 'get',
  path: '/api/v1/access-leases/{lease}',
  tag: 'access',
  summary: 'How access data of a ticket stand, and who looked at them',
  access: 'signed-in',
  params: leasePath,
  responses: { 200: { description: 'The lease, without the data; its revision is the ETag.', schema: leaseView } },
  problems: [404],
  operation: ({ params }, context: Context) => visibleLease(context, params.lease),
  present: ({ lease, actor }, { language }) => ({
    status: 200,
    headers: { ...unkept, ETag: `"${lease.state.revision}"` },
    body: presentLease(lease, actor, language),
  }),
});

/** The author gives the data. */
export const giveAccessData = defineRoute({
  method: 'put',
  path: '/api/v1/access-leases/{lease}/data',
  tag: 'access',
  summary: 'Give access data',
  description:
    'By the author of the ticket, while it is open; given again, the later ones stand. They are kept encrypted, under a key of their ' +
    'own, shown to the responsible alone, and erased when the term after closing is over. Nothing else ever holds them.',
  access: 'signed-in',
  params: leasePath,
  body: accessData,
  responses: { 200: { description: 'Given; the lease as it now stands.', schema: leaseView } },
  problems: [403, 404, 409, 422],
  async operation({ params, body }, context: Context) {
    const { services, requestId, ifMatch } = context;
    const { lease, actor } = await actorFor(context, params.lease, 'give-access');
    const ref = { ...wordTo(lease, actor, context), ...(ifMatch === null ? {} : { ifMatch }) };
    await services.words.take(actor, lease.state.ticketId, lease.state.id);
    const said = await withKeys(context, () => services.store.giveAccess({ ...ref, requestId }, JSON.stringify(body)));
    // What is given waits for nothing: data that nobody has decided about are nowhere.
    if (heard(services, said) === 'pending') throw new Problem('not-found');
    return visibleLease(context, lease.state.id);
  },
  present: ({ lease, actor }, { language }) => ({
    status: 200,
    headers: { ...unkept, ETag: `"${lease.state.revision}"` },
    body: presentLease(lease, actor, language),
  }),
});

/** The responsible has them shown: an act, on the record. */
export const lookAtAccessData = defineRoute({
  method: 'post',
  path: '/api/v1/access-leases/{lease}/look',
  tag: 'access',
  summary: 'Look at access data',
  description:
    'For the responsible of the ticket now, and nobody else, managers and administrators among them. Every look is recorded and shown ' +
    'to the client; asked again, it is another look, whatever the `Idempotency-Key`.',
  access: 'signed-in',
  params: leasePath,
  responses: { 200: { description: 'The data. Nobody may keep this answer.', schema: lookedView } },
  problems: [403, 404, 422],
  async operation({ params }, context: Context) {
    const { services, requestId } = context;
    const { lease, actor } = await actorFor(context, params.lease, 'look-at-access');
    await services.words.take(actor, lease.state.ticketId, lease.state.id);
    const word = { ...wordTo(lease, actor, context), identity: `look/${uuidv7()}`, requestId };
    const looked = await withKeys(context, () => services.store.lookAtAccess(word));
    switch (looked.kind) {
      case 'seen': {
        tellRuns(services.runs, looked.tellings);
        const shown = await visibleLease(context, lease.state.id);
        return { ...shown, data: accessData.parse(JSON.parse(looked.data)) };
      }
      case 'refused':
        throw new Problem(looked.code, { commandId: looked.commandId });
      case 'unreadable':
        throw new Problem('access-without-key');
      case 'no-process':
        throw new Problem('not-found');
      default: {
        const never: never = looked;
        return never;
      }
    }
  },
  present: ({ data, lease, actor }, { language }) => ({
    status: 200,
    headers: unkept,
    body: { data, lease: presentLease(lease, actor, language) },
  }),
});

const endedView = z
  .object({ commandId: z.string(), outcome: z.literal('done'), revision: z.int(), lease: leaseView })
  .openapi('AccessLeaseCommandDone');

/** The client takes them back, or the desk needs them no more: they are gone at once. */
export const endLease = defineRoute({
  method: 'post',
  path: '/api/v1/access-leases/{lease}/commands',
  tag: 'access',
  summary: 'End a lease on access data',
  description: 'The data and their key are destroyed; what is left is that they were there, and who looked at them.',
  access: 'signed-in',
  params: leasePath,
  body: endBody,
  responses: {
    201: { description: 'Done; the lease as it now stands.', schema: endedView },
    202: { description: 'Stored; its outcome will stand at `Location`.', schema: pendingView },
  },
  problems: [403, 404, 409, 422],
  async operation({ params, body }, context: Context) {
    const type = body.type === 'take-back' ? 'take-back-access' : 'end-access';
    const { lease, actor } = await actorFor(context, params.lease, type);
    const { id, ticketId } = lease.state;
    const word = { ...wordTo(lease, actor, context), kind: 'access', named: id, ticketId, type, content: {} };
    const asked = await withKeys(context, () => ask(context, context.services.store.sayToLease, word));
    if (asked.kind === 'pending') return asked;
    const shown = await visibleLease(context, id);
    const revision = asked.revision ?? shown.lease.state.revision;
    return { kind: 'done', commandId: asked.commandId, revision, shown } as const;
  },
  present: (given, { language }) =>
    presentGiven(given, ({ lease, actor }) => ({
      revision: lease.state.revision,
      body: { lease: presentLease(lease, actor, language) },
    })),
});

/** @throws Problem 403 for one who sees the lease and may never give such a command, 404, 429 */
async function actorFor(context: Context, id: string, type: LaterLease['type']): Promise<VisibleLease> {
  context.services.words.refuseAgain(context.caller.personId, id);
  const { lease, actor: seer } = await visibleLease(context, id);
  const { grant } = leaseCommands[type];
  const actor = grant && granted(seer, grant, lease.standing);
  if (actor === null) throw notAllowed(grant === null ? [] : holdersOf(grant));
  return { lease, actor };
}

function wordTo({ state, readAt }: VisibleLease['lease'], actor: VisibleLease['actor'], context: Context) {
  return { id: state.id, identity: identityOf(context), actor, channel: channelOf(context.caller), at: readAt };
}
