import type { QueueFilter, SavedQueue } from '../../store/queues/saved-queue';
import { membershipsAt, type Caller } from '../auth/caller';
import { leadRoles, ownDesk, staffRoles } from '../auth/own-desk';
import { defineRoute } from '../http/define-route';
import type { RequestContext } from '../http/define-route';
import { idOfKey } from '../http/id-of-key';
import { pageOfWhole } from '../http/page-found';
import { presentPerson } from '../names';
import { Problem } from '../problems';
import { pageOf, pageQuery } from '../schemas/pages';
import { code, id } from '../schemas/values';
import { says, z } from '../schemas/zod';
import { forbidden } from '../who-may';
import { queueFilter, queueName, queueView } from './schemas';

const path = '/api/v1/queues';
const onePath = `${path}/{queue}`;
const oneParams = z.object({ queue: id() });

/** The own queues, and those of the desk. */
export const listQueues = defineRoute({
  method: 'get',
  path,
  tag: 'queues',
  summary: 'Saved queues',
  description: 'Those of the caller and those that all of the desk share, by name.',
  access: staffRoles,
  query: z.strictObject({ desk: code().optional(), ...pageQuery }),
  responses: { 200: { description: 'By name.', schema: pageOf(queueView) } },
  async operation({ query }, { services: { store }, caller }) {
    const { desk } = ownDesk(caller, query.desk, staffRoles);
    const all = await store.listQueues({ desk, personId: caller.personId });
    return pageOfWhole(all, `queues/${desk}`, query, (queue) => queue.id);
  },
  present: ({ items, cursor }, { caller }) => ({
    status: 200,
    body: { items: items.map((queue) => present(queue, caller)), nextCursor: cursor },
  }),
});

/** Saves a queue under a name. */
export const addQueue = defineRoute({
  method: 'post',
  path,
  tag: 'queues',
  summary: 'Save a queue under a name',
  description:
    'At most 50 a person and 100 that a desk shares. The same Idempotency-Key with the same content gives the same queue.',
  access: staffRoles,
  body: z
    .strictObject({
      desk: code().optional(),
      name: queueName(),
      shared: z.boolean().default(false),
      filter: queueFilter,
    })
    .openapi('NewQueue'),
  responses: { 201: { description: 'Saved.', schema: queueView } },
  problems: [404, 409, 422],
  async operation({ body }, context: RequestContext<typeof staffRoles>) {
    const { caller, services } = context;
    const { desk } = ownDesk(caller, body.desk, staffRoles);
    const added = await services.store.addQueue({
      ...{ id: idOfKey(context, 'queue'), desk, ownerId: caller.personId },
      ...{ name: body.name, shared: body.shared, filter: kept(body.filter) },
    });
    if (added.kind === 'too-many') throw new Problem('too-many-queues');
    if (added.kind === 'conflict') throw new Problem('key-reused');
    return added.queue;
  },
  present: (queue, { caller }) => ({
    status: 201,
    headers: { Location: `${path}/${queue.id}` },
    body: present(queue, caller),
  }),
});

/** Renames a saved queue, changes what it holds, or who has it. */
export const changeQueue = defineRoute({
  method: 'patch',
  path: onePath,
  tag: 'queues',
  summary: 'Change a saved queue',
  description: 'Its owner may, and of a shared one whoever leads the desk.',
  access: staffRoles,
  params: oneParams,
  body: z
    .strictObject({ name: queueName().optional(), shared: z.boolean().optional(), filter: queueFilter.optional() })
    .refine((body) => Object.values(body).some((it) => it !== undefined), says('nothing-changed'))
    .openapi('QueueChange'),
  responses: { 200: { description: 'Changed.', schema: queueView } },
  problems: [403, 404, 422],
  async operation({ params, body }, { services: { store }, caller }: RequestContext<typeof staffRoles>) {
    const { filter, ...rest } = body;
    const { id: own } = await queueToChange(params.queue, caller, store);
    const changed = await store.changeQueue(own, {
      ...rest,
      ...(filter === undefined ? {} : { filter: kept(filter) }),
    });
    if (changed.kind === 'gone') throw new Problem('not-found');
    if (changed.kind === 'too-many') throw new Problem('too-many-queues');
    return changed.queue;
  },
  present: (queue, { caller }) => ({ status: 200, body: present(queue, caller) }),
});

/** Forgets a saved queue. */
export const removeQueue = defineRoute({
  method: 'delete',
  path: onePath,
  tag: 'queues',
  summary: 'Delete a saved queue',
  description: 'Its owner may, and of a shared one whoever leads the desk.',
  access: staffRoles,
  params: oneParams,
  responses: { 204: { description: 'Deleted.' } },
  problems: [403, 404],
  async operation({ params }, { services: { store }, caller }: RequestContext<typeof staffRoles>) {
    const { id: own } = await queueToChange(params.queue, caller, store);
    await store.removeQueue(own);
  },
  present: () => ({ status: 204 }),
});

/** @throws Problem 404 for what the caller does not have, 403 for a shared one of somebody else */
async function queueToChange(
  named: string,
  caller: Caller,
  store: RequestContext<typeof staffRoles>['services']['store'],
): Promise<SavedQueue> {
  const desks = caller.memberships.flatMap(({ desk, role }) => (role === 'client' ? [] : [desk]));
  const queue = await store.findQueue({ id: named, desks, personId: caller.personId });
  if (queue === null) throw new Problem('not-found');
  if (!mayChange(queue, caller)) throw forbidden(leadRoles);
  return queue;
}

function mayChange({ desk, ownerId }: SavedQueue, caller: Caller): boolean {
  return (
    ownerId === caller.personId || membershipsAt(caller, desk).some(({ role }) => leadRoles.some((it) => it === role))
  );
}

function kept({ queue, search }: z.output<typeof queueFilter>): QueueFilter {
  const named = Object.entries(search).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : []));
  return { queue, search: Object.fromEntries(named) as Record<string, string> };
}

function present(queue: SavedQueue, caller: Caller): object {
  const { id: own, desk, name, shared, filter, ownerId, ownerName } = queue;
  const owner = presentPerson(ownerId, ownerName);
  return { id: own, desk, name, shared, owner, filter, canChange: mayChange(queue, caller) };
}
