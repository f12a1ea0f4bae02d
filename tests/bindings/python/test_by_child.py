# SPDX-FileCopyrightText: 2026 The libbalanced authors
# SPDX-License-Identifier: MIT
"""Analyses by columns of children, and cohorts by any column."""

import pytest
from gi.repository import Balanced

EPISODES = [
    {'child_id': child, 'strand': 'intervention', 'level': level, 'stage': 'intervention',
     'agency': agency, 'requested_date': '2020-01-01', 'start_date': '2020-02-01'}
    for child, level, agency in (('a', 'targeted', 'slt'), ('a', 'specialist', 'ot'),
                                 ('b', 'targeted', 'slt'), ('c', 'universal', 'slt'))]
CHILDREN = [
    {'child_id': 'a', 'sex': 'F', 'date_of_birth': '2011-09-01', 'idaci_decile': 10},
    {'child_id': 'b', 'sex': 'M', 'date_of_birth': '2011-08-31', 'idaci_decile': 2}]
NEEDS = [{'child_id': 'a', 'from_date': '2019-01-01', 'need_type': 'SLCN', 'need_tier': 'targeted'}]
METHODS = ('balance', 'missing_middle', 'concurrency', 'active_days', 'directly_follows',
           'variants', 'handovers', 'concurrent_pairs', 'successors', 'waits', 'pyramids')


@pytest.fixture(scope='module')
def caseload():
    return Balanced.Caseload.from_frames(episodes=EPISODES, children=CHILDREN, needs=NEEDS)


def episodes_by(caseload, by, as_at='2021-02-28'):
    found = {}
    for row in caseload.balance(as_at, by=by).tables['balance']:
        found[row[by]] = found.get(row[by], 0) + row['episodes']
    return found


@pytest.mark.parametrize(('by', 'wanted'), [
    ('sex', {'F': 2, 'M': 1, None: 1}),
    ('idaci_decile', {'2': 1, '10': 2, None: 1}),
    ('age_band', {'5-10': 3, None: 1}),
    # Nine on 31 August 2020: the younger one is eight.
    ('school_year', {'4': 2, '5': 1, None: 1}),
    ('child_need_type', {'SLCN': 2, None: 2}),
    ('child_need_tier', {'targeted': 2, None: 2}),
])
def test_by_child(caseload, by, wanted):
    found = episodes_by(caseload, by)
    assert found == wanted
    assert list(found) == list(wanted)


@pytest.mark.parametrize('method', METHODS)
def test_every_analysis(caseload, method):
    result = getattr(caseload, method)('2021-02-28', by=['sex', 'agency'])
    assert any(table.lookup_column('sex') is not None for table in result.tables)


def test_the_same_bytes_in_parts(caseload):
    analysis = Balanced.Waits(as_at='2021-02-28', by=['sex'])
    parts = [analysis.accumulate(caseload, child, 1) for child in range(3)]
    whole = parts[0].merge(parts[1]).merge(parts[2])
    assert whole.to_bytes().get_data() == \
        analysis.accumulate(caseload, 0, 3).to_bytes().get_data()


def test_a_key_is_of_episodes(caseload):
    with pytest.raises(Balanced.Error, match='not of children'):
        caseload.variants('2021-02-28', key='sex')


def test_cohorts_by_any_column(caseload):
    assert list(caseload.cohort(sex='F')) == ['a']
    assert list(caseload.cohort(idaci_decile=[1, 2])) == ['b']
    assert list(caseload.cohort(sex=['F', 'M']) - caseload.cohort(agency='ot')) == ['b']
    with pytest.raises(Balanced.Error, match='column agency'):
        caseload.cohort(agency='slp')
    with pytest.raises(Balanced.Error, match='column sex'):
        caseload.cohort(sex='female')
