/** What does not happen every day: questions put to a client, emergencies, what has to be agreed to, releases, parts. */
import { listsAsked, type Regulation } from '../../../domain/regulation';
import { situationOf } from '../../../domain/ticket';
import { answersProblem } from '../../../api/forms/form-problem';
import { filledForm } from './filled-form';
import type { Scene } from './scene';

const hour = 60;
const day = 8 * hour;
const dayMs = 86_400_000;

/** The desk asks what its lists have for the stage; what the client says is written down. */
export async function ask(scene: Scene): Promise<void> {
  const by = await scene.able('answer-questions');
  if (by === null || !scene.chance.happens(0.6)) return;
  const rules = await scene.rules();
  const { questions } = rules.regulation;
  const [list] = listsAsked(questions, situationOf(await scene.state(), rules));
  const form = list === undefined ? undefined : questions[list];
  if (list === undefined || form === undefined) return;
  const today = new Date(scene.past.now).toISOString().slice(0, 10);
  const answers = filledForm(form, scene.chance, today, scene.language);
  if (Object.keys(answers).length === 0) return;
  const problem = answersProblem(form, answers, undefined);
  if (problem !== null) throw new Error(`The list ${list}: ${JSON.stringify(problem)}`);
  await scene.tries(by, 'answer-questions', { list, answers });
}

/** Work goes on round the clock until it is over; where the client's personal manager has to agree, that one mostly does. */
export async function emergency(scene: Scene): Promise<void> {
  const reasons = Object.keys((await scene.rules()).regulation.emergency?.reasons ?? {});
  if (reasons.length === 0) return;
  await scene.deskWorks(20);
  const fault = scene.chance.weighted([
    ['not-client', 3],
    ['undetermined', 2],
    ['client', 1],
  ] as const);
  const declares = { reason: scene.chance.one(reasons), fault, workaround: false };
  if (!(await scene.tries(await scene.able('declare-emergency'), 'declare-emergency', declares))) return;
  const answers = await scene.able('answer-emergency', [...scene.staff('personal-manager'), ...scene.staff('manager')]);
  if (answers !== null) {
    await scene.deskWorks(15);
    const answer = scene.chance.happens(0.8) ? 'accept' : 'decline';
    await scene.tries(answers, 'answer-emergency', { answer });
  }
  await scene.deskWorks(3 * hour);
  const text = scene.say(
    'Работа восстановлена, следим дальше в рабочее время.',
    'It works again; we keep an eye on it.',
  );
  await scene.tries(await scene.able('end-emergency'), 'end-emergency', { because: 'over', text });
}

/** What costs money, or has to be done at night, waits for the client's word; some never give one. */
export async function consent(scene: Scene): Promise<void> {
  const agreement = await agreementOf(scene);
  if (agreement === null) return;
  await scene.deskWorks(2 * hour);
  if (!(await scene.tries(await scene.able('request-consent'), 'request-consent', agreement))) return;
  await scene.clientTakes(scene.chance.happens(0.15) ? 12 * day : 5 * hour);
  const answer = scene.chance.happens(0.75) ? 'agreed' : 'declined';
  await scene.tries(await scene.able('answer-consent', [scene.author]), 'answer-consent', { answer });
}

async function agreementOf(scene: Scene): Promise<Readonly<Record<string, unknown>> | null> {
  const { agreements } = (await scene.rules()).regulation;
  const asked = Object.entries(agreements).flatMap(([code, rule]) => (rule.terms === 'limit' ? [] : [{ code, rule }]));
  if (asked.length === 0) return null;
  const { code: agreement, rule } = scene.chance.one(asked);
  if (rule.terms === 'price') {
    const open = rule.price.amount === null;
    const text = scene.say(
      'Это платная работа. Выполним, если вы согласны.',
      'This is paid work. We do it if you agree.',
    );
    return { agreement, text, ...(open ? { price: `${scene.chance.whole(3, 40)}000` } : {}) };
  }
  // A night, a week on: 22:00 to 23:30 in Moscow.
  const from = Math.floor(scene.past.now / dayMs) * dayMs + 7 * dayMs + 19 * 3_600_000;
  const text = scene.say(
    'Предлагаем выполнить работы ночью, без простоя.',
    'We offer to do the work at night, without downtime.',
  );
  return { agreement, from, to: from + 5_400_000, text };
}

/** The developers have it, and it comes with a release; not every one is out yet when the month ends. */
export async function release(scene: Scene): Promise<boolean> {
  const waits = releaseWaits((await scene.rules()).regulation);
  if (waits.length === 0) return false;
  await scene.deskWorks(3 * hour);
  const text = scene.say(
    'Передали разработчикам, войдёт в ближайшее обновление.',
    'The developers have it: it comes with the next update.',
  );
  const reason = scene.chance.one(waits);
  if (!(await scene.tries(await scene.able('postpone'), 'postpone', { reason, text }))) return false;
  await scene.deskWorks(day);
  const { tid } = await scene.state();
  // Each ticket's own, so that no other one hears of what was not out then.
  const name = `${scene.chance.whole(3, 7)}.${scene.chance.whole(1, 14)}.${tid.replace(/\D/g, '')}`;
  const expectedAt = scene.past.now + scene.chance.whole(4, 16) * dayMs;
  const planner = await scene.able('plan-release');
  if (!(await scene.tries(planner, 'plan-release', { release: name, expectedAt })) || planner === null) return false;
  await scene.goOn(expectedAt - scene.chance.whole(0, 2) * dayMs);
  await scene.released(name, planner);
  return true;
}

function releaseWaits({ waits }: Regulation): string[] {
  return Object.keys(waits).filter((code) => waits[code]?.release === true && waits[code].postpones === true);
}

/** Equipment comes from a supplier, sometimes later than promised. */
export async function parts(scene: Scene): Promise<void> {
  if ((await scene.rules()).regulation.parts === undefined) return;
  await scene.deskWorks(2 * hour);
  const expectedAt = scene.past.now + scene.chance.whole(2, 6) * dayMs;
  const lines = [{ part: scene.chance.one(['Датчик уровня топлива', 'Терминал', 'Антенна GSM']), quantity: 1 }];
  const order = { supplier: scene.chance.one(['ООО «Омникомм Снаб»', 'ТД «Навигатор»']), lines, expectedAt };
  if (!(await scene.tries(await scene.able('order-parts'), 'order-parts', order))) return;
  const id = (await scene.state()).orders.at(-1)?.id;
  await scene.deskWorks(day);
  await scene.tries(await scene.able('ship-parts'), 'ship-parts', { order: id });
  await scene.goOn(expectedAt + (scene.chance.happens(0.3) ? scene.chance.whole(1, 3) * dayMs : 0));
  await scene.tries(await scene.able('receive-parts'), 'receive-parts', { order: id });
}
