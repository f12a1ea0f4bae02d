# SPDX-FileCopyrightText: 2026 The libbalanced authors
# SPDX-License-Identifier: MIT
"""Results, and lists by position and by name."""

import pytest
from gi.overrides import _balanced_convert as convert
from gi.repository import Balanced, Gio


def test_bare_result():
    result = Balanced.Result()
    assert (result.name, result.as_at, result.period, result.options) == ('', None, None, {})
    assert len(result.tables) == 0 and result.tables.keys() == []
    assert len(result.findings) == 0
    with pytest.raises(KeyError):
        result['balance']
    assert 'findings' in repr(result)
    assert result._repr_html_().startswith('<p>')


def test_items():
    store = Gio.ListStore(item_type=Balanced.Table)
    for name in ('balance', 'waits'):
        store.append(Balanced.Series(name, ['2020'], [1]).to_table())
    items = convert.Items(store)
    assert len(items) == 2 and items.keys() == ['balance', 'waits']
    assert items['waits'] == items[1] == items[-1] == items[0:2][1]
    assert 'waits' in items and 'pyramids' not in items
    assert items[0] in items
    assert [each.name for each in items] == ['balance', 'waits']
    with pytest.raises(KeyError):
        items['pyramids']
    with pytest.raises(IndexError):
        items[2]
    assert repr(items) == '<2 items: balance, waits>'
