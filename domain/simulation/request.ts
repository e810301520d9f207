/** What a made-up request is about, and how it will go as far as that lies with itself. */
import { hasAny, type Channel, type Regulation } from '../regulation';
import type { Open } from '../ticket';
import type { Chance } from './chance';

/** What comes between the first answer and the solution, each at most once, in this order. */
export type Detour = 'hand-over' | 'extension' | 'wait' | 'parts' | 'visit';

/** What a request brings with it; the rest depends on how long everybody takes. */
export interface Plan {
  /** Declined or sent elsewhere instead of answered. */
  readonly turnedAway: boolean;
  readonly asksDetails: boolean;
  readonly detours: Detour[];
  /** The client asks for news before it is solved. */
  readonly asksForNews: boolean;
}

type Filed = Pick<Open, 'requestType' | 'topic' | 'category' | 'vehicles' | 'reportedByPhone'> & {
  readonly channel: Channel;
};

export function filedFor(regulation: Regulation, chance: Chance): Filed {
  const { topics, otherTopic, requestTypes, categories, intake } = regulation;
  const codes = Object.keys(topics);
  const wanted = chance.weighted(codes.map((code): [string, number] => [code, code === otherTopic ? 0.3 : 1]));
  // Where the form is chosen first, it says what the request is about.
  const form = intake.requestType === 'required' ? chance.one(Object.keys(requestTypes)) : null;
  const topic = requestTypes[form ?? '']?.topic ?? wanted;
  const fitting = Object.keys(requestTypes).filter((code) => {
    const own = requestTypes[code]?.topic;
    return own === undefined || own === topic;
  });
  return {
    topic,
    requestType: form ?? (fitting.length > 0 ? chance.one(fitting) : null),
    category: hasAny(categories) && chance.happens(0.6) ? chance.one(Object.keys(categories)) : null,
    vehicles: asksVehicles(regulation)
      ? chance.weighted([
          [1, 5],
          [2, 2],
          [4, 2],
          [8, 1],
        ] as const)
      : null,
    // Who is asked to call mostly has.
    reportedByPhone: topics[topic]?.phoneCall === 'required' && chance.happens(0.7),
    channel: chance.weighted(intake.channels.map((channel): [Channel, number] => [channel, usual[channel]])),
  };
}

const usual: Readonly<Record<Channel, number>> = { portal: 6, email: 3, phone: 2, api: 1, console: 0 };

function asksVehicles({ clocks }: Regulation): boolean {
  return Object.values(clocks).some(({ limit }) => limit.some(({ when }) => when.vehicles !== undefined));
}

/** @param pace of the desk: where minutes count nobody asks for days */
export function planFor(regulation: Regulation, chance: Chance, pace: number): Plan {
  const { declines, redirects, parts, visits } = regulation;
  const turnedAway = chance.happens(0.04) && (hasAny(declines) || hasAny(redirects));
  const detours: Detour[] = [];
  if (Object.keys(regulation.services).length > 1 && chance.happens(0.3)) detours.push('hand-over');
  if (pace === 1 && chance.happens(0.08)) detours.push('extension');
  if (plainWaits(regulation).length > 0 && chance.happens(0.18)) detours.push('wait');
  if (parts !== undefined && chance.happens(0.06)) detours.push('parts');
  if (visits !== undefined && chance.happens(0.08)) detours.push('visit');
  return { turnedAway, asksDetails: chance.happens(0.2), detours, asksForNews: chance.happens(0.15) };
}

/** Reasons to wait that need neither an agreement nor a release. */
export function plainWaits({ waits }: Regulation): readonly string[] {
  return Object.keys(waits).filter((code) => waits[code]?.needs === undefined && waits[code]?.release !== true);
}
