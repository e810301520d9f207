import { changedValues, documentDigest, readDocument, readRegulation, type Fault } from '../../regulations';
import { sectionTexts } from '../../texts/rules/labels';
import { ownDesk } from '../auth/own-desk';
import { defineRoute } from '../http/define-route';
import { code, orNull } from '../schemas/values';
import { z } from '../schemas/zod';
import { faultView, mostFaults, mostFile, presentFault } from './faults';
import { layBeside } from './lay-beside';
import { readRegulationText } from './readable/read';
import { presentSide, sideView } from './sides';

const administrators = ['administrator'] as const;

const versionHead = z.object({ version: z.string(), inForceFrom: z.string() }).openapi('VersionHead');

const changeView = z
  .object({
    section: z
      .string()
      .nullable()
      .openapi({ description: 'Null: a value that the page of a regulation does not show.' }),
    title: z.string().openapi({ description: 'The rule that it belongs to.' }),
    label: z.string(),
    path: z.string(),
    before: orNull(sideView).openapi({ description: 'Null: the version in force has nothing of it.' }),
    after: orNull(sideView).openapi({ description: 'Null: the new version has nothing of it.' }),
  })
  .openapi('VersionChange', { description: 'One thing that a version says otherwise than the one in force.' });

const checkView = z
  .object({
    version: orNull(versionHead).openapi({ description: 'What was read of it; null where it could not be read.' }),
    /** The version in force, beside which it is laid. */
    over: versionHead,
    faults: z.array(faultView).openapi({ description: 'None: it can be drafted.' }),
    changes: z.array(changeView),
  })
  .openapi('RegulationCheck');

/** A version of a regulation laid beside the one in force, as it is being written: nothing is stored. */
export const checkRegulation = defineRoute({
  method: 'post',
  path: '/api/v1/regulations/check',
  tag: 'look-ups',
  summary: 'Check a version of a regulation before it is drafted',
  description:
    'Says every fault with its line (the first hundred) and lays what the version changes beside the one in force. Asked as ' +
    'somebody writes.',
  access: administrators,
  body: z
    .strictObject({
      desk: code().optional().openapi({ description: 'May be left out by one who runs a single desk.' }),
      file: z
        .string()
        .max(mostFile)
        .openapi({ description: 'A regulation file, in YAML or JSON; its faults have lines.' }),
    })
    .openapi('RegulationToCheck'),
  responses: { 200: { description: 'What was found.', schema: checkView } },
  problems: [404],
  async operation({ body }, { services: { store }, caller }) {
    const { desk } = ownDesk(caller, body.desk, administrators);
    const [{ regulation: inForce }, layers, versions] = await Promise.all([
      store.rulesFor(desk, null),
      store.currentLayers(),
      store.listRegulations(desk),
    ]);
    const document = await store.readRegulationDocument(desk, inForce.version);
    const current = readDocument(document ?? {}, layers);
    const read = readRegulation(body.file, 'regulation', layers);
    if (!read.ok || !current.ok) return { inForce, current, read: null, faults: read.ok ? [] : read.faults };
    const { regulation, document: written } = read.value;
    const at = lineOf(body.file);
    const faults: Fault[] = [];
    if (regulation.code !== desk)
      faults.push({
        ...{ path: 'code', message: `names the desk "${regulation.code}", but this is drafted for "${desk}"` },
        place: at('code'),
      });
    if (versions.some(({ version }) => version === regulation.version)) {
      const known = await store.readRegulationDocument(desk, regulation.version);
      const isSame = known !== undefined && documentDigest(known) === documentDigest(written);
      const message = isSame
        ? 'is published already, word for word'
        : 'is published already with other content: give the new one another name';
      faults.push({ path: 'version', message, place: at('version') });
    }
    return { inForce, current, read: read.value, faults };
  },
  present({ inForce, current, read, faults }, { language }) {
    const changes =
      read === null || !current.ok
        ? []
        : layBeside(
            readRegulationText(current.value.regulation, language),
            readRegulationText(read.regulation, language),
            changedValues(current.value.document, read.document),
          );
    return {
      status: 200,
      body: {
        version: read === null ? null : { version: read.regulation.version, inForceFrom: read.regulation.inForceFrom },
        over: { version: inForce.version, inForceFrom: inForce.inForceFrom },
        faults: faults.slice(0, mostFaults).map((fault) => presentFault(fault, language)),
        changes: changes.map(({ section, title, label, path, before, after }) => ({
          section: section === null ? null : sectionTexts[section][language],
          ...{ title, label, path },
          before: before === null ? null : presentSide(before, language, false),
          after: after === null ? null : presentSide(after, language, false),
        })),
      },
    };
  },
});

/** Where a key of the outermost level stands in a file. */
function lineOf(file: string): (key: string) => Fault['place'] {
  return (key) => {
    const index = file.split('\n').findIndex((line) => line.replace(/^["']/, '').startsWith(key));
    return index === -1 ? null : { file: 'regulation', line: index + 1, column: 1 };
  };
}
