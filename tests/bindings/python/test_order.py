# SPDX-FileCopyrightText: 2026 The libbalanced authors
# SPDX-License-Identifier: MIT
"""The order of units, on small random caseloads, against what the definitions say."""

import pytest

pytest.importorskip('hypothesis')

from hypothesis import given  # noqa: E402
from hypothesis import strategies as some  # noqa: E402

from oracle_order import Order  # noqa: E402
from test_oracle import KEYS, ask, cases, checked, compare, load, questions  # noqa: E402

KEYS.update({
    'start_moves': ('from_level', 'to_level'), 'start_move_totals': (),
    'lead_times': ('state',), 'lead_time_bins': ('bin',), 'lead_time_survival': (),
    'directly_follows': ('from_agency', 'to_agency'),
    'handovers': ('from_agency', 'to_agency'), 'variants': ('sequence',),
})


def check(case, asked, name, options, **wanted):
    result = ask(load(case), name, asked, **options)
    compare(result, getattr(Order(case, **asked), name)(**wanted), asked['by'])


@checked
@given(cases(most=14), questions())
def test_start_moves(case, asked):
    check(case, asked, 'start_moves', {})


@checked
@given(cases(most=14), questions(), some.sampled_from((1, 7)), some.sampled_from((1, 3)))
def test_lead_times(case, asked, bin_days, n_bins):
    options = {'from_stage': 'identification', 'to_stage': 'intervention', 'bin_days': bin_days,
               'n_bins': n_bins}
    check(case, asked, 'lead_times', options, **options)


@checked
@given(cases(most=14), questions(), some.sampled_from(('start-to-start', 'end-to-start')))
def test_directly_follows(case, asked, gap):
    check(case, asked, 'directly_follows', {'gap': gap, 'key': 'agency'}, gap=gap)


@checked
@given(cases(most=14), questions(), some.booleans(), some.booleans())
def test_handovers(case, asked, merge_runs, together):
    check(case, asked, 'handovers', {'merge_runs': merge_runs, 'working_together': together},
          merge_runs=merge_runs)


@checked
@given(cases(most=14), questions(), some.booleans(), some.booleans())
def test_variants(case, asked, merge_equal, sets):
    check(case, asked, 'variants', {'merge_equal': merge_equal, 'sets': sets, 'key': 'agency',
                                    'most_variants': 0}, merge_equal=merge_equal)
