import type { Rules } from '../../domain/process';
import type { Instant } from '../../domain/time';
import { faultText, type Checked } from '../../regulations';
import type { Queryable } from '../database';
import { contentDigest } from '../json';
import { newMisfits } from '../publish-calendar-years';
import { Calendars, compileRules } from '../rules/compile-rules';
import { FitCheck } from '../rules/fit-check';
import { faultsOfYears, namesOf, newestYears, planYears, type LayerYear } from '../rules/planned-years';
import { layersOf } from '../rules/read-rules';
import { staleBy } from './affected';
import type { After, Faulty } from './after';
import { unnamed } from './catalogs';

/** Every process keeps its rules and counts by the new years, where these say something else to it. */
export async function afterCalendars(
  snapshot: Queryable,
  years: readonly LayerYear[],
  now: Instant,
): Promise<After | Faulty> {
  const planned = planYears(await newestYears(snapshot), years);
  const layers = layersOf(planned);
  const faults = faultsOfYears(planned, layers);
  if (faults.length > 0) return { faults };
  // No version that is published: a year of it is new, or nobody is asked.
  const calendars = contentDigest(['proposed', namesOf(planned)]);
  const compiling = new Calendars();
  const compiled = new Map<string, Checked<Rules>>();
  const byNewYears = ({ pin: { digest }, regulation }: Rules): Checked<Rules> => {
    const known = compiled.get(digest);
    if (known !== undefined) return known;
    const made = compileRules({ digest, calendars }, regulation, layers, compiling);
    compiled.set(digest, made);
    return made;
  };
  return {
    because: 'calendar',
    affected: { of: 'pins', pins: await staleBy(snapshot, layers) },
    misfits: await newMisfits(snapshot, new FitCheck(layers), now),
    catalogFor: async (_client, { catalog }) => ({
      layers: layers.source,
      of(pin) {
        if (pin.calendars !== calendars) return catalog.of(pin);
        const rules = compiled.get(pin.digest);
        if (rules?.ok !== true)
          throw new Error(`Nothing moves to ${pin.digest}: ${rules?.faults.map(faultText).join('; ')}`);
        return rules.value;
      },
      underCurrentCalendars(pin) {
        const rules = byNewYears(catalog.of(pin));
        return rules.ok ? rules.value : null;
      },
      get newest(): Rules {
        throw new Error('New calendars leave the rules as they are.');
      },
      version: unnamed,
    }),
  };
}
