#!/bin/sh
# businesstimedelta 1.0.1 (PyPI): business time counted from a moment within a night shift, which its documentation has as "Overnight Shifts".
#
# Seen (November 2026): with a shift from 23:00 to 07:00 what is left of the shift that runs is passed over. Two hours from Monday 22:00 end at
# 01:00 on Tuesday, as they should; two hours from 23:00, 23:30 or 01:00 end at 01:00 on Wednesday, a night later. The time between 23:00
# and 01:00, or 01:00 and 03:00, of one night is told as 0 hours. A term that begins before the shift does counts right, which is what
# the documented example tries.
#
# Needs Python 3 with venv; installs into a temporary folder, and fails if this is no longer so.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv python
python/bin/pip install --quiet --disable-pip-version-check businesstimedelta==1.0.1
cat > shows.py <<'EOF'
from datetime import datetime, time
from businesstimedelta import BusinessTimeDelta, Rules, WorkDayRule

night = Rules([WorkDayRule(start_time=time(23), end_time=time(7), working_days=[0, 1, 2, 3, 4])])
two_hours = BusinessTimeDelta(night, hours=2)
# Monday, 18 January 2016.
for start, told, meant in [
    (datetime(2016, 1, 18, 22), "2016-01-19T01:00:00+00:00", "2016-01-19T01:00"),
    (datetime(2016, 1, 18, 23), "2016-01-20T01:00:00+00:00", "2016-01-19T01:00"),
    (datetime(2016, 1, 18, 23, 30), "2016-01-20T01:00:00+00:00", "2016-01-19T01:30"),
    (datetime(2016, 1, 19, 1), "2016-01-20T01:00:00+00:00", "2016-01-19T03:00"),
]:
    end = (start + two_hours).isoformat()
    assert end == told, (start, end)
    print(start.isoformat(), "+ 2 h of the night shift:", end, "meant:", meant)
for start, end, told, meant in [
    (datetime(2016, 1, 18, 22), datetime(2016, 1, 19, 8), 8, 8),
    (datetime(2016, 1, 18, 23), datetime(2016, 1, 19, 1), 0, 2),
    (datetime(2016, 1, 19, 1), datetime(2016, 1, 19, 3), 0, 2),
]:
    hours = night.difference(start, end).hours
    assert hours == told, (start, end, hours)
    print(start.isoformat(), "to", end.isoformat(), "hours told:", hours, "meant:", meant)
EOF
python/bin/python shows.py
