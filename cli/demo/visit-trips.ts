/** What happens between the agreed time and the check: parts, a trip in vain, and the work. */
import { visitFactTexts, visitStepTexts, visitWordTexts } from '../../texts/demo-visit';
import { spanText } from '../../texts/terms';
import type { Printer } from './printer';
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
  printer: Printer,
  { coordinator, technician }: Planned,
  trip: VisitCase,
): Promise<void> {
  printer.step(visitStepTexts.order);
  says(printer, coordinator);
  const before = trip.clock();
  const expectedAt = new Date(Date.now() + promisedDays * day).toISOString();
  const lines = [{ part: printer.text(visitWordTexts.part), quantity: 1 }];
  const supplier = printer.text(visitWordTexts.supplier);
  await trip.act(coordinator, { type: 'order-parts', supplier, lines, expectedAt }, 'agreed');
  const standing = trip.clock();
  trip.expect(visitFactTexts.clockState, standing.state, 'paused');
  printer.fact(visitFactTexts.ordered, { at: printer.time(standing.timeZone, expectedAt) });
  const left = spanText(standing.remainingSeconds ?? 0, printer.language);
  printer.fact(visitFactTexts.stands, { clock: standing.title, left });
  trip.hold(visitFactTexts.expectedLater, (standing.expectedDue ?? '') > (before.due ?? ''));
  printer.fact(visitFactTexts.expected, { due: printer.time(standing.timeZone, standing.expectedDue ?? '') });

  printer.step(visitStepTexts.receipt);
  says(printer, technician);
  const order = trip.visit.orders.find(({ open }) => open)?.id ?? '';
  await trip.act(technician, { type: 'receive-parts', order }, 'agreed');
  const running = trip.clock();
  trip.expect(visitFactTexts.clockState, running.state, 'running');
  printer.fact(visitFactTexts.goesOn);
  trip.hold(visitFactTexts.notEarlier, (running.due ?? '') >= (before.due ?? ''));
  tellDue(printer, running);
}

/** The technician is there in vain: readiness is withdrawn, and the next agreed time gives it again (SK-17). */
export async function missTheVehicle(
  printer: Printer,
  { client, coordinator, technician }: Planned,
  trip: VisitCase,
): Promise<void> {
  printer.step(visitStepTexts.noShow);
  await trip.slotBegins();
  says(printer, technician, visitWordTexts.noShow);
  await trip.act(technician, { type: 'depart' }, 'on-the-way');
  await trip.act(technician, { type: 'no-show', proof: printer.text(visitWordTexts.noShow) }, 'no-show');
  const { attempts, keys } = trip.visit;
  printer.fact(visitFactTexts.attempts, { count: attempts.noShows });
  trip.hold(visitFactTexts.noReadyKey, keys.ready === null);
  const { title, state, stoppedAt, timeZone } = trip.clock();
  trip.expect(visitFactTexts.clockState, state, 'stopped');
  printer.fact(visitFactTexts.withdrawn, { clock: title, at: printer.time(timeZone, stoppedAt ?? '') });

  printer.step(visitStepTexts.secondOffer);
  says(printer, coordinator);
  await offer(printer, coordinator, technician, trip);

  printer.step(visitStepTexts.secondConfirmation);
  says(printer, client);
  await confirm(client, trip);
  tellKeys(printer, trip);
  trip.expect(visitFactTexts.counts, await trip.counts(), 2);
}

/** The second trip, its act, and the desk's look at it (SK-16). */
export async function workAndCheck(
  printer: Printer,
  { specialist, technician }: Planned,
  trip: VisitCase,
): Promise<void> {
  printer.step(visitStepTexts.work);
  await trip.slotBegins();
  says(printer, technician);
  await trip.act(technician, { type: 'depart' }, 'on-the-way');
  await trip.act(technician, { type: 'start' }, 'working');

  printer.step(visitStepTexts.act);
  says(printer, technician, visitWordTexts.act);
  const form = photoForm(desk, 'sensor.png');
  const photo = await technician.call<{ id: string; name: string; sha256: string }>(
    'POST',
    '/api/v1/attachments',
    201,
    form,
  );
  printer.fact(visitFactTexts.photo, { name: photo.name, digest: photo.sha256.slice(0, 12) });
  await trip.act(
    technician,
    {
      type: 'act',
      outcome: 'done',
      text: printer.text(visitWordTexts.act),
      checklist,
      attachments: [photo.id],
      readings: { before: printer.text(visitWordTexts.before), after: printer.text(visitWordTexts.after) },
      confirmedBy: printer.text(visitWordTexts.confirmedBy),
    },
    'checking',
  );
  trip.hold(visitFactTexts.confirmedInAct, trip.visit.act?.confirmed === true);
  printer.fact(visitFactTexts.confirmedInAct);
  trip.expect(visitFactTexts.clockState, trip.clock().state, 'stopped');
  tellStopped(printer, trip.clock());

  printer.step(visitStepTexts.check);
  says(printer, specialist, visitWordTexts.check);
  await trip.act(specialist, { type: 'check', ok: true, text: printer.text(visitWordTexts.check) }, 'done');
}
