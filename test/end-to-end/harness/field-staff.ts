import { workingIntervals } from '../../../domain/field';
import { compileCalendar, type Calendar } from '../../../domain/time';
import { shippedLayers } from '../../../regulations/load-calendars';
import { shippedRegions } from '../../../regulations/load-regions';
import { eventually, type Caller } from './caller';
import type { Product } from './product';
import { upload } from './visit-caller';
import { whole } from '../../support/pages';

/** A technician's time at a site of the own region, which is held for nobody else. */
export interface Job {
  readonly technician: Caller;
  /** Code of the federal subject of the site. */
  readonly subject: string;
  readonly from: string;
  readonly to: string;
  /** Uploads a photo of the technician's. @throws when the product is away */
  readonly photo: () => Promise<string>;
}

const minute = 60_000;
const day = 24 * 60 * minute;
/** As short as the desk allows, with the way to the site before it. */
const slotMs = 30 * minute;
const wayMs = 60 * minute;
/** Far enough ahead that no reminder comes while the load speaks. */
const ahead = { from: 4 * day, to: 150 * day } as const;

/** @returns what hands out the times of the desk's technicians, to one after the other. */
export async function fieldStaff(product: Product, desk = 'skai'): Promise<() => Job> {
  const emails = product.accounts.filter((account) => account.desk === desk && account.role === 'technician');
  const callers = await Promise.all(emails.map(({ email }) => product.as(email, desk)));
  const lines = await whole(product.store.listTechnicians(desk, null, 200));
  const diaries = lines.map(({ shortId, home, hours }) => {
    const technician = callers.find((caller) => caller.shortId === shortId);
    const region = shippedRegions().get(home);
    if (!technician || !region) throw new Error(`The technician ${shortId} has no account or no home`);
    const calendar = compileCalendar({ ...hours, timeZone: region.timeZone }, shippedLayers());
    if (!calendar.ok) throw new Error(calendar.error.message);
    return { technician, subject: home, times: timesOf(calendar.value, Date.now() + ahead.from) };
  });
  const photo = (technician: Caller) => () => upload(product.base, technician, desk);
  let given = 0;
  return () => {
    const diary = diaries[given++ % diaries.length];
    const next = diary?.times.next();
    if (!diary || !next || next.done) throw new Error(`No technician of ${desk} has any time left`);
    const { technician, subject } = diary;
    return { technician, subject, ...next.value, photo: photo(technician) };
  };
}

/** Slots in working time, so far apart that the way to each is free. */
function* timesOf(calendar: Calendar, from: number): Generator<{ from: string; to: string }, undefined> {
  for (const span of workingIntervals(calendar, from, from + ahead.to)) {
    for (let at = span.from; at + slotMs <= span.to; at += wayMs + slotMs) {
      yield { from: new Date(at).toISOString(), to: new Date(at + slotMs).toISOString() };
    }
  }
  return undefined;
}

/** Waits until visits are under way: requested, and not over. */
export async function visitsUnderWay({ prisma }: Product): Promise<void> {
  const underWay = () => prisma.run.findFirst({ where: { kind: 'visit', endedAt: null } });
  await eventually('a visit is under way', underWay, 120_000);
}
