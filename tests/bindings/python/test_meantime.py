# SPDX-FileCopyrightText: 2026 The libbalanced authors
# SPDX-License-Identifier: MIT
"""What the area could offer to children who wait."""

import json
import os
import pathlib

import pytest
from gi.repository import Balanced

AS_AT = '2021-02-28'


def provision(code, level='targeted', **members):
    return {'code': code, 'name': code, 'agency': 'nhs', 'stages': ['intervention'],
            'cells': [{'strand': 'intervention', 'level': level, 'reading': 'stated'}],
            'status': 'active', 'settings': ['oak'], **members}


PROVISIONS = [
    provision('group'),
    provision('everywhere', 'universal', grouping='population', settings=[]),
    provision('same-level', 'specialist'),
    provision('elsewhere', settings=['elm']),
    provision('planned', status='planned'),
    provision('gap', gap=True),
    provision('ended', end='2021-02-27'),
    provision('later', start='2021-03-01'),
    provision('too-old', age_to_months=60),
    provision('young-enough', age_from_months=60, age_to_months=144),
    provision('assessment', stages=['identification']),
    provision('no-place', settings=[]),
    provision('no-stage', stages=[]),
    provision('speech', services=['speech-language']),
]
EPISODES = [
    {'child_id': child, 'strand': 'intervention', 'level': level, 'stage': 'intervention',
     'agency': 'nhs', 'setting_id': setting, 'requested_date': '2021-01-01', 'start_date': start,
     'need_type': 'SLCN', 'provision_id': unit}
    for child, level, setting, start, unit in (
        ('a', 'specialist', 'oak', None, None), ('b', 'specialist', None, None, None),
        ('c', 'universal', 'oak', None, None), ('d', 'specialist', 'oak', None, None),
        ('d', 'targeted', 'oak', '2021-02-01', 'group'))]
CHILDREN = [{'child_id': 'a', 'date_of_birth': '2012-01-01'}]


@pytest.fixture(scope='module')
def area():
    sutton = pathlib.Path(os.environ['BALANCED_SOURCE'], 'docs/examples/sutton/area.json')
    document = json.loads(sutton.read_text())
    document = {each: document[each] for each in ('format', 'code', 'name', 'country')}
    document.update(
        agencies=[{'code': 'nhs', 'name': 'NHS'}],
        settings=[{'code': 'oak', 'name': 'Oak', 'place': 'learning'},
                  {'code': 'elm', 'name': 'Elm', 'place': 'learning'}],
        provisions=PROVISIONS)
    return Balanced.Area.new_from_bytes(json.dumps(document).encode(), 'area.json')


@pytest.fixture(scope='module')
def caseload():
    return Balanced.Caseload.from_frames(episodes=EPISODES, children=CHILDREN)


def fits(table):
    return {row['provision']: row['fit'] for row in table}


def test_units_for_one_child(area, caseload):
    found = caseload['a'].meantime_offer(area, AS_AT)
    assert fits(found) == {
        'group': 'certain', 'everywhere': 'certain', 'young-enough': 'certain',
        'speech': 'certain', 'no-place': 'possible', 'no-stage': 'possible'}
    rows = {row['provision']: row for row in found}
    assert rows['group']['level'] == 'targeted' and rows['group']['is_at_place'] is True
    assert rows['no-place']['is_at_place'] is None
    assert rows['group']['serves_need'] is None


def test_what_nobody_says_is_never_a_yes(area, caseload):
    """Without a place or a date of birth."""
    found = fits(caseload['b'].meantime_offer(area, AS_AT))
    assert {each for each in found if found[each] == 'certain'} == {'everywhere'}
    assert {'group', 'elsewhere', 'too-old', 'young-enough'} < set(found)


def test_nothing_is_below_universal_and_nothing_twice(area, caseload):
    assert fits(caseload['c'].meantime_offer(area, AS_AT)) == {}
    assert 'group' not in fits(caseload['d'].meantime_offer(area, AS_AT))


def test_needs(area, caseload):
    found = fits(caseload['a'].meantime_offer(area, AS_AT, needs={'SLCN': 'speech-language'}))
    assert found['speech'] == 'certain' and found['group'] == 'possible'
    found = fits(caseload['a'].meantime_offer(area, AS_AT, needs={'SLCN': 'occupational'}))
    assert 'speech' not in found


def test_of_a_caseload(area, caseload):
    result = caseload.meantime_offers(area, AS_AT, by='level')
    total = next(iter(result.tables['meantime_offers_total']))
    assert (total['waits'], total['waits_with_certain_offer']) == (4, 3)
    assert (total['children'], total['children_with_certain_offer']) == (4, 3)
    assert total['children_without_active_offer'] == 3
    assert total['children_without_active_offer_with_certain_offer'] == 2
    by_level = {row['level']: row for row in result.tables['meantime_offers']}
    assert by_level['universal']['waits_with_certain_offer'] == 0
    units = {row['provision']: row for row in result.tables['meantime_units_total']}
    assert units['group']['waits_that_it_fits'] == 1
    finding, = result.findings
    assert finding.code == 'meantime-offer-open' and finding.count == 2


def test_no_finding_where_all_have_an_offer(area, caseload):
    cohort = caseload.cohort(child_ids=['d'])
    assert not len(cohort.meantime_offers(area, AS_AT).findings)


def test_the_same_bytes_in_parts(area, caseload):
    analysis = Balanced.MeantimeOffers(area=area, as_at=AS_AT)
    parts = [analysis.accumulate(caseload, child, 1) for child in range(4)]
    whole = parts[3]
    for part in parts[:3]:
        whole = whole.merge(part)
    assert whole.to_bytes().get_data() == \
        analysis.accumulate(caseload, 0, 4).to_bytes().get_data()
