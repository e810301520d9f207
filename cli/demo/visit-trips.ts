/** What happens between the agreed time and the check: parts, a trip in vain, and the work. */
import { visitFactTexts, visitStepTexts, visitWordTexts } from '../../texts/demo-visit';
import { spanText } from '../../texts/terms';
import type { Paper } from './paper';
import { photoForm } from './photo';
import { says, tellDue, tellStopped } from './telling';
import type { VisitCase } from './visit-case';
import { desk } from './visit-cast';
import type { Planned } from './visit-cast';
import { confirm, offer, tellKeys } from './visit-planning';

const day = 24 * 3_600_000;
const promisedDays = 3;
/** The points that the regulation's template asks for, and the one that belongs to fuel sensors. */
const checklist = ['power-checked', 'mounting-checked', 'signal-checked', 'sensors-calibrated'];

/** From the order until the receipt the term stands (SK-18), and never ends earlier for it. */
export async function orderAndReceive(
  paper: Paper,
  { coordinator, technician }: Planned,
  trip: VisitCase,
): Promise<void> {
  paper.step(visitStepTexts.order);
  says(paper, coordinator);
  const before = trip.clock();
  const expectedAt = new Date(Date.now() + promisedDays * day).toISOString();
  const lines = [{ part: paper.text(visitWordTexts.part), quantity: 1 }];
  const supplier = paper.text(visitWordTexts.supplier);
  await trip.act(coordinator, { type: 'order-parts', supplier, lines, expectedAt }, 'agreed');
  const standing = trip.clock();
  trip.expect(visitFactTexts.clockState, standing.state, 'paused');
  paper.fact(visitFactTexts.ordered, { at: paper.time(standing.timeZone, expectedAt) });
  const left = spanText(standing.remainingSeconds ?? 0, paper.language);
  paper.fact(visitFactTexts.stands, { clock: standing.title, left });
  trip.hold(visitFactTexts.expectedLater, (standing.expectedDue ?? '') > (before.due ?? ''));
  paper.fact(visitFactTexts.expected, { due: paper.time(standing.timeZone, standing.expectedDue ?? '') });

  paper.step(visitStepTexts.receipt);
  says(paper, technician);
  const order = trip.visit.orders.find(({ open }) => open)?.id ?? '';
  await trip.act(technician, { type: 'receive-parts', order }, 'agreed');
  const running = trip.clock();
  trip.expect(visitFactTexts.clockState, running.state, 'running');
  paper.fact(visitFactTexts.goesOn);
  trip.hold(visitFactTexts.notEarlier, (running.due ?? '') >= (before.due ?? ''));
  tellDue(paper, running);
}

/** The technician is there in vain: readiness is withdrawn, and the next agreed time gives it again (SK-17). */
export async function missTheVehicle(
  paper: Paper,
  { client, coordinator, technician }: Planned,
  trip: VisitCase,
): Promise<void> {
  paper.step(visitStepTexts.noShow);
  await trip.slotBegins();
  says(paper, technician, visitWordTexts.noShow);
  await trip.act(technician, { type: 'depart' }, 'on-the-way');
  await trip.act(technician, { type: 'no-show', proof: paper.text(visitWordTexts.noShow) }, 'no-show');
  const { attempts, keys } = trip.visit;
  paper.fact(visitFactTexts.attempts, { count: attempts.noShows });
  trip.hold(visitFactTexts.noReadyKey, keys.ready === null);
  const { title, state, stoppedAt, timeZone } = trip.clock();
  trip.expect(visitFactTexts.clockState, state, 'stopped');
  paper.fact(visitFactTexts.withdrawn, { clock: title, at: paper.time(timeZone, stoppedAt ?? '') });

  paper.step(visitStepTexts.secondOffer);
  says(paper, coordinator);
  await offer(paper, coordinator, technician, trip);

  paper.step(visitStepTexts.secondConfirmation);
  says(paper, client);
  await confirm(client, trip);
  tellKeys(paper, trip);
  trip.expect(visitFactTexts.counts, await trip.counts(), 2);
}

/** The second trip, its act, and the desk's look at it (SK-16). */
export async function workAndCheck(paper: Paper, { specialist, technician }: Planned, trip: VisitCase): Promise<void> {
  paper.step(visitStepTexts.work);
  await trip.slotBegins();
  says(paper, technician);
  await trip.act(technician, { type: 'depart' }, 'on-the-way');
  await trip.act(technician, { type: 'start' }, 'working');

  paper.step(visitStepTexts.act);
  says(paper, technician, visitWordTexts.act);
  const form = photoForm(desk, 'sensor.png');
  const photo = await technician.call<{ id: string; name: string; sha256: string }>(
    'POST',
    '/api/v1/attachments',
    201,
    form,
  );
  paper.fact(visitFactTexts.photo, { name: photo.name, digest: photo.sha256.slice(0, 12) });
  await trip.act(
    technician,
    {
      type: 'act',
      outcome: 'done',
      text: paper.text(visitWordTexts.act),
      checklist,
      attachments: [photo.id],
      readings: { before: paper.text(visitWordTexts.before), after: paper.text(visitWordTexts.after) },
      confirmedBy: paper.text(visitWordTexts.confirmedBy),
    },
    'checking',
  );
  trip.hold(visitFactTexts.confirmedInAct, trip.visit.act?.confirmed === true);
  paper.fact(visitFactTexts.confirmedInAct);
  trip.expect(visitFactTexts.clockState, trip.clock().state, 'stopped');
  tellStopped(paper, trip.clock());

  paper.step(visitStepTexts.check);
  says(paper, specialist, visitWordTexts.check);
  await trip.act(specialist, { type: 'check', ok: true, text: paper.text(visitWordTexts.check) }, 'done');
}
