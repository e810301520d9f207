import { deadlineAccount } from '../../../domain/time';
import { calendar, everyDay, iso, MOSCOW, plain, valueOf } from './support';

// Run by zones.test.ts under several TZ: prints answers that must not depend on it.
const calendars = [calendar(MOSCOW), calendar({ timeZone: 'America/New_York', week: everyDay(['01:30', '23:00']) })];
for (const of of calendars) {
  for (const unit of ['working-day', 'working-minute', 'calendar-day', 'minute'] as const) {
    for (const start of ['2026-12-30T14:00Z', '2026-03-07T23:30Z', '2026-10-31T05:30Z', '2028-02-28T22:00Z']) {
      const { deadline, account } = valueOf(
        deadlineAccount(plain(of, start, unit.endsWith('minute') ? 1111 : 1, unit)),
      );
      process.stdout.write(
        `${iso(deadline.due)} ${account.map((day) => `${day.date} ${day.countedSeconds}`).join(', ')}\n`,
      );
    }
  }
}
