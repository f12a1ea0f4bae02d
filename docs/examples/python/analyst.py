# SPDX-FileCopyrightText: 2026 The libbalanced authors
# SPDX-License-Identifier: MIT
"""What an analyst writes: data frames go in, and results come out as data frames."""

import pathlib
import sys

try:
    import pandas as pd
    import polars as pl
except ImportError as error:
    print(f'Skipped: {error}')
    sys.exit(77)  # what a test that is skipped says

import gi
gi.require_version('Balanced', '1')
from gi.repository import Balanced

sutton, output = map(pathlib.Path, sys.argv[1:])
records = sutton.parent / 'records'

area = Balanced.Area.load(sutton / 'area.json')
caseload = Balanced.Caseload.from_frames(
    episodes=pd.read_csv(records / 'episodes.csv', dtype=str),
    children=pd.read_csv(records / 'children.csv', dtype=str),
    needs=pl.read_csv(records / 'needs.csv', infer_schema=False),
    columns={'ClientRef': 'child_id'},
    codes={'level': {'Wave 1': 'universal', 'Wave 2': 'targeted', 'Wave 3': 'specialist'}},
    constants={'stage': 'intervention'}, date_order='dmy')
print(caseload.reconciliation)
for finding in caseload.findings:
    print(finding.message, list(finding.rows))

review = Balanced.review(area, caseload, as_at='2021-02-28', period=('2020-03-01', '2021-02-28'))
print(review.tables['balance'].to_pandas())
try:
    review.save(output)
except Balanced.PolicyError as error:
    print(error)
review.save(output, policy='exact')

slcn = caseload.cohort(need_type='SLCN', age=(4, 10), as_at='2021-02-28')
waits = slcn.waits(as_at='2021-02-28', by=['agency'], offer={'level': ['targeted', 'specialist']})
print(waits.to_polars())

print(caseload['C1'].profile(as_at='2021-02-28').to_pandas().T)

waiting = caseload.series('waiting', frequency='month', start='2019-04', end='2021-02', by=['agency'])
charts = Balanced.spc(waiting, improvement='decrease', preset='mdc')
print(charts.summary.to_pandas())
print(charts[next(iter(charts))].to_polars())
