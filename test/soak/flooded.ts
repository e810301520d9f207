import { setTimeout as delay } from 'node:timers/promises';
import { flood, speakMeanwhile } from '../end-to-end/harness/flood';
import { done, timeline, type Cast } from '../end-to-end/promises/cast';

const seconds = 20;
const quietSeconds = 10;

/** One key says a thousand words a second to its own closed ticket. @returns what is wrong, a sentence each, and what came of it */
export async function flooded({ author, specialist }: Cast): Promise<{
  readonly findings: readonly string[];
  readonly checked: Readonly<Record<string, number>>;
}> {
  const { id, tid } = await author.file({ topic: 'consulting' });
  await done(specialist, id, 'close', { reason: 'duplicate' });
  const others = await Promise.all(Array.from({ length: 20 }, () => author.file({ topic: 'consulting' })));
  const ids = others.map((ticket) => ticket.id);
  const before = speakMeanwhile(specialist, ids);
  await delay(quietSeconds * 1_000);
  const quiet = await before.stop();
  const meanwhile = speakMeanwhile(specialist, ids);
  const { sent, answers } = await flood(author, id, seconds);
  const loud = await meanwhile.stop();
  const findings: string[] = [];
  const strange = [...answers.keys()].filter((status) => status !== 201 && status !== 429);
  if (strange.length > 0) findings.push(`a flood of words was answered ${strange.join()}`);
  if ([...loud.statuses].join() !== '201')
    findings.push(`others were answered ${[...loud.statuses].join()} in a flood`);
  const replies = (await timeline(specialist, id)).filter(({ type }) => type === 'replied').length;
  const taken = answers.get(201) ?? 0;
  if (replies !== taken) findings.push(`of ${taken} words taken in a flood ${replies} stand in ${tid}`);
  await done(specialist, id, 'mark-courtesy').catch(() => findings.push(`${tid} does not commit after a flood`));
  return {
    findings,
    checked: {
      'words of a flood': sent,
      'words of a flood refused by the limit': answers.get(429) ?? 0,
      'p99 of others before it, ms': Math.round(quiet.p99),
      'p99 of others meanwhile, ms': Math.round(loud.p99),
    },
  };
}
