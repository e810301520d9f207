#!/bin/sh
# dayjs-business-time 1.0.4 (npm): a term in business minutes that begins in the middle of a minute and runs over a break or a closing.
#
# Seen (November 2026): what is left of a segment is counted in whole minutes, so the seconds before a break are given away. With hours
# 09:00 to 13:00 and 14:00 to 18:00, one minute from 12:59:30 ends at 14:01:00 and not at 14:00:30, and one minute from 17:59:59 at 09:01:00 on
# the next day, not at 09:00:59; the difference between 12:59:30 and 14:00:30 is told as 0 minutes. Within a segment the seconds are kept. A
# deadline comes up to 59 seconds late for each break that it crosses.
#
# Needs Node and npm; installs into a temporary folder, and fails if this is no longer so.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
echo '{ "private": true }' > package.json
npm install --silent --no-fund --no-audit --save-exact dayjs@1.11.23 dayjs-business-time@1.0.4 > /dev/null
cat > shows.cjs <<'EOF'
const assert = require('node:assert/strict');
const dayjs = require('dayjs');
dayjs.extend(require('dayjs-business-time'));

const hours = [
  { start: '09:00:00', end: '13:00:00' },
  { start: '14:00:00', end: '18:00:00' },
];
dayjs.setBusinessTime({
  sunday: null,
  monday: hours,
  tuesday: hours,
  wednesday: hours,
  thursday: hours,
  friday: hours,
  saturday: null,
});
// Monday, 7 December 2026.
for (const [start, minutes, told, meant] of [
  ['12:57:30', 1, '07 12:58:30', '07 12:58:30'],
  ['12:59:30', 1, '07 14:01:00', '07 14:00:30'],
  ['12:58:30', 2, '07 14:01:00', '07 14:00:30'],
  ['17:59:59', 1, '08 09:01:00', '08 09:00:59'],
]) {
  const end = dayjs(`2026-12-07T${start}`).addBusinessMinutes(minutes).format('DD HH:mm:ss');
  assert.equal(end, told, start);
  console.log(`07 ${start} + ${minutes} min:`, end, 'meant:', meant);
}
const difference = dayjs('2026-12-07T12:59:30').businessMinutesDiff(dayjs('2026-12-07T14:00:30'));
assert.equal(difference, 0);
console.log('12:59:30 to 14:00:30, minutes told:', difference, 'meant: 1');
EOF
node shows.cjs
