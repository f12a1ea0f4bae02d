# SPDX-FileCopyrightText: 2026 The libbalanced authors
# SPDX-License-Identifier: MIT
"""How things stand with one child, event by event."""

import datetime

import pytest
from gi.repository import Balanced

pytest.importorskip('hypothesis')

from hypothesis import given  # noqa: E402
from hypothesis import strategies as some  # noqa: E402

import oracle  # noqa: E402
import test_oracle as base  # noqa: E402


def event(**columns):
    return Balanced.Episode(strand='intervention', stage='intervention', agency='slt', **columns)


def test_state_after_every_event():
    journey = Balanced.Journey.new()
    journey = journey.with_event(event(level='specialist', requested_date='2020-01-01'))
    state = journey.state('2020-04-10', idle_limit=90)
    assert (state.n_active, state.n_waiting, state.highest_level) == (0, 1, None)
    assert (state.waiting_days, state.idle_days) == (100, 100)
    assert {each.code for each in state.findings} == {'idle-waits', 'idle-wait-over-limit'}

    journey = journey.with_event(event(level='targeted', start_date='2020-02-01',
                                       end_date='2020-02-29'))
    state = journey.state(datetime.date(2020, 4, 10), idle_limit=90)
    assert (state.idle_days, state.last_active_day) == (71, datetime.date(2020, 2, 29))
    assert {each.code for each in state.findings} == {'idle-waits'}
    assert [row['idle_days'] for row in state.tables['running_waits']] == [71]
    universal = journey.state('2020-04-10', offer={'level': 'universal'})
    assert universal.idle_days == 100
    assert '0 active, 1 waiting' in repr(state)


def test_what_is_noted_stays_with_the_journey():
    journey = Balanced.Journey.new().with_event(
        Balanced.Episode(strand='intervention', stage='intervention', agency='slt',
                         end_date='2020-01-01'))
    assert {each.code for each in journey.findings} == {'value-missing', 'end-without-start'}
    assert {each.code for each in journey.state('2020-04-10').findings} == {
        'value-missing', 'end-without-start'}


def test_an_offer_of_an_unknown_level_is_an_error():
    with pytest.raises(Balanced.Error, match='wonderful'):
        Balanced.Journey.new().state('2020-04-10', offer={'level': 'wonderful'})


def on(day):
    return None if day is None else base.FIRST + day


def to_event(row):
    return Balanced.Episode(**{name: row[name] for name in ('strand', 'level', 'stage', 'agency')
                               if row[name] is not None},
                            **{f'{name}_date': on(row[name]) for name in base.DAYS
                               if row[name] is not None})


@base.checked
@given(base.episodes(children=1, most=12), some.integers(0, 40), some.integers(0, 40))
def test_state_is_what_the_days_say(rows, first_day, later):
    """After each event, and on two days, against sets of days."""
    rows = [row for row in rows if not oracle.rejected(row)]
    journey = Balanced.Journey.new()
    for n, row in enumerate(rows, 1):
        journey = journey.with_event(to_event(row))
        for as_at in (first_day, first_day + later):
            state = journey.state(on(as_at))
            case = {'episodes': [dict(each, child='c') for each in rows[:n]]}
            days = oracle.Oracle(case, as_at)
            waiting = [each for each in days.rows
                       if oracle.wait_state(each, as_at) == 'waiting']
            assert state.n_active == sum(as_at in oracle.covered(each, as_at)
                                         for each in days.rows)
            assert state.n_waiting == len(waiting)
            assert state.waiting_days == max((len(days.waiting_days(each)) for each in waiting),
                                             default=-1)
            idle = set().union(*(days.idle_days(each) for each in waiting))
            assert state.idle_days == (len(idle) if waiting else -1)
