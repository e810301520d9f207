#!/bin/sh
# workalendar 17.0.0 (PyPI), Russia 2025: the working days of a year whose holidays a decree moved.
#
# Seen (November 2026): the library moves a holiday that falls on a Saturday or Sunday to the next working day (article 112 of the Labour
# Code), and does so as well where the government has moved it elsewhere, and it knows none of the decree's days. 23 February 2025 was
# a Sunday and 8 March a Saturday: decree 1335 of 4 October 2024 gave 8 May and 13 June for them, so 24 February and 10 March were worked. The
# library has them off, has 2 May, 8 May, 13 June, 3 November and 31 December worked, and has Saturday 1 November, a working
# day of that decree, off: eight days of the year are wrong, and the count of the year is 249 where it is 247.
#
# Needs Python 3 with venv; installs into a temporary folder, and fails if this is no longer so.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv python
python/bin/pip install --quiet --disable-pip-version-check workalendar==17.0.0
cat > shows.py <<'EOF'
from datetime import date, timedelta
from workalendar.europe import Russia

calendar = Russia()
worked = lambda month, day: calendar.is_working_day(date(2025, month, day))
# Worked by the decree, off by the library.
off = [(2, 24), (3, 10), (11, 1)]
# Off by the decree, worked by the library.
on = [(5, 2), (5, 8), (6, 13), (11, 3), (12, 31)]
assert not any(worked(*day) for day in off), off
assert all(worked(*day) for day in on), on
total = sum(calendar.is_working_day(date(2025, 1, 1) + timedelta(days)) for days in range(365))
assert total == 249, total
print('worked by decree, off here:', off)
print('off by decree, worked here:', on)
print('working days of 2025 here:', total, '(by decree: 247)')
EOF
python/bin/python shows.py
