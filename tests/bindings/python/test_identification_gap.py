# SPDX-FileCopyrightText: 2026 The libbalanced authors
# SPDX-License-Identifier: MIT
"""Expected and identified children of a caseload, by hand and by the library; reviews held together."""

import datetime
import random

import pytest
from gi.repository import Balanced, GLib

AS_AT = datetime.date(2024, 12, 31)
EPISODE = {'child_id': ['c0'], 'start_date': ['2024-01-01'], 'strand': ['identification'], 'level': ['universal'],
           'stage': ['identification'], 'agency': ['nhs']}


def months(birth):
    return (AS_AT.year - birth.year) * 12 + AS_AT.month - birth.month - (AS_AT.day < birth.day)


def make(seed):
    chance = random.Random(seed)
    children, needs = [], []
    for number in range(200):
        birth = datetime.date(2004, 1, 1) + datetime.timedelta(days=chance.randrange(7600))
        children.append((f'c{number}', birth, chance.choice(['100001', '100002', '100003'])))
        for rank in range(1, chance.randrange(4)):
            start = datetime.date(2015, 1, 1) + datetime.timedelta(days=chance.randrange(3700))
            end = start + datetime.timedelta(days=chance.randrange(900)) if chance.random() < .4 else None
            needs.append((f'c{number}', start, end, chance.choice(['SLCN', 'MLD', 'HI']), rank))
    return children, needs


def read(children, needs):
    table = Balanced.Table.from_dict
    return Balanced.Caseload.from_frames(
        episodes=table(EPISODE),
        children=table({'child_id': [row[0] for row in children], 'date_of_birth': [str(row[1]) for row in children],
                  'school_urn': [row[2] for row in children]}),
        needs=table({'child_id': [row[0] for row in needs], 'from_date': [str(row[1]) for row in needs],
               'to_date': [str(row[2]) if row[2] else None for row in needs],
               'need_type': [row[3] for row in needs], 'need_rank': [row[4] for row in needs]}))


def area():
    band = Balanced.Prevalence(code='talk', label='Talk', need_type='SLCN', estimate=7.58, low=5.33, high=10.66,
                               age_from_months=60, age_to_months=132)
    return Balanced.Area(code='x', name='X', prevalences=[band])


@pytest.mark.parametrize('seed', range(4))
def test_by_hand(seed):
    children, needs = make(seed)
    having = {child for child, start, end, kind, _ in needs
              if kind == 'SLCN' and start <= AS_AT and (end is None or end >= AS_AT)}
    aged = [row for row in children if 60 <= months(row[1]) < 132]
    sizes = {'100001': 400, '100003': 250}
    populations = Balanced.Table.from_dict({'school_urn': list(sizes), 'children': list(sizes.values())})
    result = read(children, needs).identification_gap(area(), str(AS_AT), by='school_urn', populations=populations)
    table = result.tables['identification_gap']
    rows = dict(zip(table['school_urn'], zip(table['identified'], table['children'], table['expected_low'])))
    for school in ('100001', '100002', '100003'):
        found, size, low = rows[school]
        assert found == sum(row[0] in having for row in aged if row[2] == school)
        assert size == sizes.get(school)
        assert low == (None if school not in sizes else pytest.approx(sizes[school] * .0533))
    whole = read(children, needs).identification_gap(area(), str(AS_AT), whole_population=True)
    assert list(whole.tables['identification_gap']['children']) == [len(aged)]


def test_groups_of_children_only():
    with pytest.raises(GLib.Error, match='agency'):
        read(*make(1)).identification_gap(area(), str(AS_AT), by='agency')


def test_reviews():
    rows = [('a', '2024-03-01', 'la'), ('a', '2024-03-09', 'iro'), ('b', '2024-05-01', 'la')]
    caseload = Balanced.Caseload.from_frames(episodes=Balanced.Table.from_dict({
        'child_id': [row[0] for row in rows], 'start_date': [row[1] for row in rows], 'end_date': [row[1] for row in rows],
        'strand': ['family'] * 3, 'level': ['specialist'] * 3, 'stage': ['evaluation'] * 3,
        'agency': [row[2] for row in rows]}))
    result = caseload.review_alignment('2024-12-31', {'agency': 'la'}, {'agency': 'iro'}, within_days=7)
    assert list(result.tables['review_alignment']['apart']) == [1]
    assert list(result.tables['review_alignment']['alone']) == [1]
    assert result.findings.lookup('reviews-apart').count == 1
