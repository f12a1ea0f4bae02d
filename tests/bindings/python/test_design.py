# SPDX-FileCopyrightText: 2026 The libbalanced authors
# SPDX-License-Identifier: MIT
"""What an analyst writes in a notebook, from the first line to the last."""

import os

import pytest
from gi.repository import Balanced

pd = pytest.importorskip('pandas')

EPISODES = '''ClientRef,episode_id,strand,level,stage,agency,need_type,requested_date,start_date,end_date
A,1,family,Wave 1,intervention,slt-nhs,SLCN,,01/03/2020,01/06/2020
A,2,intervention,specialist,intervention,slt-nhs,SLCN,10/06/2020,01/07/2020,
B,3,workforce,targeted,identification,ep,ASD,,01/03/2020,02/03/2020
C,4,intervention,specialist,intervention,slt-nhs,SLCN,01/12/2020,,
C,5,intervention,specialist,intervention,slt-nhs,SLCN,32/12/2020,,
'''
CHILDREN = '''ClientRef,date_of_birth
A,05/05/2014
B,05/05/2010
C,05/05/2015
'''


def test_notebook(tmp_path):
    (tmp_path / 'ep.csv').write_text(EPISODES)
    (tmp_path / 'ch.csv').write_text(CHILDREN)
    sutton = os.path.join(os.environ['BALANCED_SOURCE'], 'docs', 'examples', 'sutton')

    area = Balanced.Area.load(f'{sutton}/area.json')
    caseload = Balanced.Caseload.from_frames(
        episodes=pd.read_csv(tmp_path / 'ep.csv', dtype=str),
        children=pd.read_csv(tmp_path / 'ch.csv', dtype=str),
        columns={'ClientRef': 'child_id'}, codes={'level': {'Wave 1': 'universal'}}, date_order='dmy')
    counts = caseload.reconciliation.to_pandas()
    assert (counts['read'] == counts['kept'] + counts['rejected']).all()
    assert 'row-rejected-date-unreadable' in caseload.findings

    review = Balanced.review(area, caseload, as_at='2021-02-28', period=('2020-03-01', '2021-02-28'))
    balance = review.tables['balance'].to_pandas()
    assert balance['episodes'].sum() == 3
    with pytest.raises(Balanced.PolicyError):
        review.save(tmp_path / 'out', policy='nhs-mhsds')
    review.save(tmp_path / 'out', policy='exact')
    assert (tmp_path / 'out' / 'review.html').exists()

    slcn = caseload.cohort(need_type='SLCN', age=(4, 10), as_at='2021-02-28', need_on_episodes=True)
    waits = slcn.waits(as_at='2021-02-28', by=['agency'], offer={'level': ['targeted', 'specialist']})
    assert len(waits.to_pandas()) > 0
    assert waits.to_pandas().equals(waits.tables['waits'].to_pandas())
