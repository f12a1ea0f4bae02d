# SPDX-FileCopyrightText: 2026 The libbalanced authors
# SPDX-License-Identifier: MIT
"""Series from Python, and back."""

import datetime

import pytest
from gi.repository import Balanced

State = Balanced.ValueState


def test_bare():
    series = Balanced.Series()
    assert (series.name, series.unit, len(series), list(series)) == ('', None, 0, [])


def test_points():
    series = Balanced.Series('waiting', ['2020-05', datetime.date(2020, 4, 1), '2020-06-01'],
                             [212, None, float('nan')], unit='children', frequency='month')
    assert series.frequency == Balanced.Frequency.MONTH
    assert series.days == [datetime.date(2020, month, 1) for month in (4, 5, 6)]
    assert series.values == [None, 212.0, None]
    assert series.states == [State.MISSING, State.VALUE, State.MISSING]
    assert 'children' in series._repr_html_()
    assert repr(series) == '<Balanced.Series waiting (children): 3 points>'


def test_states():
    series = Balanced.Series('starts', ['2020', '2021', '2022', '2023'], [0, None, 4, None],
                             states=['true_zero', 'suppressed', State.UNRELIABLE, 'not-due'],
                             frequency='year')
    assert series.values == [0.0, None, 4.0, None]
    assert series.states == [State.TRUE_ZERO, State.SUPPRESSED, State.UNRELIABLE, State.NOT_DUE]


def test_ratio():
    series = Balanced.Series('plans in 20 weeks', ['2019', '2022', '2023'], [139, 155, None],
                             denominators=[142, 300, 10], frequency='year')
    assert series.has_denominators
    assert [each and round(each, 3) for each in series.values] == [0.979, 0.517, None]
    assert series.get_denominator(1) == 300


def test_table_outlives():
    table = Balanced.Series('waiting', ['2020-04'], [3]).to_table()
    assert table.name == 'waiting'
    assert table.lookup_column('value').get_double(0) == 3


def test_uneven():
    with pytest.raises(ValueError, match='as many'):
        Balanced.Series('waiting', ['2020'], [1, 2])
    with pytest.raises(ValueError, match='none of'):
        Balanced.Series('waiting', ['2020'], [1], frequency='fortnight')
