# SPDX-FileCopyrightText: 2026 The libbalanced authors
# SPDX-License-Identifier: MIT
"""Analyses from Python: all children of the vectors, one at a time and together."""

import collections
import datetime
import json
import os
import pathlib

import pytest
from gi.repository import Balanced, Gio

AS_AT = '2022-03-31'
COLUMNS = {'child': 'child_id', 'unit': 'episode_id', 'requested': 'requested_date',
           'start': 'start_date', 'end': 'end_date', 'closed': 'closed_date'}
LEVELS = ('universal', 'targeted', 'specialist')

# What the vectors call a figure, and the column of the table of profiles that has it.
FIGURES = {
    'n_units': 'units', 'n_timed': 'timed_units', 'n_undated': 'undated_units',
    'n_future': 'future_units', 'active_days': 'active_days', 'unit_days': 'unit_days',
    'max_concurrency': 'max_concurrency',
    'max_concurrency_first_day': 'max_concurrency_first_day', 'max_strands': 'max_strands',
    'first_day': 'first_day', 'last_day': 'last_day', 'jumps_up': 'jumps_up',
    'jumps_down': 'jumps_down', 'waiting_days_union': 'waiting_days',
    'first_specialist_skips_targeted': 'first_specialist_skips_targeted',
    'idle_waiting_days_union': 'idle_waiting_days',
    'longest_idle_waiting_spell': 'longest_idle_waiting_spell_days',
}


def vectors():
    shared = os.environ.get('BALANCED_SHARED')
    if not shared:
        pytest.skip('needs the shared test data: meson option shared_dir')
    return pathlib.Path(shared, 'vectors', 'journeys')


@pytest.fixture(scope='module')
def caseload():
    options = Balanced.CaseloadOptions(columns=COLUMNS)
    reader = Balanced.CaseloadReader.new(options)
    reader.read_file(Balanced.CaseloadFile.EPISODES, str(vectors() / 'journeys.csv'))
    return reader.end()


@pytest.fixture(scope='module')
def expected():
    return json.loads((vectors() / 'journeys.expected.json').read_text())['children']


def rows_of(table):
    return list(table)


def read(result):
    """The figures of each child, in the form of the vectors."""
    children = {}
    for row in rows_of(result.tables['profiles']):
        children[row['child_id']] = {name: as_text(row[column]) for name, column in FIGURES.items()}
    lists = collections.defaultdict(lambda: collections.defaultdict(list))
    for name in ('profile_days', 'profile_gaps', 'profile_level_days', 'profile_level_runs',
                 'profile_level_transitions', 'profile_waits'):
        for row in rows_of(result.tables[name]):
            lists[row['child_id']][name].append(row)
    for child, figures in children.items():
        figures.update(lists_of(lists[child]))
    return children


def lists_of(tables):
    def level(name):
        return LEVELS.index(name) + 1 if name else 0
    return {
        'days_at_k': {str(row['units']): row['days'] for row in tables['profile_days']},
        'idle_gaps': [row['days'] for row in tables['profile_gaps']],
        'level_days_highest': [row['days_highest'] for row in tables['profile_level_days']],
        'level_days_any': [row['days_any'] for row in tables['profile_level_days']],
        'level_runs': [[level(row['level']), row['days']]
                       for row in tables['profile_level_runs']],
        'level_transitions': {f'{level(row["from_level"])}>{level(row["to_level"])}':
                              row['moves']
                              for row in tables['profile_level_transitions']},
        'waits': sorted((row['episode_id'], row['state'], row['wait_days'],
                         row['idle_days'],
                         row['days_without_targeted_or_specialist'])
                        for row in tables['profile_waits']),
    }


def as_text(value):
    """Figures as the vectors write them; nothing where there is none."""
    if value is None:
        return ''
    return str(value).lower() if isinstance(value, bool) else str(value)


def wanted(name, value):
    if name == 'waits':
        return sorted((each['unit'], each['state'], each['wait'], each['idle_days'],
                       each['days_without_targeted_or_specialist']) for each in value)
    if name in FIGURES:
        return as_text(value)
    return value


def compare(found, expected):
    """How many children agree, by figure; every one must."""
    agreed = collections.Counter()
    for child, figures in expected.items():
        for name, value in figures.items():
            assert found[child][name] == wanted(name, value), (child, name)
            agreed[name] += 1
    for name, n in sorted(agreed.items()):
        print(f'# {name}: {n} of {len(expected)} children agree')
    assert set(agreed.values()) == {len(expected)}


def test_vectors(caseload, expected):
    assert caseload.n_children == len(expected) == 150
    compare(read(Balanced.profile(caseload, AS_AT, observation_days=0)), expected)


def test_one_child_at_a_time(caseload, expected):
    for number in range(0, 150, 10):
        journey = caseload.get_journey(number)
        child = journey.get_child_id()
        found = read(journey.profile(as_at=AS_AT))[child]
        for name, value in expected[child].items():
            # A single journey keeps the default of 365 days of observation.
            if name != 'first_specialist_skips_targeted':
                assert found[name] == wanted(name, value), name


def test_balance(caseload):
    result = caseload.balance(as_at=AS_AT, period=('2021-04-01', '2022-03-31'), by=['agency'])
    assert [each.get_name() for each in result.tables] == [
        'balance', 'balance_total', 'balance_margins', 'balance_margins_total', 'recording']
    cells = rows_of(result.tables['balance_total'])
    assert len(cells) == 15
    grouped = rows_of(result.tables['balance'])
    assert sum(each['episodes'] for each in cells) == \
        sum(each['episodes'] for each in grouped)
    whole = [each for each in rows_of(result.tables['balance_margins_total'])
             if each['over'] == 'strand and level']
    assert whole[0]['children'] < sum(each['children'] for each in cells)


def test_every_analysis(caseload):
    for name in ('balance', 'missing_middle', 'concurrency', 'waits', 'pyramids'):
        result = getattr(caseload, name)(as_at=AS_AT)
        assert result.get_name() == name
        assert result.tables[name].n_rows > 0
        assert all(each.dup_message(None, 'en') for each in result.findings)


def test_offers(caseload):
    def idle(offer):
        table = caseload.waits(as_at=AS_AT, offer=offer).tables['idle_waits']
        return sum(each['idle_days'] for each in rows_of(table))
    assert idle({'level': ['specialist']}) >= idle({'level': ['targeted', 'specialist']})
    assert idle({'level': 'specialist'}) == idle({'level': ['specialist']})
    with pytest.raises(TypeError):
        caseload.waits(as_at=AS_AT, offer={'shoe_size': 38})
    with pytest.raises(Balanced.Error):
        caseload.waits(as_at=AS_AT, offer={'level': ['extreme']})


def test_survival(caseload):
    censored = caseload.waits(as_at=AS_AT, by='agency')
    row, = rows_of(censored.tables['survival_total'])
    assert row['withdrawn_are'] == 'censored'
    assert row['waits'] == row['started'] + row['withdrawn'] + row['waiting']
    assert row['events'] == row['started']
    grouped = rows_of(censored.tables['survival'])
    assert sum(each['waits'] for each in grouped) == row['waits']
    test, = rows_of(censored.tables['survival_test'])
    assert 0 <= test['p'] <= 1
    competing = caseload.waits(as_at=AS_AT, withdrawn_compete=True)
    for each, other in zip(rows_of(censored.tables['survival_shares_total']),
                           rows_of(competing.tables['survival_shares'])):
        assert other['withdrawn_are'] == 'competing'
        assert other['share_waiting'] <= each['share_waiting']
        assert other['share_started'] <= each['share_started']


def test_series(caseload):
    """Each point is what the analysis of its own date says."""
    waiting = caseload.series('waiting', frequency='month', start='2019-04', end='2021-02',
                              by=['agency'])
    assert len(waiting) > 1
    assert all(each.get_n_points() == 23 for each in waiting.values())
    assert any(each.get_value(14) > 0 for each in waiting.values())
    balance = caseload.balance(as_at='2020-06-30', basis='waiting', by='agency')
    for row in rows_of(balance.tables['balance_margins']):
        if row['over'] == 'strand and level':
            assert waiting[row['agency'] or 'not recorded'].get_value(14) == row['children']
    active = caseload.series(start='2020-09', end='2021-08', frequency='term', as_at='2021-03-31',
                             figure='episodes')
    terms = ('2020-09-01', '2021-01-01', '2021-04-01')
    epoch = datetime.date(1970, 1, 1)
    assert [active.get_day(each) for each in range(3)] == \
        [(datetime.date.fromisoformat(each) - epoch).days for each in terms]
    assert active.get_state(2) == Balanced.ValueState.NOT_DUE
    assert active.get_value(0) > 0


def test_parts_travel(caseload):
    analysis = Balanced.Concurrency(as_at=AS_AT)
    parts = [analysis.accumulate(caseload, 0, 70), analysis.accumulate(caseload, 70, 80)]
    sent = [Balanced.Summary.new_from_bytes(each.to_bytes()) for each in parts]
    whole = analysis.run(caseload)
    again = analysis.finish(sent[1].merge(sent[0]))
    assert [each.to_csv() for each in again.tables] == [each.to_csv() for each in whole.tables]


AREA = {
    'code': 'a', 'name': 'A',
    'settings': [{'code': 'school', 'name': 'School', 'urn': '100'}],
    'provisions': [
        {'code': 'class-talk', 'name': 'Talk in every class', 'grouping': 'whole_school',
         'settings': ['school'], 'start': '2020-01'},
        {'code': 'tips', 'name': 'Tips for families', 'grouping': 'population', 'start': '2020-01',
         'age_to_months': 60},
        {'code': 'old', 'name': 'Nobody knows when', 'grouping': 'population'}],
}
CHILDREN = """child_id,date_of_birth,school_urn,observed_from,observed_to
a,2018-01-15,100,2021-01-01,2021-01-31
b,,,,
"""
EPISODES = """child_id,episode_id,strand,level,stage,agency,start_date,end_date
a,1,intervention,targeted,intervention,nhs,2021-01-10,2021-01-12
b,2,intervention,targeted,intervention,nhs,2021-02-01,2021-02-03
"""


def test_units_of_the_area(tmp_path):
    """Units for whole schools and for everybody are joined, and shown apart."""
    (tmp_path / 'children.csv').write_text(CHILDREN)
    (tmp_path / 'episodes.csv').write_text(EPISODES)
    (tmp_path / 'area.json').write_text(json.dumps(AREA))
    caseload = Balanced.Caseload.load(str(tmp_path))
    area = Balanced.Area.load(str(tmp_path / 'area.json'))
    result = caseload.concurrency(as_at='2021-03-31', area=area)
    units = {each['provision']: each for each in rows_of(result.tables['ambient_units'])}
    assert [units['class-talk'][name] for name in ('children', 'unit_days')] == [1, 31]
    assert [units['tips'][name] for name in ('children', 'unit_days', 'children_without_age')] == \
        [1, 31, 1]
    assert units['old']['joining'] == 'dates_not_said'
    figures = rows_of(result.tables['concurrency'])[0]
    assert (figures['unit_days'], figures['ambient_joined_unit_days']) == (6, 62)
    assert (figures['highest_peak'], figures['highest_peak_with_joined']) == (1, 3)
    assert figures['compared_profile'] == 'joined'

    analysis = Balanced.Concurrency(as_at='2021-03-31', area=area)
    parts = [analysis.accumulate(caseload, number, 1) for number in range(2)]
    again = analysis.finish(parts[1].merge(parts[0]))
    assert [each.to_csv() for each in again.tables] == [each.to_csv() for each in result.tables]
    with pytest.raises(Balanced.Error):
        Balanced.Concurrency(as_at='2021-03-31').finish(parts[0])


def test_cohort(caseload):
    query = Balanced.CohortQuery(agency='school')
    cohort = Balanced.Cohort.new(caseload, query)
    result = cohort.concurrency(as_at=AS_AT)
    assert 0 < cohort.n_children < 150
    assert rows_of(result.tables['recording'])[0]['children'] == cohort.n_children


def test_selection(caseload):
    """A selection counts some rows; a journey's idle days still look at all of them."""
    chosen = Balanced.Selection(agencies=['school'])
    balance = caseload.balance(as_at=AS_AT, selection=chosen, by='agency')
    assert {each['agency'] for each in rows_of(balance.tables['balance'])} == {'school'}
    waits = caseload.waits(as_at=AS_AT, by='agency').tables['idle_waits']
    alone = caseload.waits(as_at=AS_AT, selection=chosen).tables['idle_waits']
    by_school = [each for each in rows_of(waits) if each['agency'] == 'school']
    assert [each['idle_days'] for each in by_school] == \
        [each['idle_days'] for each in rows_of(alone)]


def test_cancelled(caseload):
    cancellable = Gio.Cancellable()
    cancellable.cancel()
    with pytest.raises(Exception) as caught:
        Balanced.Balance(as_at=AS_AT).run(caseload, None, cancellable)
    assert caught.value.matches(Gio.io_error_quark(), Gio.IOErrorEnum.CANCELLED)
