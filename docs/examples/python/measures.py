#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The libbalanced authors
# SPDX-License-Identifier: MIT
"""Is anyone better off? Charts of series, statistics with intervals, and outcome measures."""

import pathlib
import sys

import gi

gi.require_version('Balanced', '1')
from gi.repository import Balanced

output = pathlib.Path(sys.argv[2])
output.mkdir(parents=True, exist_ok=True)
stats = Balanced.statistics

# How many children wait at the end of each month, with a new offer from the second year on.
months = [f'{year}-{month:02}-01' for year in (2019, 2020) for month in range(1, 13)]
waiting = [62, 58, 61, 66, 60, 57, 63, 64, 59, 61, 65, 60, 52, 49, 47, 45, 46, 42, 44, 41, 40, 43, 39, 41]
charts = Balanced.spc(Balanced.Series('waiting', months, waiting, frequency='month'),
                      improvement='decrease', target=45)
print(charts.summary)
rebased = Balanced.spc(Balanced.Series('waiting', months, waiting, frequency='month'),
                       improvement='decrease', rebase={'2020-01-01': 'a new targeted offer began'})
print(rebased.groups)
(output / 'points.csv').write_text(charts.points.to_csv())

# Plans within 20 weeks in England, 2019 and 2024, and whether the difference is more than chance.
print(stats.wilson_interval({'year': [2019, 2024], 'numerator': [31313, 41448],
                             'denominator': [53327, 90392]}))
difference = stats.newcombe_interval(41448, 90392, 31313, 53327)
print({name: round(difference[name], 4) for name in ('difference', 'lower', 'upper')})

# The goals of three children, at the start and at review; one goal was not reviewed.
goals = {'child': ['C1', 'C1', 'C2', 'C2', 'C3'], 'before': [-1, -1, -2, -1, -1],
         'after': [0, 1, -1, None, 0]}
change = stats.goal_change(goals, by='child')
print(change)
(output / 'goals.csv').write_text(change.to_csv())
