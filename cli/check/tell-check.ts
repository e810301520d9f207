import { parseArgs } from 'node:util';
import type { Engine } from '../../engine';
import type { Store } from '../../store';
import type { StandingFinding } from '../../store/standing-check/findings';
import { fill, languages, say, type Language } from '../../texts/language';
import { checkCommandTexts as texts, findingTexts } from '../../texts/standing-check';
import { isWrongUse } from '../arguments';

const options = {
  desk: { type: 'string', multiple: true },
  json: { type: 'boolean' },
  lang: { type: 'string' },
  help: { type: 'boolean' },
} as const;

/** How `npm run check` answers. */
export interface CheckTold {
  /** 0: all is well, 1: something was found, 2: it could not be asked. */
  readonly status: 0 | 1 | 2;
  readonly output: string;
  readonly complaint: string;
}

interface Reached {
  readonly store: Store;
  readonly runs: Engine['runs'];
}

/**
 * Passes over everything open at the desks that are named, or at all of them, and tells what stands.
 *
 * @param reach opens store and engine for as long as the work takes; asked only once the arguments are understood
 */
export async function tellCheck(
  args: readonly string[],
  reach: (work: (reached: Reached) => Promise<CheckTold>) => Promise<CheckTold>,
): Promise<CheckTold> {
  const named = args.includes('--lang') ? args[args.indexOf('--lang') + 1] : undefined;
  const language = languages.find((known) => known === named) ?? 'ru';
  const wrong = (line: string): CheckTold => ({ status: 2, output: '', complaint: `${line}\n` });
  try {
    const { values } = parseArgs({ args: [...args], options });
    if (values.help === true) return { status: 0, output: `${say(texts.usage, language)}\n`, complaint: '' };
    if (values.lang !== undefined && values.lang !== language) return wrong(say(texts.usage, language));
    return await reach(async ({ store, runs }) => {
      const known = (await store.listDesks()).map(({ code }) => code);
      const unknown = values.desk?.find((desk) => !known.includes(desk));
      if (unknown !== undefined) return wrong(fill(say(texts.unknownDesk, language), { desk: unknown }));
      const findings: StandingFinding[] = [];
      let asked = 0;
      for (const desk of values.desk ?? known) {
        const pass = await passOver(store, runs, desk);
        asked += pass.asked;
        findings.push(...pass.findings);
      }
      const status = findings.length > 0 ? 1 : 0;
      const output =
        values.json === true ? `${JSON.stringify({ asked, findings })}\n` : render(asked, findings, language);
      return { status, output, complaint: '' };
    });
  } catch (error) {
    if (isWrongUse(error)) return wrong(`${error.message}\n${say(texts.usage, language)}`);
    return wrong(`${say(texts.notAsked, language)} ${error instanceof Error ? error.message : String(error)}`);
  }
}

async function passOver(store: Store, runs: Engine['runs'], desk: string) {
  const since = await store.clock.now();
  await store.passStore(desk);
  let asked = 0;
  for (let next: Parameters<Store['passRuns']>[1] | null = { after: null, asked }; next !== null;) {
    const page: Awaited<ReturnType<Store['passRuns']>> = await store.passRuns(desk, next, runs);
    ({ asked, next } = page);
  }
  await store.settleFindings(desk, since);
  const findings: StandingFinding[] = [];
  for (let cursor: string | null = null, more = true; more;) {
    const page = await store.listFindings(desk, cursor, 200);
    if (page.kind !== 'page') throw new Error('A list refused its own cursor.');
    findings.push(...page.items);
    ({ cursor } = page);
    more = cursor !== null;
  }
  return { asked, findings };
}

function render(asked: number, findings: readonly StandingFinding[], language: Language): string {
  const lines = [
    fill(say(findings.length === 0 ? texts.clean : texts.found, language), { asked, found: findings.length }),
  ];
  for (const code of new Set(findings.map((finding) => finding.code))) {
    const { what, act } = findingTexts[code];
    lines.push('', say(what, language));
    for (const { desk, name, detail, since } of findings.filter((finding) => finding.code === code))
      lines.push(`  ${desk} ${name}${detail === null ? '' : ` (${detail})`}, ${new Date(since).toISOString()}`);
    lines.push(`  → ${say(act, language)}`);
  }
  return `${lines.join('\n')}\n`;
}
