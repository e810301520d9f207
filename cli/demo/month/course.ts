/** How tickets of a month go: mostly well, at times late, and some of them not at all. */
import { handsOverTo, hasAny } from '../../../domain/regulation';
import type { Regulation } from '../../../domain/regulation';
import type { TicketState } from '../../../domain/ticket';
import type { Instant } from '../../../domain/time';
import { ask, consent, emergency, parts, release } from './acts-course';
import { Present } from './scene';
import type { Scene } from './scene';
import { visit } from './visit-course';

const hour = 60;
const day = 8 * hour;
const hourMs = 3_600_000;

/** Plays a filed ticket up to its end, or to the present. */
export function play(scene: Scene): Promise<void> {
  return upToPresent(() => wholeCourse(scene));
}

/** Plays one that needs a trip, which lies ahead, or has no time yet. */
export function playTrip(scene: Scene): Promise<void> {
  return upToPresent(async () => {
    await take(scene);
    await answerFirst(scene);
    await visit(scene, scene.chance.one(['asked', 'ready', 'made', 'made']), scene.end);
  });
}

async function upToPresent(course: () => Promise<void>): Promise<void> {
  try {
    await course();
  } catch (error) {
    if (!(error instanceof Present)) throw error;
  }
}

async function wholeCourse(scene: Scene): Promise<void> {
  const { chance } = scene;
  await take(scene);
  // Somebody has forgotten it.
  if (chance.happens(0.04)) return scene.deskWorks(60 * day);
  if (await turnAway(scene)) return rate(scene);
  await answerFirst(scene);
  await ask(scene);
  if (chance.happens(0.15)) await emergency(scene);
  await passOn(scene);
  if (chance.happens(0.25)) await consent(scene);
  if (chance.happens(0.35)) await talk(scene);
  if (chance.happens(0.2)) await waitFor(scene);
  if (chance.happens(0.12)) await extend(scene);
  if (chance.happens(0.12)) await parts(scene);
  if (chance.happens(0.1)) await release(scene);
  const went = chance.happens(0.3) && (await visit(scene));
  if (!went) await solveAndEnd(scene);
  await rate(scene);
  if (chance.happens(0.05)) await reopen(scene);
}

/** A manager gives it to somebody, or somebody takes it. */
async function take(scene: Scene): Promise<void> {
  await scene.deskWorks(scene.chance.happens(0.15) ? 3 * hour : 20);
  const specialist = await scene.able('reply');
  const [manager] = scene.staff('manager');
  if (specialist === null) return;
  const by = scene.chance.happens(0.5) && manager !== undefined ? manager : specialist;
  await scene.tries(by, 'assign', { to: specialist.shortId });
}

/** What is not the desk's, goes elsewhere; what cannot be done, is declined. */
async function turnAway(scene: Scene): Promise<boolean> {
  const { redirects = {}, declines = {} } = (await scene.rules()).regulation;
  if (!scene.chance.happens(0.06)) return false;
  await scene.deskWorks(hour);
  if (hasAny(redirects) && scene.chance.happens(0.6)) {
    const text = scene.say(
      'Этот вопрос не к технической поддержке: передали тем, кто им занимается, они с вами свяжутся.',
      'This is not for technical support: we passed it on to those who deal with it, and they will contact you.',
    );
    return scene.tries(await scene.able('redirect'), 'redirect', {
      to: scene.chance.one(Object.keys(redirects)),
      text,
    });
  }
  if (!hasAny(declines)) return false;
  const text = scene.say(
    'К сожалению, помочь с этим не сможем. Причина указана в заявке, вернёмся к ней, если что-то изменится.',
    'Sorry, we cannot help with this. The reason stands in the ticket; we come back to it if anything changes.',
  );
  return scene.tries(await scene.able('decline'), 'decline', { reason: scene.chance.one(Object.keys(declines)), text });
}

async function answerFirst(scene: Scene): Promise<void> {
  const { chance, problem, past } = scene;
  await scene.deskWorks(chance.happens(0.1) ? 1.5 * day : hour);
  const asks = chance.happens(0.25);
  const text = asks ? problem.question : problem.answer;
  const { state, rules } = await past.ticket();
  const needed = rules.regulation.topics[state.topic]?.estimate === 'required';
  const outcome = needed || chance.happens(0.5) ? 'estimate' : asks ? 'details-requested' : 'consultation';
  const told = outcome === 'estimate' ? { expectedAt: expectedOf(scene, state) } : {};
  await scene.tries(await scene.able('triage'), 'triage', { outcome, text, ...told });
  if (!asks) return;
  await scene.clientTakes(3 * hour);
  await scene.tries(scene.author, 'reply', { text: problem.more });
}

/** A day or two on, and never past what is promised. */
function expectedOf({ past, hours, chance }: Scene, { clocks }: TicketState): Instant {
  const usual = hours.ofDesk(past.now, chance.minutes(1.5 * day));
  const limit = clocks.find(({ code, stoppedAt }) => code === 'resolution' && stoppedAt === null)?.aim.due;
  return limit == null || limit - hourMs <= past.now ? usual : Math.min(usual, limit - hourMs);
}

/** Another service's people take it over, by what a test has shown or because it is theirs. */
async function passOn(scene: Scene): Promise<void> {
  const { regulation } = await scene.rules();
  const { service } = await scene.state();
  const others = handsOverTo(regulation, service.holds);
  if (others.length === 0 || !scene.chance.happens(0.4)) return;
  await scene.deskWorks(30);
  const to = (await test(scene, regulation)) ?? scene.chance.one(others);
  // A result may have handed it over already.
  if ((await scene.state()).service.pending === null) {
    const text = 'Похоже, это у вас. Подробности в переписке и в журнале проверок.';
    if (!(await scene.tries(await scene.able('hand-over'), 'hand-over', { to, text }))) return;
  }
  await scene.deskWorks(25);
  const taker = await scene.able('accept');
  if (taker === null) return;
  if (scene.chance.happens(0.15)) {
    await scene.tries(taker, 'return', { reason: 'wrong-service', text: 'У нас всё исправно, возвращаем.' });
    return;
  }
  await scene.tries(taker, 'accept');
  await scene.tries(taker, 'assign', { to: taker.shortId });
}

/** @returns the service whose zone the fault lies in by that; null: none is told */
async function test(scene: Scene, { tests }: Regulation): Promise<string | null> {
  const codes = Object.keys(tests);
  if (codes.length === 0) return null;
  const code = scene.chance.one(codes);
  const results = Object.keys(tests[code]?.results ?? {});
  const result = scene.chance.one(results);
  const done = await scene.tries(await scene.able('record-test'), 'record-test', { test: code, result });
  const to = tests[code]?.results[result]?.service ?? null;
  return done && to !== (await scene.state()).service.holds ? to : null;
}

/** A word of the client, and one of the desk. */
async function talk(scene: Scene): Promise<void> {
  const { problem } = scene;
  await scene.clientTakes(5 * hour);
  await scene.tries(scene.author, 'reply', {
    text: scene.chance.one([
      problem.more,
      scene.say('Подскажите, пожалуйста, есть ли новости?', 'Is there any news, please?'),
    ]),
  });
  await scene.deskWorks(scene.chance.happens(0.12) ? 2 * day : 2 * hour);
  const text = scene.say('Работаем, о результате сообщим здесь же.', 'We are working on it and will tell you here.');
  await scene.tries(await scene.able('reply'), 'reply', { text });
}

async function waitFor(scene: Scene): Promise<void> {
  const { waits } = (await scene.rules()).regulation;
  const plain = Object.entries(waits).filter(([, wait]) => wait.needs === undefined && wait.release !== true);
  if (plain.length === 0) return;
  const [reason, { owner, postpones }] = scene.chance.one(plain);
  await scene.deskWorks(2 * hour);
  const until = scene.hours.ofDesk(scene.past.now, 3 * day);
  const type = postpones === true ? 'postpone' : 'wait';
  const text =
    owner === 'client'
      ? scene.problem.question
      : scene.say(
          'Ждём ответа смежников, вернёмся к вам к указанному сроку.',
          'We wait for an answer of others and come back to you by the date named.',
        );
  if (!(await scene.tries(await scene.able(type), type, { reason, until, text }))) return;
  if (owner === 'client') {
    await scene.clientTakes(scene.chance.happens(0.2) ? 5 * day : 6 * hour);
    await scene.tries(scene.author, 'reply', { text: scene.problem.more });
  }
  await scene.deskWorks(2 * hour);
  await scene.tries(await scene.able('resume'), 'resume');
}

/** The desk asks for more days, and the client mostly agrees. */
async function extend(scene: Scene): Promise<void> {
  if (scene.pace < 1) return;
  await scene.deskWorks(3 * hour);
  const reason = scene.say(
    'Нужно согласовать замену с поставщиком оборудования.',
    'The replacement has to be agreed with the supplier.',
  );
  const content = { days: scene.chance.whole(1, 3), reason };
  if (!(await scene.tries(await scene.able('propose-extension'), 'propose-extension', content))) return;
  await scene.clientTakes(4 * hour);
  await scene.tries(scene.author, 'answer-extension', { answer: scene.chance.happens(0.8) ? 'accept' : 'decline' });
}

/** Solved, and ended as the desk ends it: by the client's word or silence, or by a call. */
export async function solveAndEnd(scene: Scene): Promise<void> {
  const { chance, problem } = scene;
  await scene.deskWorks(chance.happens(0.12) ? 6 * day : 5 * hour);
  if (
    !(await scene.tries(await scene.able('solve'), 'solve', {
      kind: chance.one(['answer', 'repair']),
      text: problem.solution,
    }))
  )
    return;
  const ending = chance.weighted([
    ['confirm', 5],
    ['silence', 3],
    ['object', 1],
  ] as const);
  if (ending === 'object' && (await objects(scene))) return solveAndEnd(scene);
  await scene.clientTakes(ending === 'silence' ? 20 * day : 3 * hour);
  if (await scene.tries(await scene.able('confirm', [scene.author]), 'confirm')) return;
  await callUntilAgreed(scene);
}

async function objects(scene: Scene): Promise<boolean> {
  await scene.clientTakes(4 * hour);
  const text = scene.say(
    'Проверили: стало лучше, но утром повторилось. Посмотрите, пожалуйста, ещё раз.',
    'We checked: it is better, but this morning it happened again. Please look once more.',
  );
  return scene.tries(await scene.able('object', [scene.author]), 'object', { text });
}

async function callUntilAgreed(scene: Scene): Promise<void> {
  for (let call = 0; call < 3 && (await scene.state()).stage !== 'closed'; call += 1) {
    await scene.deskWorks(40);
    const caller = await scene.able('log-call');
    const reached = scene.chance.happens(0.7);
    if (reached) await ask(scene);
    const text = reached ? 'Позвонили: всё работает, заявку можно закрыть.' : 'Звонили, трубку не взяли.';
    await scene.tries(caller, 'log-call', { direction: 'out', outcome: reached ? 'agreed' : 'not-reached', text });
    if (!reached) continue;
    if ((await scene.state()).stage !== 'closed')
      await scene.tries(await scene.able('close'), 'close', { reason: 'confirmed-by-phone' });
    return;
  }
}

async function rate(scene: Scene): Promise<void> {
  if ((await scene.state()).stage !== 'closed' || !scene.chance.happens(0.6)) return;
  await scene.clientTakes(2 * hour);
  const { feedback } = (await scene.rules()).regulation;
  const score = gradeOf(scene, feedback.scale);
  const reasons = Object.keys(feedback.reasons);
  const reason = reasons.length > 0 ? { reason: scene.chance.one(reasons) } : {};
  const comment = {
    comment:
      (feedback.scale[score]?.value ?? 0) > 0
        ? scene.say('Спасибо, быстро и понятно.', 'Thank you, quick and clear.')
        : scene.say('Пришлось ждать и напоминать.', 'We had to wait and to ask again.'),
  };
  await scene.tries(scene.author, 'rate', { score, ...reason, ...(scene.chance.happens(0.5) ? comment : {}) });
}

/** The best grade most of the time. */
function gradeOf({ chance }: Scene, scale: Regulation['feedback']['scale']): string {
  const best = Object.entries(scale).sort(([, a], [, b]) => (b.value ?? 0) - (a.value ?? 0));
  return chance.weighted(best.map(([score], place): [string, number] => [score, 1 / (1 + 4 * place)]));
}

async function reopen(scene: Scene): Promise<void> {
  if ((await scene.state()).stage !== 'closed') return;
  await scene.clientTakes(1.5 * day);
  const text = scene.say(
    'К сожалению, проблема вернулась, открываем заявку снова.',
    'Unfortunately the problem is back, so we open the ticket again.',
  );
  if (!(await scene.tries(await scene.able('reopen', [scene.author]), 'reopen', { text }))) return;
  await answerFirst(scene);
  await solveAndEnd(scene);
}
