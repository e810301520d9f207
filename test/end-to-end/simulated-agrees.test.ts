/**
 * A request of each desk as a simulated year has it, said at the same instants through the real workflows, store and engine on the
 * time-skipping server: what falls due, who is told and how it ends is the same, to the second.
 */
import type { Word } from '../../domain/simulation';
import { datedStage, type DatedStage } from './dated-stage';
import { chosen } from '../support/size';
import { inMemory, recorded, saidForReal, speakersOf, storyOf, type Desk, type Speakers } from './simulated-story';

/** Of each desk what its story has to have in it. */
const stories: Readonly<Record<Desk, readonly string[]>> = {
  skai: ['wait', 'request-visit', 'check'],
  hivetaxi: ['hand-over', 'object', 'reopen'],
  eaeu: ['hand-over', 'wait', 'solve', 'rate'],
  helpdesk: ['hand-over', 'wait', 'log-call'],
  simai: ['wait', 'solve', 'confirm', 'reopen'],
  smartplayer: ['postpone', 'object', 'solve'],
  insales: ['object', 'reopen'],
  demo: ['order-parts', 'reopen'],
};
/** Desks that are least alike; every one at full size. */
const desks = chosen<Desk>(['skai', 'hivetaxi'], Object.keys(stories) as Desk[]);
const dayMs = 86_400_000;

interface Played {
  readonly story: readonly Word[];
  readonly speakers: Speakers;
  ticketId: string;
}

let stage: DatedStage;
const played = new Map<string, Played>();
let end = 0;

beforeAll(async () => {
  const told = desks.map(
    (desk) => [desk, storyOf(desk, (types) => stories[desk].every((each) => types.includes(each)))] as const,
  );
  stage = await datedStage(Math.min(...told.map(([, story]) => story[0]?.at ?? Infinity)) - 3_600_000);
  for (const [desk, story] of told) played.set(desk, { story, speakers: await speakersOf(stage, desk), ticketId: '' });
  const words = told.flatMap(([desk, story]) => story.map((word) => ({ desk, word })));
  words.sort((a, b) => a.word.at - b.word.at);
  for (const { desk, word } of words) {
    const own = played.get(desk);
    if (own === undefined) throw new Error(`nothing is played at ${desk}`);
    own.ticketId = await saidForReal(stage, own.speakers, word, own.ticketId);
  }
  // What silence ends is over by then.
  end = (words.at(-1)?.word.at ?? 0) + 30 * dayMs;
  await stage.passTo(end);
}, 240_000);
afterAll(() => stage.close(), 240_000);

test.each(desks)(
  'X-3 what a simulated year tells of %s the real workflow tells as well, to the second',
  async (desk) => {
    const own = played.get(desk);
    if (own === undefined) throw new Error(`nothing is played at ${desk}`);
    const { visits } = await stage.ticket(own.ticketId);
    const real = await recorded(
      stage,
      own.ticketId,
      visits.map(({ id }) => id),
    );
    expect(await inMemory(stage, own.speakers, own.ticketId, end)).toEqual(real);
    const types = new Set(real.map(({ type }) => type));
    for (const wanted of ['opened', 'clock-aimed', 'threshold-told', 'closed']) expect([...types]).toContain(wanted);
  },
);
