# SPDX-FileCopyrightText: 2026 The libbalanced authors
# SPDX-License-Identifier: MIT
"""Order, many dates and survival against the oracle, on small random caseloads."""

import datetime

import pytest
from gi.repository import Balanced

pytest.importorskip('hypothesis')

from hypothesis import given  # noqa: E402
from hypothesis import strategies as some  # noqa: E402

import oracle_sequences  # noqa: E402
import test_oracle as base  # noqa: E402

KEY = ('strand', 'level')
PAIR = tuple(f'{end}_{each}' for end in ('from', 'to') for each in KEY)
KEYS = {
    'directly_follows': PAIR, 'start_keys': KEY, 'end_keys': KEY, 'sequence_order': (),
    'handovers': ('from_agency', 'to_agency'), 'working_together': ('first_agency', 'second_agency'),
    'handover_totals': (), 'successors': PAIR, 'successor_totals': (),
    'concurrent_pairs': tuple(f'{end}_{each}' for end in ('first', 'second') for each in KEY),
    'concurrent_pair_totals': (), 'variants': ('sequence',), 'set_variants': ('sequence',),
    'variant_totals': (), 'survival': (),
}
GROUPINGS = some.sampled_from(((), ('agency',), ('stage',), ('sex',)))


@some.composite
def questions(draw, period=base.periods):
    return {**draw(base.questions()), 'by': draw(GROUPINGS), 'period': draw(period)}


def key_of(name, row, by):
    values = tuple(row[each] for each in KEYS[name])
    if name == 'concurrent_pairs':
        values = oracle_sequences.unordered(values[:2], values[2:])
    if name == 'set_variants':
        values = (' > '.join(' + '.join(sorted(step.split(' + ')))
                             for step in values[0].split(' > ')),)
    return tuple(row[each] for each in by) + values


def compare(result, expected, by):
    for name, rows in expected.items():
        plain = name.removesuffix('_total')
        groups = () if name.endswith('_total') and plain in KEYS else by
        if name in KEYS:
            plain, groups = name, by
        table = {key_of(plain, row, groups): row for row in result.tables[name]}
        for key, figures in rows.items():
            row = table.pop(key, None)
            if row is None:
                assert all(map(base.nothing, figures.values())), (name, key, figures)
                continue
            for figure, wanted in figures.items():
                assert base.same(row[figure], wanted), (name, key, figure, row[figure], wanted)
        for key, row in table.items():
            counts = [row[each] for each in ('children', 'pairs', 'handovers', 'waits')
                      if each in row]
            assert all(map(base.nothing, counts)), (name, key, row, 'has a row')


def check(case, name, asked, expected=None, options=None, **extra):
    result = base.ask(base.load(case), name, asked, **(options or {}))
    wanted = oracle_sequences.Sequences(case, **asked, **extra)
    compare(result, expected(wanted) if expected else getattr(wanted, name)(), asked['by'])


@base.checked
@given(base.cases(children=2, most=12), questions())
def test_directly_follows(case, asked):
    check(case, 'directly_follows', asked)


@base.checked
@given(base.cases(children=2, most=12), questions(), some.integers(1, 4))
def test_handovers(case, asked, least):
    check(case, 'handovers', asked, options={'least_common_days': least}, least=least,
          key=('agency',))


@base.checked
@given(base.cases(children=2, most=12), questions(), some.integers(1, 4))
def test_concurrent_pairs(case, asked, least):
    check(case, 'concurrent_pairs', asked, options={'least_common_days': least}, least=least)


@base.checked
@given(base.cases(children=2, most=12), questions())
def test_successors(case, asked):
    check(case, 'successors', asked)


@base.checked
@given(base.cases(most=12), questions(), some.booleans())
def test_variants(case, asked, merge_equal):
    check(case, 'variants', asked, options={'merge_equal': merge_equal},
          expected=lambda wanted: wanted.variants(merge_equal))


@base.checked
@given(base.cases(children=2, most=12), questions(period=some.none()))
def test_survival(case, asked):
    check(case, 'waits', asked, expected=lambda wanted: wanted.survival())


def months(first, last):
    """The first and the last day of each month, in days from the first day of the cases."""
    found, day = [], datetime.date(2020, 1, 1) + datetime.timedelta(first)
    start = datetime.date(2020, 1, 1)
    while (day - start).days <= last:
        follower = (day.replace(day=1) + datetime.timedelta(32)).replace(day=1)
        found.append(((day - start).days, min((follower - start).days - 1, last)))
        day = follower
    return found


@base.checked
@given(base.cases(most=12), questions(period=some.none()), base.bases,
       some.integers(0, 20), some.integers(21, 420))
def test_timeline(case, asked, basis, first, last):
    asked = {**asked, 'basis': basis}
    caseload = base.load(case)
    options = {}
    if asked['chosen'] is not None:
        options['selection'] = Balanced.Selection(
            **{base.SELECTED[each]: asked['chosen'][each] for each in asked['chosen']})
    if asked['children'] is not None:
        options['cohort'] = caseload.cohort(child_ids=sorted(asked['children']))
    result = Balanced.Timeline(
        as_at=asked['as_at'] + base.FIRST, by=list(asked['by']), basis=basis, frequency='month',
        period=Balanced.Period.new(first + base.FIRST, last + base.FIRST), **options).run(caseload)
    wanted = oracle_sequences.timeline(case, months(first, last), asked)
    found = {}
    origin = datetime.date(2020, 1, 1)
    for name in ('timeline', 'timeline_total') if asked['by'] else ('timeline',):
        for row in result.tables[name]:
            group = tuple(row[each] for each in asked['by']) if name == 'timeline' and asked['by'] \
                else 'total'
            if row['children'] or row['episodes']:
                found[group, (row['first_day'] - origin).days] = row['children'], row['episodes']
    assert found == {key: each for key, each in wanted.items() if any(each) and (
        key[0] == 'total' or asked['by'])}
