# SPDX-FileCopyrightText: 2026 The libbalanced authors
# SPDX-License-Identifier: MIT
"""Charts against an oracle that is written from the definitions alone, in exact fractions."""

import datetime
from fractions import Fraction

import pytest
from gi.repository import Balanced

hypothesis = pytest.importorskip('hypothesis')
given, st = hypothesis.given, hypothesis.strategies
settings = hypothesis.settings(max_examples=200, deadline=None, derandomize=True)

FIRST = datetime.date(2020, 1, 1)
VALUES = st.one_of(st.integers(-3, 3), st.integers(-60, 60))
SERIES = st.lists(st.one_of(VALUES, VALUES, VALUES, st.none()), min_size=1, max_size=40)
PRESETS = {'nhsr': ('2.66', '3.267', 'between', 0), 'mdc': ('2.66', '0', 'beyond', 13),
           'wa': (None, '0', 'signed', 0)}


def mean(values):
    return sum(values, Fraction(0)) / len(values)


def limits(values, factor, screening):
    """Mean, and mean range or None where there is no spread."""
    known = [each for each in values if each is not None]
    steps = [abs(b - a) for a, b in zip(values, values[1:]) if a is not None and b is not None]
    if not known or not steps:
        return (mean(known) if known else None), None
    if screening:
        most = screening * mean(steps)
        kept = [each for each in steps if each < most]
        steps = kept or [Fraction(0)]
        if mean(steps) == 0:
            return mean(known), None
    return mean(known), mean(steps)


def stretches(values):
    """The places of values without a gap between them."""
    run = []
    for place, value in enumerate(values):
        if value is None:
            yield run
            run = []
        else:
            run.append(place)
    yield run


def sign(number):
    return (number > 0) - (number < 0)


def runs(places, step_of, length):
    """Each stretch of `length` places on which step_of is one sign all along."""
    for first in range(len(places) - length + 1):
        window = places[first:first + length]
        signs = {step_of(window, each) for each in range(length)} - {None}
        if len(signs) == 1 and 0 not in signs:
            yield window, signs.pop()


def rules(values, preset):
    """The rule that names each point, and the limits."""
    factor_text, screening, two, withheld = PRESETS[preset]
    factor = Fraction(factor_text) if factor_text else Fraction(3 / 1.128)
    values = [None if each is None else Fraction(each) for each in values]
    n = sum(each is not None for each in values)
    centre, spread = limits(values, factor, Fraction(screening))
    if n < withheld:
        return ['none'] * len(values), centre, None, None
    lower = upper = near_lower = near_upper = None
    if spread is not None:
        lower, upper = centre - factor * spread, centre + factor * spread
        near_lower, near_upper = (centre + side * 2 * factor / 3 * spread for side in (-1, 1))
    names = {}
    zone = {}
    for place, value in enumerate(values):
        if value is None or spread is None:
            zone[place] = 0
        elif value > upper or value < lower:
            zone[place] = 2 * sign(value - centre)
        else:
            zone[place] = (value > near_upper) - (value < near_lower)
        if abs(zone[place]) == 2:
            names[place] = 'outside_high' if zone[place] > 0 else 'outside_low'
    label(names, values, centre, zone, two)
    return [names.get(each, 'none') for each in range(len(values))], centre, lower, upper


def label(names, values, centre, zone, two):
    trends, pairs, shifts = {}, {}, {}
    for places in stretches(values):
        for window, side in runs(places, lambda window, i: sign(values[window[i]] - values[
                window[i - 1]]) if i else None, 7):
            trends.update((each, side) for each in window)
        for window, side in runs(places, lambda window, i: sign(values[window[i]] - centre), 7):
            shifts.update((each, side) for each in window)
        for first in range(len(places) - 2):
            window = places[first:first + 3]
            far = [each for each in window if (abs(zone[each]) == 1 if two == 'between'
                                               else zone[each] != 0)]
            total = sum(sign(zone[each]) for each in far)
            one_side = len({sign(values[each] - centre) for each in window}) == 1
            if abs(total) >= 2 and (two == 'signed' or one_side):
                pairs.update((each, sign(total)) for each in far if sign(zone[each]) == sign(total))
    for found, name in ((trends, 'trend'), (pairs, 'two_of_three'), (shifts, 'shift')):
        for place, side in found.items():
            names.setdefault(place, f'{name}_{"high" if side > 0 else "low"}')


def chart(values, **options):
    days = [FIRST + datetime.timedelta(each) for each in range(len(values))]
    return Balanced.spc(Balanced.Series('one', days, values), **options)


@settings
@given(SERIES, st.sampled_from(sorted(PRESETS)))
def test_points_are_those_of_the_definitions(values, preset):
    charts = chart(values, preset=preset, improvement='neutral')
    names, centre, lower, upper = rules(values, preset)
    (row,) = charts.summary
    for actual, expected in ((row['centre'], centre), (row['lower'], lower), (row['upper'], upper)):
        assert (actual is None) == (expected is None)
        assert actual is None or actual == pytest.approx(float(expected), rel=1e-12, abs=1e-12)
    if any(is_near(value, each) for value in values for each in (lower, upper)):
        return  # a value on a limit may fall on either side by rounding
    assert charts.points['rule'].to_list() == names


def is_near(value, limit):
    return value is not None and limit is not None and abs(value - limit) < 1e-9


@settings
@given(SERIES)
def test_better_and_worse_change_places(values):
    up, down = (chart(values, improvement=each).points['type'].to_list()
                for each in ('increase', 'decrease'))
    turned = {'improvement': 'concern', 'concern': 'improvement'}
    assert [turned.get(each, each) for each in up] == down


@settings
@given(SERIES, st.integers(-1000, 1000))
def test_charts_move_with_their_values(values, shift):
    first = chart(values, improvement='increase')
    moved = chart([None if each is None else each + shift for each in values],
                  improvement='increase')
    a, b = first.summary[0], moved.summary[0]
    assert a['status'] == b['status']
    if a['status'] == 'charted':
        assert b['upper'] - b['centre'] == pytest.approx(a['upper'] - a['centre'], abs=1e-9)


@settings
@given(st.lists(st.one_of(st.none(), st.floats(allow_infinity=False),
                          st.sampled_from([1e300, -1e300, 5e-324])), max_size=20),
       st.sampled_from(['xmr', 'run', 'c', 'g', 't']), st.sampled_from(['gap', 'omit']))
def test_any_numbers_give_a_state(values, kind, missing):
    charts = chart(values, improvement='increase', kind=kind, missing=missing)
    for row in [*charts.points, *charts.summary, *charts.groups]:
        for each in row.values():
            assert not isinstance(each, float) or abs(each) < float('inf')
    (row,) = charts.summary
    assert row['status'] in ('charted', 'too_few', 'no_spread', 'too_large', 'refused')
    assert row['status'] == 'charted' or row['assurance'] == 'none'


def test_a_million_points():
    array = pytest.importorskip('numpy')
    n = 10**6
    days = (array.arange(n) % 1000).tolist()
    table = Balanced.Table.from_dict({
        'series': [f's{each // 1000}' for each in range(n)],
        'day': [FIRST + datetime.timedelta(each) for each in days],
        'value': (array.arange(n) * 7919 % 1000).tolist()})
    charts = Balanced.spc(table, improvement='increase')
    assert len(charts) == 1000 and len(charts.points) == n
