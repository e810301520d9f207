import { sourceParts } from '../../domain/regulation';
import { readChecked } from '../../regulations';
import type { RegulationLine } from '../../store/look-ups';
import type { Language } from '../../texts/language';
import { sectionTexts } from '../../texts/rules/labels';
import { citedText } from '../../texts/rules/sources';
import { clientsServed, ownDesk, staffRoles } from '../auth/own-desk';
import { defineRoute } from '../http/define-route';
import { company, presentCompany } from '../names';
import { Problem } from '../problems';
import { code, orNull } from '../schemas/values';
import { z } from '../schemas/zod';
import type { ReadableEntry, ReadableFact } from './readable/model';
import { readRegulationText } from './readable/read';

const line = z
  .object({
    when: z.string().nullable().openapi({ description: 'Under which condition; null: always.' }),
    text: z.string(),
    source: z.string().nullable().openapi({ description: 'Where it is another one than that of the rule.' }),
  })
  .openapi('RegulationLine');

const fact = z.object({ label: z.string(), lines: z.array(line) }).openapi('RegulationFact');

const entry = z
  .object({
    path: z.string().openapi({ description: 'Key path in the file.' }),
    title: z.string(),
    source: z.string().nullable().openapi({ description: 'The paragraph of the written regulation, or the clause.' }),
    facts: z.array(fact),
  })
  .openapi('RegulationRule');

const page = z
  .object({
    desk: z.string(),
    title: z.string(),
    version: z.string(),
    publishedOn: z.string(),
    inForceFrom: z.string(),
    current: z.boolean().openapi({ description: 'Whether new tickets go by it now.' }),
    company: orNull(company).openapi({ description: 'Whose contract is laid over it; null: none.' }),
    contract: z
      .string()
      .nullable()
      .openapi({ description: 'The number of that contract; null where none is in force.' }),
    versions: z.array(
      z
        .object({ version: z.string(), publishedOn: z.string(), inForceFrom: z.string(), current: z.boolean() })
        .openapi('RegulationVersion'),
    ),
    sections: z.array(
      z.object({ code: z.string(), title: z.string(), entries: z.array(entry) }).openapi('RegulationSection'),
    ),
  })
  .openapi('RegulationPage');

/** A regulation in words, rule by rule, each with its paragraph: for everybody who works by it. */
export const readRegulation = defineRoute({
  method: 'get',
  path: '/api/v1/regulations/{desk}',
  tag: 'look-ups',
  summary: 'A regulation as people read it',
  description:
    'The version in force, or another one that is published; with `client` as the contract of that company has it. Everything is ' +
    'said in the language of the answer.',
  access: staffRoles,
  params: z.object({ desk: code() }),
  query: z.strictObject({
    version: z.string().min(1).max(40).optional(),
    client: z.uuid().optional().openapi({ description: 'Of the version in force only.' }),
  }),
  responses: { 200: { description: 'Section by section.', schema: page } },
  problems: [404],
  async operation({ params, query: { version, client } }, { services: { store }, caller }) {
    const seat = ownDesk(caller, params.desk, staffRoles);
    const { desk } = seat;
    const served = clientsServed(seat);
    const found = client === undefined ? undefined : await store.findClient(desk, client);
    if (client !== undefined && (found === undefined || served?.includes(client) === false))
      throw new Problem('not-found');
    const [{ regulation: inForce }, versions] = await Promise.all([
      store.rulesFor(desk, found?.id ?? null),
      store.listRegulations(desk),
    ]);
    if (version === undefined || version === inForce.version)
      return { regulation: inForce, inForce: inForce.version, versions, client: found };
    const document = found === undefined ? await store.readRegulationDocument(desk, version) : undefined;
    if (document === undefined) throw new Problem('not-found');
    return { regulation: readChecked(document), inForce: inForce.version, versions, client: undefined };
  },
  present({ regulation, inForce, versions, client }, { language }) {
    const shown = versions.map((each) => presentVersion(each, inForce));
    return {
      status: 200,
      body: {
        ...(shown.find(({ version }) => version === regulation.version) ?? presentVersion(regulation, inForce)),
        desk: regulation.code,
        title: regulation.title[language],
        company: client === undefined ? null : presentCompany(client.id, client.name),
        contract: regulation.contract,
        versions: shown,
        sections: readRegulationText(regulation, language).map(({ code: section, entries }) => ({
          code: section,
          title: sectionTexts[section][language],
          entries: entries.map((each) => presentEntry(each, language)),
        })),
      },
    };
  },
});

function presentVersion(
  { version, publishedOn, inForceFrom }: Pick<RegulationLine, 'version' | 'publishedOn' | 'inForceFrom'>,
  inForce: string,
) {
  return { version, publishedOn, inForceFrom, current: version === inForce };
}

function presentEntry({ path, title, source, facts }: ReadableEntry, language: Language): object {
  return {
    path,
    title,
    source: source === null ? null : citedText(sourceParts(source), language),
    facts: facts.map((each) => presentFact(each, source, language)),
  };
}

/** A paragraph is told once where a rule and its parts have the same. */
function presentFact({ label, lines }: ReadableFact, around: string | null, language: Language): object {
  return {
    label,
    lines: lines.map(({ when, text, source }) => ({
      when,
      text,
      source: source === null || source === around ? null : citedText(sourceParts(source), language),
    })),
  };
}
