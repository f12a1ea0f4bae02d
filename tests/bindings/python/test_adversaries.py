# SPDX-FileCopyrightText: 2026 The libbalanced authors
# SPDX-License-Identifier: MIT
"""Small versions of what tests/deep/deep_adversaries.py measures."""

import time

import pytest
from gi.repository import Balanced

import adversaries

CLASSES = adversaries.analyses()


def check(caseload):
    for name, cls in CLASSES:
        begin = time.monotonic()
        result = adversaries.run(name, cls, caseload)
        assert len(result.tables), name
        # Far from what it takes, and far from what a square of the rows would.
        assert time.monotonic() - begin < 20, name


def test_all_are_there():
    names = {name for name, _ in CLASSES}
    assert {'Balance', 'CohortComparison', 'ConcurrentPairs', 'MeantimeOffers', 'PathwayCheck',
            'Profiles', 'Successors', 'TierMovement', 'Timeline', 'Waits'} <= names


@pytest.mark.parametrize('name', adversaries.NAMES)
def test_adversary(name):
    rows = adversaries.make(name, 1500)
    caseload = Balanced.Caseload.from_frames(episodes=rows)
    assert caseload.get_n_episodes() == len(rows)
    check(caseload)


def test_empty():
    check(Balanced.Caseload.from_frames(episodes={name: [] for name in adversaries.row(0)}))


def test_a_square_is_cut_and_says_so():
    """Fifteen hundred units at once are over a million pairs."""
    caseload = Balanced.Caseload.from_frames(episodes=adversaries.make('one day', 1500))
    for cls, options in ((Balanced.ConcurrentPairs, {'most_pairs': 1000}),):
        result = cls(as_at=adversaries.AS_AT, **options).run(caseload)
        assert [each.code for each in result.findings if each.code == 'pairs-left-out']
        total = next(iter(result.tables['concurrent_pair_totals']))
        assert (total['children_left_out'], total['pairs']) == (1, 0)
        whole = cls(as_at=adversaries.AS_AT, most_pairs=2000000).run(caseload)
        assert not [each for each in whole.findings if each.code == 'pairs-left-out']
        assert next(iter(whole.tables['concurrent_pair_totals']))['pairs'] == 1500 * 1499 // 2
