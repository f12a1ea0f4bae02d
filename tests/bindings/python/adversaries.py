# SPDX-FileCopyrightText: 2026 The libbalanced authors
# SPDX-License-Identifier: MIT
"""Caseloads that nobody has, and every analysis over them."""

from gi.overrides._balanced_journey import rules_of
from gi.repository import Balanced

AS_AT = '2021-02-28'
PERIOD = '2019-01-01/2021-02-28'
EARLIEST, LATEST = '1900-01-01', '2079-06-05'
# What cannot be made of an as-at date alone.
NEEDED = {
    'PathwayCheck': {'rules': rules_of([{
        'code': 'first', 'kind': 'order', 'subject': {'levels': 'specialist'},
        'other': {'levels': 'targeted'}}])},
    'Timeline': {'frequency': 'month'},
}


def row(number, child='one', **columns):
    return {'child_id': child, 'episode_id': str(number), 'source': 'x', 'strand': 'intervention',
            'level': ('universal', 'targeted', 'specialist')[number % 3], 'stage': 'intervention',
            'agency': ('slt', 'ot')[number % 2], 'provision_id': None, 'requested_date': None,
            'start_date': None, 'end_date': None, **columns}


def day(number):
    return f'{2000 + number % 20}-{number // 20 % 12 + 1:02}-{number // 240 % 28 + 1:02}'


def make(name, n):
    """So many episodes, as the name says."""
    equal = {'level': 'targeted', 'agency': 'slt'}
    cases = {
        'one child': lambda i: row(i, start_date=day(i), end_date=day(i)[:4] + '-12-31'),
        'all equal': lambda i: row(i, start_date='2020-01-01', end_date='2020-02-01', **equal),
        'one day': lambda i: row(i, start_date='2020-01-01', end_date='2020-01-01'),
        'all open': lambda i: row(i, start_date=day(i)),
        'all waiting': lambda i: row(i, requested_date=day(i)),
        'both ends of the calendar': lambda i: row(
            i, requested_date=EARLIEST, start_date=(EARLIEST, LATEST)[i % 2],
            end_date=LATEST if i % 3 else None),
        'many provisions': lambda i: row(i, f'c{i % 100}', provision_id=f'p{i % 65535}',
                                         start_date=day(i), end_date=day(i)[:4] + '-12-31'),
        'many children': lambda i: row(i, f'c{i}', requested_date=EARLIEST, start_date=day(i)),
        'no dates': lambda i: row(i),
    }
    return [cases[name](i) for i in range(n)]


NAMES = ('one child', 'all equal', 'one day', 'all open', 'all waiting',
         'both ends of the calendar', 'many provisions', 'many children', 'no dates')


def analyses():
    """Every analysis of the library that an as-at date, or a period besides, is enough for."""
    found = []
    nobody = Balanced.Caseload.from_frames(episodes={name: [] for name in row(0)})
    for name in sorted(dir(Balanced)):
        cls = getattr(Balanced, name)
        try:
            if issubclass(cls, Balanced.Analysis) and not cls.__gtype__.is_abstract():
                run(name, cls, nobody)
                found.append((name, cls))
        except (TypeError, Balanced.Error):
            continue
    return found


def run(name, cls, caseload):
    options = dict(NEEDED.get(name, {}), as_at=AS_AT)
    try:
        return cls(**options).run(caseload)
    except Balanced.Error:
        return cls(**{'period': PERIOD, **options}).run(caseload)
