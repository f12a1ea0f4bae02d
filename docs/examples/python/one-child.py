#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The libbalanced authors
# SPDX-License-Identifier: MIT
"""One child in a case-management system: what runs today, what is waited for, and with what meanwhile."""

import pathlib
import sys

import gi

gi.require_version('Balanced', '1')
from gi.repository import Balanced

TODAY = '2021-02-28'
COMMON = {'strand': 'intervention', 'stage': 'intervention'}

journey = Balanced.Journey()
for event in ({'episode_id': '1', 'agency': 'school', 'level': 'universal', 'start_date': '2020-09-01'},
              {'episode_id': '2', 'agency': 'clinic', 'level': 'targeted', 'start_date': '2021-01-04'},
              {'episode_id': '3', 'agency': 'clinic', 'level': 'specialist', 'requested_date': '2020-06-01'}):
    journey = journey.with_event(Balanced.Episode(**COMMON, **event))

profile = journey.profile(TODAY)
[row], [today] = profile.tables['profiles'], journey.profile(TODAY, TODAY).tables['profiles']
lines = [f"Units today: {today['max_concurrency']}", f"Waits that run: {row['waiting_units']}",
         f"Days of waiting: {row['waiting_days']}, idle: {row['idle_waiting_days']}"]
lines += [finding.message for finding in profile.findings]

output = pathlib.Path(sys.argv[2])
output.mkdir(parents=True, exist_ok=True)
(output / 'one-child.txt').write_text('\n'.join(lines) + '\n', encoding='utf-8')
