# SPDX-FileCopyrightText: 2026 The libbalanced authors
# SPDX-License-Identifier: MIT
"""Clocks, costs, schedules and capacity against an oracle, and as people ask for them."""

import datetime

import pytest
from gi.repository import Balanced

import oracle
from oracle_child import ChildOracle

pytest.importorskip('hypothesis')

from hypothesis import given  # noqa: E402
from hypothesis import strategies as some  # noqa: E402

import test_oracle as base  # noqa: E402
from test_oracle import as_ats, cases, checked, groupings, questions  # noqa: E402

base.KEYS.update({'clocks': ('clock', 'state'), 'clock_rates': ('clock',),
                  'tier_movement': ('pyramid', 'from', 'to'), 'workload': ('team', 'day'),
                  'workload_use': ('team',), 'pathway_cost': (),
                  'pathway_cost_prices': ('price',), 'checkpoints': ('checkpoint',),
                  'transition_points': ('checkpoint',), 'family_schedule': ('measure',),
                  'access': (), 'access_times': ('milestone',), 'access_levels': ('level',),
                  'access_gates': ('gates',), 'transfers': (), 'participation': ('obligation',),
                  'identification': (), 'identification_accuracy': ('measure',)})

EPISODES = '''child_id,episode_id,requested_date,start_date,end_date,strand,level,stage,agency
a,1,2024-03-01,2024-07-19,,intervention,specialist,intervention,la
a,2,2024-03-01,2024-07-20,,intervention,specialist,intervention,la
b,3,2024-06-20,,,intervention,specialist,intervention,la
'''


@pytest.fixture
def caseload(tmp_path):
    (tmp_path / 'episodes.csv').write_text(EPISODES)
    return Balanced.Caseload.load(tmp_path)


def compare(case, name, asked, wanted, **options):
    """The library's answer to a question, and the oracle's."""
    result = base.ask(base.load(case), name, asked, **options)
    base.compare(result, wanted, asked['by'])


def check_parts(case, cls, **options):
    """The same bytes at several numbers of threads and parts."""
    caseload = base.load(case)
    wanted = base.in_bytes(cls(n_threads=1, **options).run(caseload))
    for n in (2, 3):
        assert base.in_bytes(cls(n_threads=n, **options).run(caseload)) == wanted
        assert base.in_bytes(base.in_parts(cls(**options), caseload, n)) == wanted


# Clocks

EVENTS = ('requested', 'start', 'end', 'closed')
EVENT_NAMES = dict(zip(EVENTS, ('requested', 'started', 'ended', 'closed')))
row_conditions = some.fixed_dictionaries({}, optional={
    'stage': some.sampled_from((['identification'], ['identification', 'intervention'])),
    'agency': some.sampled_from((['nhs'], ['school', 'elsewhere'])), 'role': some.just([None])})


@some.composite
def clocks(draw, name):
    return {'name': name, 'limit_days': draw(some.sampled_from((0, 3, 9, 126))),
            'from_event': draw(some.sampled_from(EVENTS)),
            'to_event': draw(some.sampled_from(EVENTS)), 'from_rows': draw(row_conditions),
            'to_rows': draw(some.none() | row_conditions),
            'completing_reasons': draw(some.sampled_from(([], ['declined'], ['declined', 'moved']))),
            'working_days': draw(some.booleans()),
            'pause_reasons': draw(some.sampled_from((None, ['absent'])))}


def to_clock(clock):
    return Balanced.Clock(**dict(
        clock, from_event=EVENT_NAMES[clock['from_event']],
        to_event=EVENT_NAMES[clock['to_event']],
        **{name: None if clock[name] is None else [
            f'{column}={value or ""}' for column, values in clock[name].items()
            for value in values] for name in ('from_rows', 'to_rows')}))


pauses = some.lists(some.tuples(some.integers(0, 8), some.integers(0, 30),
                                some.none() | some.integers(0, 12),
                                some.sampled_from(('absent', 'school_closed'))), max_size=5)


@checked
@given(cases(children=2), questions(), clocks('one'), clocks('two'), some.sampled_from((0, 1, 9, 28)),
       some.lists(some.sampled_from((None, 'declined', 'moved')), min_size=9, max_size=9), pauses)
def test_clocks(case, asked, one, two, days_ahead, reasons, pauses):
    names = {row['id'] for row in case['episodes'] if not oracle.rejected(row)}
    case['pauses'] = [{'source': 'x', 'id': str(number), 'from': first, 'reason': reason,
                       'to': None if length is None else first + length}
                      for number, first, length, reason in pauses if str(number) in names]
    for row, reason in zip(case['episodes'], reasons):
        row['closed_reason'] = reason
    compare(case, 'clocks', asked, ChildOracle(case, **asked).clocks([one, two], days_ahead),
            clocks=[to_clock(one), to_clock(two)], days_ahead=days_ahead)


@checked
@given(cases(), as_ats, clocks('one'))
def test_clocks_in_parts(case, as_at, one):
    check_parts(case, Balanced.Clocks, as_at=as_at + base.FIRST, by=['agency'],
                clocks=[to_clock(one)], with_children=True)


def test_clock_list(caseload):
    journey = caseload['b']
    row, = journey.clocks('2024-10-31', clocks='ehc20').tables['clock_list']
    assert row['due_day'] == datetime.date(2024, 11, 7)
    assert (row['days_left'], row['state']) == (7, 'running')
    result = caseload.clocks('2024-10-31', clocks=['ehc20', {
        'name': 'fast', 'limit_days': 5, 'from_rows': {'stage': 'intervention'},
        'working_days': True}], holidays=[datetime.date(2024, 7, 1)])
    rates = {each['clock']: each for each in result.tables['clock_rates']}
    assert (rates['ehc20']['completed'], rates['ehc20']['within']) == (2, 1)
    assert rates['fast']['within'] == 0
    assert 'clock_list' not in [each.get_name() for each in result.tables]
    with pytest.raises(Balanced.Error, match='ehc21'):
        caseload.clocks('2024-10-31', clocks='ehc21')
    with pytest.raises(Balanced.Error, match='nowhere'):
        caseload.clocks('2024-10-31', clocks={'from_rows': {'stage': 'nowhere'}})


# Movement in the pyramids, and workload

rows_or_none = some.none() | row_conditions
whole_periods = some.tuples(some.integers(-3, 30), some.none() | some.integers(30, 40))


@checked
@given(cases(), questions(), whole_periods, rows_or_none)
def test_tier_movement(case, asked, period, support_rows):
    # Needs of one rank that begin on one day have an order of the caseload's own.
    case['needs'] = list({(each['child'], each['from']): each for each in case['needs']}.values())
    asked = dict(asked, period=period, as_at=max(asked['as_at'], 30))
    compare(case, 'tier_movement', asked,
            ChildOracle(case, **asked).tier_movement(support_rows), support_rows=support_rows)


@checked
@given(cases(), groupings)
def test_tier_movement_in_parts(case, by):
    check_parts(case, Balanced.TierMovement, as_at=40 + base.FIRST, by=list(by),
                period=Balanced.Period.new(base.FIRST, base.FIRST + 30))


def on(day):
    return str(datetime.date(2020, 1, 1) + datetime.timedelta(day))


@checked
@given(cases(), questions(), row_conditions, some.lists(some.integers(-3, 30), max_size=3, unique=True))
def test_workload(case, asked, rows, dates):
    teams = [{'name': 'some', 'rows': rows}, {'name': 'all', 'rows': {}}]
    wanted = ChildOracle(case, **asked)
    dates = [each for each in dates if each < wanted.as_at]
    weights = {'specialist': 1, 'universal': 0.25}
    expected = wanted.workload(teams, dates, weights)
    for name in expected:
        if name.startswith('workload') and 'use' not in name:
            expected[name] = {(*key[:-1], datetime.date.fromisoformat(on(key[-1]))): figures
                              for key, figures in expected[name].items()}
    compare(case, 'workload', asked, expected, teams=teams, dates=[on(each) for each in dates],
            level_weights=weights)


@checked
@given(cases(), groupings)
def test_workload_in_parts(case, by):
    check_parts(case, Balanced.Workload, as_at=30 + base.FIRST, by=list(by), dates=[on(3), on(12)])


def test_workload_of_a_team(caseload):
    result = caseload.workload('2024-10-31', period=('2024-07-01', '2024-07-28'), dates=[
        datetime.date(2024, 7, 19)], teams={'name': 'la', 'rows': {'agency': 'la'}, 'wte': 0.5})
    rows = list(result.tables['workload'])
    assert [(row['children'], row['waiting_children'], row['children_per_wte'])
            for row in rows] == [(1, 2, 2.0), (1, 1, 2.0)]


# Costs

prices = some.fixed_dictionaries({
    'rows': row_conditions, 'unit': some.sampled_from(('episode', 'minute', 'contact', 'day')),
    'low': some.integers(0, 50), 'high': some.integers(0, 99),
    'most_units': some.sampled_from((-1, 0, 40))})


@checked
@given(cases(), questions(), some.lists(prices, max_size=3))
def test_pathway_cost(case, asked, prices):
    prices = [dict(each, name=str(i)) for i, each in enumerate(prices)]
    compare(case, 'pathway_cost', asked, ChildOracle(case, **asked).pathway_cost(prices),
            prices=prices, step=1)


@checked
@given(cases(), groupings, prices)
def test_pathway_cost_in_parts(case, by, price):
    price = Balanced.Price(**dict(price, name='one', rows=None))
    check_parts(case, Balanced.PathwayCost, as_at=30 + base.FIRST, by=list(by), prices=[price],
                with_children=True)


def test_cost_of_a_child(caseload):
    result = caseload['a'].pathway_cost('2024-10-31', prices={
        'name': 'day', 'unit': 'day', 'low': 100, 'high': 150, 'origin': 'ours'})
    row, = result.tables['pathway_cost_list']
    assert (row['cost_low'], row['cost_high']) == (20900, 31350)
    assert result.tables['pathway_cost_prices'][0]['origin'] == 'ours'


# Checkpoints

points = some.fixed_dictionaries({
    'rows': row_conditions, 'age': some.sampled_from((-1, -1, 4, 8)),
    'school_year': some.sampled_from((0, 1, 4)), 'within_days': some.sampled_from((0, 5, 364)),
    'early_days': some.sampled_from((0, 3))})
births = some.none() | some.dates(datetime.date(2015, 12, 20), datetime.date(2016, 3, 5)) | \
    some.dates(datetime.date(2011, 12, 25), datetime.date(2012, 2, 10)) | \
    some.dates(datetime.date(2015, 8, 28), datetime.date(2015, 9, 3))


@checked
@given(cases(), questions(), points, points, some.sampled_from((1, 6, 180)),
       some.lists(births, min_size=3, max_size=3))
def test_checkpoints(case, asked, one, two, window_days, births):
    observed = {each['child']: each['observed_from'] for each in case['children']}
    case['children'] = [{'child': f'c{i}', 'observed_from': observed.get(f'c{i}'),
                         'birth': birth and str(birth)} for i, birth in enumerate(births)]
    checkpoints = [dict(one, name='one'), dict(two, name='two')]
    compare(case, 'checkpoints', asked, ChildOracle(case, **asked).checkpoints(
        checkpoints, window_days), checkpoints=checkpoints, window_days=window_days)


@checked
@given(cases(), groupings)
def test_checkpoints_in_parts(case, by):
    case['children'] = [{'child': f'c{i}', 'observed_from': None, 'birth': f'2012-01-{i + 1:02}'}
                        for i in range(3)]
    check_parts(case, Balanced.Checkpoints, as_at=30 + base.FIRST, by=list(by), with_children=True)


# Families, and identification

@checked
@given(cases(children=2), questions(), some.sampled_from(('role', 'agency')),
       some.sampled_from((1, 2, 4)))
def test_family_schedule(case, asked, worker, least_units):
    compare(case, 'family_schedule', asked,
            ChildOracle(case, **asked).family_schedule(worker, least_units), worker=worker,
            least_units=least_units)


@checked
@given(cases(), groupings)
def test_family_schedule_in_parts(case, by):
    check_parts(case, Balanced.FamilySchedule, as_at=30 + base.FIRST, by=list(by),
                with_children=True)


@checked
@given(cases(most=14), questions(), row_conditions, row_conditions,
       some.sampled_from((0, 3, 90)))
def test_access(case, asked, assessment, support, follow_up):
    # Children are followed to the as-at date, whatever the period.
    wanted = ChildOracle(case, **asked).access(asked['as_at'], assessment, support, follow_up)
    compare(case, 'access', asked, wanted, assessment_rows=assessment, support_rows=support,
            follow_up_days=follow_up)


@checked
@given(cases(), groupings)
def test_access_in_parts(case, by):
    check_parts(case, Balanced.Access, as_at=30 + base.FIRST, by=list(by))


@checked
@given(cases(most=14, children=2), questions(), some.none() | row_conditions,
       some.sampled_from((0, 3, 90)))
def test_transfers(case, asked, plans, window_days):
    wanted = ChildOracle(case, **asked).transfers(asked['as_at'], plans, window_days)
    compare(case, 'transfers', asked, wanted, plan_rows=plans, window_days=window_days)


@checked
@given(cases(), groupings)
def test_transfers_in_parts(case, by):
    check_parts(case, Balanced.Transfers, as_at=30 + base.FIRST, by=list(by))


TERMS = [(-30, 5), (6, 14), (20, 400)]


@checked
@given(cases(most=14, children=2), questions(), row_conditions, row_conditions, row_conditions,
       some.sampled_from((0, 3, 40)), some.sampled_from((0, 1, 4)))
def test_participation(case, asked, provision, introduction, feedback, days, term_days):
    wanted = ChildOracle(case, **asked).participation(
        provision, introduction, feedback, TERMS, days, term_days)
    terms = ['/'.join(base.text_day(day) for day in term) for term in reversed(TERMS)]
    compare(case, 'participation', asked, wanted, provision_rows=provision,
            introduction_rows=introduction, feedback_rows=feedback, terms=terms,
            introduction_days=days, term_days=term_days)


@checked
@given(cases(), groupings)
def test_participation_in_parts(case, by):
    check_parts(case, Balanced.Participation, as_at=30 + base.FIRST, by=list(by),
                introduction_rows=['agency=school'], feedback_rows=['stage=identification'])


@checked
@given(cases(), questions(), row_conditions, rows_or_none, some.sampled_from((0, 3, 365)))
def test_identification_accuracy(case, asked, identifying, confirming, follow_up):
    wanted = ChildOracle(case, **asked).identification_accuracy(identifying, confirming, follow_up)
    result = base.ask(base.load(case), 'identification_accuracy', asked,
                      identifying_rows=identifying, confirming_rows=confirming,
                      follow_up_days=follow_up)
    # This table is of all children, whatever is grouped.
    overall = wanted.pop('identification_accuracy')
    base.compare(result, wanted, asked['by'])
    base.compare(result, {'identification_accuracy': overall})


@checked
@given(cases(), groupings)
def test_identification_accuracy_in_parts(case, by):
    check_parts(case, Balanced.IdentificationAccuracy, as_at=30 + base.FIRST, by=list(by))


def test_schedule_of_a_child(caseload):
    row, = caseload['a'].family_schedule('2024-10-31', worker='agency').tables[
        'family_schedule_list']
    assert (row['agencies'], row['usual_provider_continuity'], row['changes']) == (1, 1, 0)
