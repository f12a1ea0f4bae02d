# SPDX-FileCopyrightText: 2026 The libbalanced authors
# SPDX-License-Identifier: MIT
"""Numbers that no statistic and no chart is made for: each has its state or its error."""

import array
import datetime
import math

import pytest
from gi.overrides import _balanced_statistics as own
from gi.repository import Balanced

stats = Balanced.statistics
NAMES = [each[0] for each in own.FUNCTIONS]
COLUMNS = {each[0]: (*each[2].split(), *each[3].split()) for each in own.FUNCTIONS}
WORDS = {'group': 'ab', 'word': ('as expected', 'no change'), 'domain': 'ab', 'child': 'ab'}
KINDS = ('xmr', 'run', 'p', 'p_prime', 'u', 'u_prime', 'c', 'g', 't')
RATIOS = ('p', 'p_prime', 'u', 'u_prime')
FIRST = datetime.date(1950, 1, 1)


def rows_of(name, value, n):
    """The columns of a statistic, each with the value, or the values by turns."""
    values = value if isinstance(value, tuple) else (value,)
    return {each: [WORDS[each][row % 2] if each in WORDS else values[row % len(values)]
                   for row in range(n)] for each in COLUMNS[name]}


def is_sound(table):
    """Whether no figure is infinite or NaN: what is not there has no value."""
    return all(math.isfinite(each) for column in table.columns for each in column.to_list()
               if isinstance(each, float))


@pytest.mark.parametrize('name', NAMES)
def test_infinity_is_an_error(name):
    for value in (math.inf, -math.inf):
        with pytest.raises(Balanced.DataError, match='infinity'):
            stats[name](rows_of(name, value, 3))


@pytest.mark.parametrize('value', [0, 1, -1, 0.5, 1e300, -1e300, 5e-324, math.nan, (0, 1e300),
                                   (1e300, -1e300), (math.nan, 1), (0, 0, 1)], ids=str)
@pytest.mark.parametrize('name', NAMES)
def test_constants_and_extremes(name, value):
    for n in (1, 2, 12):
        found = stats[name](rows_of(name, value, n))
        assert is_sound(found)
        if value != value:
            figures = [each for each in found.columns if each.get_name() in ('lower', 'upper', 'p', 't')]
            assert all(each is None for column in figures for each in column.to_list())


@pytest.mark.parametrize('name', NAMES)
def test_no_rows(name):
    columns = [own.make_column(each, []) for each in COLUMNS[name]]
    try:
        found = stats[name](Balanced.Table.of(columns))
    except Balanced.DataError as error:
        assert error.message
        return
    assert all(row['status'] != 'ok' for row in found if 'status' in row)


def test_denominators_of_zero():
    for name in ('wilson_interval', 'rate_interval'):
        found = stats[name](0, 0)
        assert found['status'] == 'undefined' and found['lower'] is None
        assert stats[name](3, 0)['status'] in ('undefined', 'invalid')
    assert stats.newcombe_interval(1, 2, 0, 0)['difference'] is None
    assert stats.direct_rate([20], [0], [100])['rate'] is None
    assert stats.indirect_rate([20], [10], [5], [0])['ratio'] is None
    assert stats.indirect_rate([20], [10], [0], [100])['ratio'] is None
    assert stats.funnel_place([0, 3], [0, 9])['place'][0] is None
    assert stats.reliable_change(1, 2, sd=0, reliability=0.8)['status'] != 'ok'
    assert stats.achievement_rate([0], [0])['achieved_share'] is None


MILLION = 1_000_000


@pytest.mark.parametrize('name', [
    'wilson_interval', 'mean_interval', 'percentile', 'describe', 'trend', 'two_group_effect',
    'paired_effect', 'overdispersion', 'survival_curve', 'log_rank', 'quantile_group', 'goal_score',
    'toms_summary', 'attrition'])
def test_a_million_rows(name):
    rows = rows_of(name, (0, 1, 1, 1.0, 0, 0, 1), MILLION)
    found = stats[name](Balanced.Table.from_dict(rows))
    assert 0 < len(found) <= MILLION
    assert all(math.isfinite(each) for each in found[len(found) - 1].values()
               if isinstance(each, float))
    if 'status' in found:
        assert found[0]['status'] in ('ok', 'undefined', 'invalid')


def days_of(n):
    return [FIRST + datetime.timedelta(number) for number in range(n)]


def chart(values, kind='xmr', days=None, **options):
    rows = {'day': days or days_of(len(values))}
    if kind in RATIOS:
        rows.update(numerator=values, denominator=options.pop('denominator', [10] * len(values)))
    else:
        rows['value'] = values
    return Balanced.spc(rows, improvement='decrease', kind=kind, **options)


def is_sound_chart(charts):
    return all(is_sound(each) for each in (charts.summary, charts.points, charts.groups))


@pytest.mark.parametrize('preset', ['nhsr', 'mdc', 'wa'])
@pytest.mark.parametrize('kind', KINDS)
@pytest.mark.parametrize('values', [
    [4], [4, 4], [4] * 30, [0] * 30, [1e300] * 20, [1e300, -1e300] * 10, [1e300, 0] * 10, [5e-324] * 20,
    [None] * 20, [None, 3] * 10, [0] * 19 + [1]], ids=lambda values: f'{len(values)} of {values[:2]}')
def test_charts_of_anything(values, kind, preset):
    charts = chart(values, kind, preset=preset, target=3)
    assert is_sound_chart(charts)
    (row,) = charts.summary
    if row['status'] != 'charted':
        assert row['lower'] is None and row['assurance'] == 'none' and row['variation'] in \
            ('common_cause', 'none', 'not_available', None)
    if len(set(values)) == 1 and kind in ('xmr', 'run'):
        assert row['special_cause'] == 0


@pytest.mark.parametrize('kind', KINDS)
def test_infinite_values_of_charts(kind):
    for value in (math.inf, -math.inf):
        with pytest.raises(Balanced.DataError, match='infinity'):
            chart([1, 2, value, 4], kind)


@pytest.mark.parametrize('kind', RATIOS)
def test_charts_without_denominators(kind):
    charts = chart([0, 1, 2, 1] * 5, kind, denominator=[0] * 20)
    assert is_sound_chart(charts) and charts.summary[0]['status'] != 'charted'
    charts = chart([0] + [1, 2, 1] * 6, kind, denominator=[0] + [9] * 18)
    assert is_sound_chart(charts) and charts.points['value'][0] is None


@pytest.mark.parametrize('kind', KINDS)
def test_dates_of_charts(kind):
    """A day that comes twice refuses the chart; the order of the rows is none of its business."""
    days, values = days_of(20), [1, 3, 2, 4] * 5
    charts = chart(values, kind, days[:3] + days[2:19])
    assert charts.summary[0]['status'] == 'refused' and charts.summary[0]['centre'] is None
    assert [each.code for each in charts.findings] == ['spc-repeated-days']
    turned = chart(values[::-1], kind, days[::-1])
    straight = chart(values, kind, days)
    assert turned.points == straight.points and turned.summary == straight.summary


def test_a_million_points():
    """One series of a million days, and twenty-five of 40,000."""
    days = range(-20_000, MILLION - 20_000)
    values = [each % 7 for each in range(MILLION)]
    names = [f's{each // 40_000}' for each in range(MILLION)]
    one = Balanced.Table.from_dict({'series': ['s'] * MILLION, 'value': values})
    day = Balanced.Column.new_from_bytes('day', 'day', array.array('i', days).tobytes(), None, None, None,
                                         'none')
    one = Balanced.Table.of([*one.columns, day])
    many = Balanced.Table.of([*Balanced.Table.from_dict({'series': names, 'value': values}).columns, day])
    for kind in ('xmr', 'run', 'c', 'g', 't'):
        for table, n in ((one, 1), (many, 25)):
            charts = Balanced.spc(table, improvement='decrease', kind=kind)
            assert len(charts.points) == MILLION and len(charts) == n
            assert set(charts.summary['status']) == {'charted'}
