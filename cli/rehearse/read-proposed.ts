import { readFileSync } from 'node:fs';
import { faultText, loadRegulationFile, readContract, type Checked, type JsonObject } from '../../regulations';
import { readCalendarFile, shippedLayers } from '../../regulations/load-calendars';
import { readSourceText } from '../../regulations/source-text';
import { rehearsalTexts as texts } from '../../texts/rehearsal';
import { fill, say, type Language } from '../../texts/language';
import type { Store } from '../../store';
import type { Proposed } from '../../store/rehearsal/proposed';
import { Mistake } from '../due/mistake';

/**
 * What files propose: years of calendars, or one contract or regulation.
 *
 * @param client whose contract: an id or a name
 * @throws Mistake for what cannot be read, or belongs to nobody
 */
export async function readProposed(
  store: Store,
  files: readonly string[],
  client: string | undefined,
  language: Language,
): Promise<Proposed> {
  const [file, ...others] = files;
  if (file === undefined) throw new Mistake(say(texts.usage, language));
  if (files.every((each) => each.endsWith('.json'))) return { kind: 'calendar-years', years: files.map(yearIn) };
  if (others.length > 0) throw new Mistake(say(texts.mixed, language));
  if (!isContract(file)) return { kind: 'regulation', document: documentIn(file) };
  const { contract } = read(readContract(contentOf(file), file));
  const desks = await store.listDesks();
  if (!desks.some(({ code }) => code === contract.desk))
    throw new Mistake(fill(say(texts.unknownDesk, language), { file, desk: contract.desk }), 1);
  if (client === undefined) throw new Mistake(fill(say(texts.whose, language), { file }));
  const clientId = await clientOf(store, contract.desk, client, language);
  // Whether it is a patch is checked when it is laid over the regulation.
  return { kind: 'contract', ...contract, patch: contract.patch as JsonObject, clientId };
}

function yearIn(file: string): ReturnType<typeof readCalendarFile> {
  try {
    return readCalendarFile(file);
  } catch (error) {
    throw new Mistake(error instanceof Error ? error.message : String(error), 1);
  }
}

function documentIn(file: string): JsonObject {
  return read(loadRegulationFile(file, shippedLayers())).document;
}

function read<T>(checked: Checked<T>): T {
  if (checked.ok) return checked.value;
  throw new Mistake(checked.faults.map(faultText).join('\n'), 1);
}

function isContract(file: string): boolean {
  const source = readSourceText(contentOf(file), file, { nulls: true });
  return source.ok && ['patch', 'validFrom'].some((key) => Object.hasOwn(source.value.document, key));
}

function contentOf(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch (error) {
    throw new Mistake(`${file}: ${error instanceof Error ? error.message : String(error)}`);
  }
}

async function clientOf(store: Store, desk: string, client: string, language: Language): Promise<string> {
  const known = await store.findClient(desk, client);
  if (known !== undefined) return known.id;
  const found = await store.listClients({ desk, text: client }, null, 100);
  const named = 'items' in found ? found.items.filter(({ name }) => name === client) : [];
  const [one, ...more] = named;
  if (one === undefined) throw new Mistake(fill(say(texts.unknownClient, language), { desk, client }), 1);
  if (more.length === 0) return one.id;
  const ids = named.map(({ id }) => id).join(', ');
  throw new Mistake(fill(say(texts.severalClients, language), { client, ids }));
}
