import { readFileSync } from 'node:fs';
import type { Rules } from '../../domain/process';
import type { Regulation } from '../../domain/regulation';
import { compileCalendar, type Calendar } from '../../domain/time';
import {
  faultText,
  loadBuiltIns,
  mergeContractFile,
  readContract,
  type Contract,
  type LoadedRegulation,
} from '../../regulations';
import { shippedLayers } from '../../regulations/load-calendars';
import { shippedRegions } from '../../regulations/load-regions';
import { dueTexts } from '../../texts/due';
import { fill, say, type Language } from '../../texts/language';
import { Mistake } from './mistake';

/** The shipped rules of a desk, a contract laid over them where one is named. @throws Mistake */
export function rulesFor(
  { desk, contract: file }: { readonly desk?: string | undefined; readonly contract?: string | undefined },
  language: Language,
): { readonly rules: Rules; readonly contract: Contract | null } {
  if (desk === undefined) throw new Mistake(say(dueTexts.usage, language));
  const shipped = loadBuiltIns(shippedLayers());
  const base = shipped.find(({ regulation }) => regulation.code === desk);
  if (!base) {
    const known = shipped.map(({ regulation }) => regulation.code).join(', ');
    throw new Mistake(fill(say(dueTexts.unknownDesk, language), { value: desk, known }));
  }
  if (file === undefined) return { rules: rulesOf(base.regulation), contract: null };
  const { loaded, contract } = underContract(base, file);
  return { rules: rulesOf(loaded.regulation), contract };
}

function underContract(base: LoadedRegulation, file: string): { loaded: LoadedRegulation; contract: Contract } {
  let content: Buffer;
  try {
    content = readFileSync(file);
  } catch (error) {
    throw new Mistake(`${file}: ${error instanceof Error ? error.message : String(error)}`);
  }
  const read = readContract(content, file);
  if (!read.ok) throw new Mistake(read.faults.map(faultText).join('\n'));
  const merged = mergeContractFile(base.document, read.value.contract, read.value.text, shippedLayers());
  if (!merged.ok) throw new Mistake(merged.faults.map(faultText).join('\n'));
  return { loaded: merged.value, contract: read.value.contract };
}

/** Rules that nothing is pinned to: they are asked once. */
function rulesOf(regulation: Regulation): Rules {
  return {
    pin: { digest: '', calendars: '' },
    regulation,
    layers: shippedLayers(),
    calendar: calendarsOf(regulation),
    region: (code) => shippedRegions().get(code),
  };
}

function calendarsOf(regulation: Regulation): (code: string) => Calendar {
  const compiled = new Map<string, Calendar>();
  return (code) => {
    const known = compiled.get(code);
    if (known !== undefined) return known;
    const spec = regulation.calendars[code];
    const made = spec && compileCalendar(spec, shippedLayers());
    if (!made?.ok) throw new Error(`calendar ${code} of ${regulation.code} cannot be compiled`);
    compiled.set(code, made.value);
    return made.value;
  };
}

/** A calendar that is asked for dates only. */
export function zoneCalendar({ timeZone, code }: Regulation): Calendar {
  const compiled = compileCalendar({ timeZone, week: {} }, shippedLayers());
  if (!compiled.ok) throw new Error(`zone ${timeZone} of ${code}: ${compiled.error.message}`);
  return compiled.value;
}
