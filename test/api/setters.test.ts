/** Who may set which field of which body, field by field against each role: made from the declaration and the schemas. */
import { filingSetters, ticketSetters, visitSetters, whatIfSetters, type Setter } from '../../domain/policy/fields';
import { commands } from '../../domain/ticket';
import { requireSettable } from '../../api/auth/settable';
import { dueDatesBody } from '../../api/due-dates/schemas';
import { commandSchemas } from '../../api/schemas/commands';
import { filingBody } from '../../api/tickets/filing-schema';
import { visitCommandSchemas } from '../../api/visits/command-schemas';
import { call, fileAs, filing, give, startApi, text } from './harness';
import type { Api, Json, Reply } from './harness';

let api: Api;
let ticket: Json;

beforeAll(async () => {
  api = await startApi();
  ticket = await fileAs(api, api.account('client'));
});
afterAll(() => api.stop());

const roles = ['client', 'specialist', 'coordinator', 'personal-manager', 'manager', 'administrator'] as const;
type Role = (typeof roles)[number];

const setBy: Readonly<Record<Setter, (role: Role) => boolean>> = {
  anyone: () => true,
  staff: (role) => role !== 'client',
  lead: (role) => role === 'manager' || role === 'administrator',
};

/** The fields that an answer says are somebody else's to set. */
function notSettable({ body }: Reply): string[] {
  const errors: unknown = body['errors'];
  const list = Array.isArray(errors) ? (errors as Json[]) : [];
  return list.flatMap((error) =>
    /^(staff|lead)-only$/.test(text(error['code'])) ? [text(error['pointer']).slice(1)] : [],
  );
}

const id = '00000000-0000-7000-8000-000000000000';
const future = '2030-01-01T10:00:00+03:00';
/** A value for each field; the words of the process come to nothing with most of them, which is not asked here. */
const values: Readonly<Record<string, unknown>> = {
  attachments: [id],
  category: 'outage',
  channel: 'phone',
  client: id,
  desk: 'skai',
  emergency: { declaredAt: future },
  extensions: [{ days: 1 }],
  fields: { product: 'x' },
  form: 'f'.repeat(64),
  level: 'golden',
  levelReason: 'r',
  onBehalfOf: 'x@y.example',
  parts: [{ orderedAt: future }],
  pauses: [{ from: future, cause: 'vehicle' }],
  priority: 'high',
  reason: 'r',
  receivedAt: '2026-01-01T10:00:00Z',
  reportedByPhone: true,
  requestType: 'request',
  service: 'central',
  shareWith: ['x@y.example'],
  start: future,
  subject: 's',
  text: 't',
  topic: 'consulting',
  vehicles: 1,
  visit: { subject: '54', requestedAt: future },
};
/** Where a field is something else in one of the commands. */
const special: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  close: { reason: 'withdrawn', of: 'SKAI-1' },
};

type Shaped = { readonly shape: Readonly<Record<string, unknown>> };
const fieldsOf = (schema: unknown): string[] =>
  Object.keys((schema as Shaped).shape).filter((field) => field !== 'type');

describe('REVIEW 8 each field is declared', () => {
  it.each(Object.keys(commandSchemas))('of the command %s', (type) => {
    const schema = commandSchemas[type as keyof typeof commandSchemas];
    expect(Object.keys(ticketSetters[type as keyof typeof ticketSetters]).sort()).toEqual(fieldsOf(schema).sort());
  });

  it.each(Object.keys(visitCommandSchemas))('of the command %s to a visit', (type) => {
    const schema = visitCommandSchemas[type as keyof typeof visitCommandSchemas];
    expect(Object.keys(visitSetters[type as keyof typeof visitSetters]).sort()).toEqual(fieldsOf(schema).sort());
  });

  it('of a filing', () => {
    expect(Object.keys(filingSetters).sort()).toEqual(fieldsOf(filingBody).sort());
  });

  it('of a what-if', () => {
    expect(Object.keys(whatIfSetters).sort()).toEqual(fieldsOf(dueDatesBody).sort());
  });
});

type Given = readonly [type: string, field: string, setter: Setter];
const given: readonly Given[] = Object.entries(ticketSetters).flatMap(([type, fields]) =>
  Object.entries(fields as Record<string, Setter>).map(([field, setter]): Given => [type, field, setter]),
);
const restricted = given.filter(([, , setter]) => setter !== 'anyone');

describe.each(roles)('REVIEW 8 SK-3 SK-15 what the %s may set', (role) => {
  it.each(Object.entries(filingSetters))('of a filing: %s (%s)', async (field, setter) => {
    const staff = role === 'client' ? {} : { onBehalfOf: api.account('client').email };
    const body = { ...filing, ...staff, [field]: values[field] };
    expect(values[field]).toBeDefined();
    const answer = await call(api, api.account(role), 'POST', '/api/v1/tickets', { body });
    expect(notSettable(answer).filter((name) => name === field)).toEqual(setBy[setter](role) ? [] : [field]);
  });

  it.each(Object.entries(whatIfSetters))('of a what-if: %s (%s)', async (field, setter) => {
    const body = { desk: 'skai', [field]: values[field] };
    const answer = await call(api, api.account(role), 'POST', '/api/v1/due-dates', { body });
    expect(notSettable(answer)).toEqual(setBy[setter](role) ? [] : [field]);
  });

  it.each(restricted)('of the command %s: %s (%s)', async (type, field, setter) => {
    const body = { type, [field]: special[type]?.[field] ?? values[field], ...beside(type, field) };
    const answer = await give(api, api.account(role), ticket, body);
    expect([answer.status, type, field]).not.toEqual([400, type, field]);
    const { grant } = commands[type as keyof typeof commands];
    const isGiver = role === 'client' ? grant?.client !== 'nobody' : grant?.staff.includes(role);
    const refused = notSettable(answer).filter((name) => name === field);
    expect(refused).toEqual(isGiver && !setBy[setter](role) ? [field] : []);
    if (!isGiver) expect(answer.status).toBe(403);
  });

  it("of every command: what is anyone's is", () => {
    const actor = { kind: 'person', personId: 'p', shortId: 's', role, clientId: null } as const;
    for (const [type, field, setter] of given) {
      const set = (): void => requireSettable({ [field]: 1 }, { [field]: setter }, actor, 'forbidden');
      expect([type, field, faultOf(set)]).toEqual([type, field, setBy[setter](role) ? null : 'forbidden']);
    }
  });
});

function faultOf(work: () => void): unknown {
  try {
    work();
    return null;
  } catch (error) {
    return (error as { code?: unknown }).code;
  }
}

/** Fields that go together. */
function beside(type: string, field: string): object {
  if (type === 'close' && field === 'of') return { reason: 'duplicate' };
  return type === 'classify' && field === 'level' ? { reason: 'r' } : {};
}

describe('REVIEW 8 the level follows from the contract', () => {
  it('a manager may name another one, with a reason; a client and a specialist may not', async () => {
    const body = { ...filing, onBehalfOf: api.account('client').email, level: 'golden' };
    const file = (who: string, fields: object) =>
      call(api, api.account(who), 'POST', '/api/v1/tickets', { body: { ...body, ...fields } });
    const outcome = ({ status, body: said }: Reply): unknown[] => [status, said['code']];
    expect(outcome(await file('manager', {}))).toEqual([422, 'level-needs-reason']);
    expect(outcome(await file('manager', { levelReason: 'r' }))).toEqual([422, 'unknown-level']);
    expect(outcome(await file('specialist', { levelReason: 'r' }))).toEqual([403, 'forbidden']);
    const own = await call(api, api.account('client'), 'POST', '/api/v1/tickets', {
      body: { ...filing, level: 'golden' },
    });
    expect(outcome(own)).toEqual([403, 'forbidden']);
  });
});
