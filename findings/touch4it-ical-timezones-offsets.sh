#!/bin/sh
# @touch4it/ical-timezones 1.9.0 (npm): the VTIMEZONE of zones that changed their offset in the 2020s.
#
# Seen (November 2026): the component for Asia/Almaty says +06:00 and that for Europe/Volgograd +04:00; both are an hour ahead of the time
# there (+05:00 since 1 March 2024, +03:00 since 27 December 2020), so an invitation that carries it is shown an hour early by a reader
# that trusts VTIMEZONE. Africa/Cairo has no summer time in it (kept again since 2023). Omsk and Moscow are right. The package is
# where ical-generator's documentation sends one for a time zone generator.
#
# Needs Node (with its own full ICU) and npm; installs into a temporary folder, and fails if this is no longer so.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
echo '{ "private": true }' > package.json
npm install --silent --no-fund --no-audit --save-exact @touch4it/ical-timezones@1.9.0 > /dev/null
cat > shows.cjs <<'EOF'
const assert = require('node:assert/strict');
const { getVtimezoneComponent } = require('@touch4it/ical-timezones');

/** What the component has as offsets, and what the zone really has in July and December of 2026. */
const inComponent = (zone) =>
  [...getVtimezoneComponent(zone).matchAll(/TZOFFSETTO:([+-])(\d\d)(\d\d)/g)].map(([, sign, h, m]) => `GMT${sign}${h}:${m}`).sort();
const real = (zone) => [
  ...new Set(
    ['2026-07-01', '2026-12-01'].map(
      (day) =>
        new Intl.DateTimeFormat('en', { timeZone: zone, timeZoneName: 'longOffset' })
          .formatToParts(new Date(day))
          .find(({ type }) => type === 'timeZoneName').value,
    ),
  ),
].sort();

for (const [zone, component, truth] of [
  ['Asia/Almaty', ['GMT+06:00'], ['GMT+05:00']],
  ['Europe/Volgograd', ['GMT+04:00'], ['GMT+03:00']],
  ['Africa/Cairo', ['GMT+02:00'], ['GMT+02:00', 'GMT+03:00']],
  ['Asia/Omsk', ['GMT+06:00'], ['GMT+06:00']],
  ['Europe/Moscow', ['GMT+03:00'], ['GMT+03:00']],
]) {
  assert.deepEqual(inComponent(zone), component, zone);
  assert.deepEqual(real(zone), truth, zone);
  console.log(zone, 'component:', component.join(' '), 'zone:', truth.join(' '));
}
EOF
node shows.cjs
