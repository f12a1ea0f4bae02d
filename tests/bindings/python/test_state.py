# SPDX-FileCopyrightText: 2026 The libbalanced authors
# SPDX-License-Identifier: MIT
"""How things stand with one child, event by event."""

import datetime

import pytest
from gi.repository import Balanced


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
    assert state.tables['running_waits'].to_pandas().idle_days.tolist() == [71]
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
