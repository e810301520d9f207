import { domainToASCII, domainToUnicode } from 'node:url';
import { isEverybodysDomain, isMailDomain } from '../../domain/people/mail-domain';
import { auditBy } from '../audit/audit-by';
import { ownDesk } from '../auth/own-desk';
import { defineRoute } from '../http/define-route';
import type { RequestContext } from '../http/define-route';
import { idOfKey } from '../http/id-of-key';
import { Problem } from '../problems';
import { code, line, once } from '../schemas/values';
import { says, z } from '../schemas/zod';
import type { AdministeredCompany, CompanyWritten } from '../../store/administration/companies';

const administrators = ['administrator'] as const;
type Context = RequestContext<typeof administrators>;

const desk = code().optional().openapi({ description: 'May be left out by one who works at a single desk.' });

const mailDomain = z
  .string()
  .trim()
  .max(253)
  .openapi({ example: 'kvant.example' })
  .transform((text, context) => {
    const domain = domainToASCII(text.replace(/^@/, '').toLowerCase());
    const fault = !isMailDomain(domain) ? 'mail-domain' : isEverybodysDomain(domain) ? 'everybodys-domain' : null;
    if (fault === null) return domain;
    context.addIssue({ code: 'custom', message: says(fault) });
    return z.NEVER;
  });

const emailDomains = () =>
  z
    .array(mailDomain)
    .max(50)
    .refine(once, says('each-once'))
    .openapi({ description: 'Whoever writes from there belongs to the company.' });

const companyView = z
  .object({
    id: z.string(),
    name: z.string(),
    emailDomains: z.array(z.string()),
    users: z.int().openapi({ description: 'Active ones at the desk.' }),
    contracts: z.int().openapi({ description: 'Of the desk with it.' }),
    changeable: z.boolean().openapi({ description: 'False: others serve it as well, so it is not changed here.' }),
  })
  .openapi('CompanyOfDesk');

const problemOf = (refused: Exclude<CompanyWritten, { kind: 'written' }>): Problem => {
  switch (refused.kind) {
    case 'unknown-client':
      return new Problem('not-found');
    case 'company-known':
      return new Problem('company-known', { errors: [{ pointer: '/name', code: 'company-known' }] });
    case 'domain-of-another':
      return new Problem('domain-of-another', {
        errors: [{ pointer: `/emailDomains/${refused.index}`, code: 'domain-of-another' }],
      });
    case 'belongs-elsewhere':
      return new Problem('belongs-elsewhere');
    case 'conflict':
      return new Problem('key-reused');
    default: {
      const never: never = refused;
      return never;
    }
  }
};

/** @throws Problem for what could not be written */
async function written(came: CompanyWritten, at: string, { services }: Context): Promise<AdministeredCompany> {
  if (came.kind !== 'written') throw problemOf(came);
  const found = await services.store.readCompany(at, came.id);
  if (found === undefined) throw new Problem('not-found');
  return found;
}

/** Domains as people write them; they are kept in ASCII. */
function presentCompany({ emailDomains: domains, ...company }: AdministeredCompany): object {
  return { ...company, emailDomains: domains.map((domain) => domainToUnicode(domain)) };
}

/** A company of a desk, as its administrators see it. */
export const readCompany = defineRoute({
  method: 'get',
  path: '/api/v1/clients/{client}',
  tag: 'administration',
  summary: 'A company that a desk serves: name, mail domains, how many users and contracts',
  access: administrators,
  params: z.object({ client: z.uuid() }),
  query: z.strictObject({ desk }),
  responses: { 200: { description: 'The company.', schema: companyView } },
  problems: [404],
  async operation({ params, query }, context: Context) {
    const seat = ownDesk(context.caller, query.desk, administrators);
    return written({ kind: 'written', id: params.client }, seat.desk, context);
  },
  present: (company) => ({ status: 200, body: presentCompany(company) }),
});

/** The desk serves one more company. */
export const addCompany = defineRoute({
  method: 'post',
  path: '/api/v1/clients',
  tag: 'administration',
  summary: 'Add a company that the desk serves',
  description:
    'Its people and contract come next. A company of the same name at another desk is another one. The same request with its ' +
    'Idempotency-Key adds nothing twice.',
  access: administrators,
  body: z.strictObject({ desk, name: line(200), emailDomains: emailDomains().optional() }).openapi('NewCompany'),
  responses: { 201: { description: 'The company.', schema: companyView } },
  problems: [409, 422],
  async operation({ body }, context: Context) {
    const seat = ownDesk(context.caller, body.desk, administrators);
    const company = { id: idOfKey(context, 'client'), desk: seat.desk, name: body.name };
    const added = await context.services.store.addCompany({
      ...company,
      emailDomains: body.emailDomains ?? [],
      by: auditBy(context),
    });
    return written(added, seat.desk, context);
  },
  present: (company) => ({
    status: 201,
    headers: { Location: `/api/v1/clients/${company.id}` },
    body: presentCompany(company),
  }),
});

/** The company is called otherwise, or has other mail domains. */
export const changeCompany = defineRoute({
  method: 'patch',
  path: '/api/v1/clients/{client}',
  tag: 'administration',
  summary: 'Change the name or the mail domains of a company',
  description: 'Of a company that no other desk serves.',
  access: administrators,
  params: z.object({ client: z.uuid() }),
  body: z
    .strictObject({ desk, name: line(200).optional(), emailDomains: emailDomains().optional() })
    .openapi('CompanyChange'),
  responses: { 200: { description: 'As it now is.', schema: companyView } },
  problems: [404, 422],
  async operation({ params, body }, context: Context) {
    const seat = ownDesk(context.caller, body.desk, administrators);
    const { name, emailDomains: domains } = body;
    const changes = { desk: seat.desk, id: params.client, name, emailDomains: domains, by: auditBy(context) };
    return written(await context.services.store.changeCompany(changes), seat.desk, context);
  },
  present: (company) => ({ status: 200, body: presentCompany(company) }),
});
