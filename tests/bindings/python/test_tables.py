# SPDX-FileCopyrightText: 2026 The libbalanced authors
# SPDX-License-Identifier: MIT
"""Tables and columns as sequences, and as Arrow streams, with nothing but Python."""

import ctypes
import datetime
import gc
import math

import pytest
from gi.repository import Balanced, Gio, GLib

DAY = datetime.date(2020, 2, 29)
COLUMNS = {
    'level': ['universal', None, 'speech & <language>'],
    'children': [12, None, 0],
    'share': [0.25, math.nan, 1],
    'first': [DAY, None, datetime.date(1950, 1, 1)],
    'open': [True, False, None],
}
FACTS = {'name': 'demo', 'basis': 'active', 'as_at': '2021-02', 'period': '2020-03/2021-02',
         'synthetic': True}


@pytest.fixture
def table():
    return Balanced.Table.from_dict(COLUMNS, **FACTS)


def make_column(kind, values, states=None, names=None, role=Balanced.ColumnRole.NONE):
    return Balanced.Column.new_from_bytes(
        'column', kind, GLib.Bytes.new(values), states and GLib.Bytes.new(states), names, None, role)


def test_facts(table):
    assert (table.name, table.n_rows, table.n_columns) == ('demo', 3, 5)
    assert table.as_at == datetime.date(2021, 2, 28)
    assert table.basis == Balanced.Basis.ACTIVE
    assert str(table.period) == '2020-03-01/2021-02-28'
    assert table.synthetic is True
    assert [column.name for column in table.columns] == list(COLUMNS)


def test_table_is_a_sequence_of_rows(table):
    rows = list(table)
    assert len(table) == 3
    assert rows[0] == {'level': 'universal', 'children': 12, 'share': 0.25, 'first': DAY, 'open': True}
    assert rows[1]['share'] is None
    assert table[2] == rows[2] == table[-1]
    assert table[1:] == rows[1:]
    with pytest.raises(IndexError):
        table[3]


def test_table_has_columns_by_name(table):
    assert 'children' in table and 'nothing' not in table
    assert table['children'].to_list() == [12, None, 0]
    with pytest.raises(KeyError):
        table['nothing']


def test_column_is_a_sequence(table):
    for name, values in COLUMNS.items():
        column = table[name]
        expected = [None if value != value else value for value in values]
        assert list(column) == column[:] == expected
        assert [column[row] for row in range(3)] == expected
        assert column[-1] == expected[-1]
        assert len(column) == column.n_rows == 3
    with pytest.raises(IndexError):
        column[3]
    assert table['children'].states == ['value', 'missing', 'value']


def test_count_of_none_is_a_true_zero():
    column = make_column(Balanced.ColumnKind.INT64, bytes(16), role=Balanced.ColumnRole.COUNT)
    assert column.states == ['true_zero'] * 2
    assert column.to_list() == [0, 0]


def test_nothing_is_left_behind_a_mask():
    column = make_column(Balanced.ColumnKind.INT64, (7).to_bytes(8, 'little'),
                         states=bytes([Balanced.ValueState.SUPPRESSED]))
    assert column.dup_values_bytes().get_data() == bytes(8)
    assert column.get_int64(0) == 0 and column[0] is None


def test_codes():
    column = make_column(Balanced.ColumnKind.CODE, b'\1\0\0\0\0\0\0\0', names=['one', 'two'])
    assert column.to_list() == ['two', 'one']
    assert column.names == ['one', 'two']
    with pytest.raises(Balanced.DataError) as caught:
        make_column(Balanced.ColumnKind.CODE, b'\2\0\0\0', names=['one', 'two'])
    assert caught.value.code == Balanced.DataError.BAD_VALUE


def test_texts_cannot_hold_nul():
    with pytest.raises(ValueError):
        Balanced.Table.from_dict({'a': ['x\0y']})


def test_equality(table):
    same = Balanced.Table.from_dict(COLUMNS, **FACTS)
    assert table == same and table['level'] == same['level']
    assert table != Balanced.Table.from_dict(COLUMNS)
    assert table != 'demo'
    assert len({table, table}) == 1


def test_repr(table):
    text = repr(table)
    assert text.startswith("<Balanced.Table 'demo': 3 rows, active, as at 2021-02-28,")
    assert '(missing)' in text
    assert repr(table['children']) == "<Balanced.Column 'children': 3 rows, int64>"
    assert '... and 90 more' in repr(Balanced.Table.from_dict({'n': range(100)}))


def test_html(table):
    page = table._repr_html_()
    assert '<td>speech &amp; &lt;language&gt;</td>' in page
    assert 'synthetic' in page and '(missing)' in page
    assert '... and 40 more' in Balanced.Table.from_dict({'n': range(100)})._repr_html_()


def test_empty():
    for table in (Balanced.Table(), Balanced.Table.of([]), Balanced.Table.from_dict({'a': []})):
        assert len(table) == 0 and list(table) == [] and table
        assert Balanced.Table.from_arrow(table) == table
        assert repr(table) and table._repr_html_()
    assert list(Balanced.Column()) == []


def test_clashing_columns():
    with pytest.raises(Balanced.Error) as caught:
        Balanced.Table.of([Balanced.Column(), Balanced.Column()])
    assert caught.value.code == Balanced.Error.INVALID_ARGUMENT


def test_arrow_round_trip(table):
    assert Balanced.Table.from_arrow(table) == table


def test_facts_given_anew(table):
    again = Balanced.Table.from_arrow(table, name='other', period=None)
    assert (again.name, again.period, again.as_at) == ('other', None, table.as_at)
    assert again.synthetic and again.basis == Balanced.Basis.ACTIVE
    assert list(again) == list(table)


def test_arrow_stream_of_a_column(table):
    again = Balanced.Table.from_arrow(table['children'])
    assert again['children'] == table['children']


def test_arrow_needs_a_stream():
    class Wrong:
        def __arrow_c_stream__(self, requested_schema=None):
            return 'no capsule'

    with pytest.raises(TypeError):
        Balanced.Table.from_arrow(Wrong())
    with pytest.raises(TypeError):
        Balanced.Table.from_arrow(5)


def test_arrow_stream_can_be_taken_once(table):
    capsule = table.__arrow_c_stream__()

    class Used:
        def __arrow_c_stream__(self, requested_schema=None):
            return capsule

    assert Balanced.Table.from_arrow(Used()) == table
    with pytest.raises(Balanced.DataError):
        Balanced.Table.from_arrow(Used())


def test_capsule_that_nobody_takes_is_released(table):
    count = table.__grefcount__
    capsules = [table.__arrow_c_stream__() for _ in range(10)]
    assert table.__grefcount__ == count + 10
    del capsules
    gc.collect()
    assert table.__grefcount__ == count


def test_from_frame_without_arrow():
    class Frame:
        def __arrow_c_stream__(self, requested_schema=None):
            raise ImportError('as pandas does without pyarrow')

        def to_dict(self, orient):
            assert orient == 'list'
            return COLUMNS

    assert Balanced.Table.from_arrow(Frame()) == Balanced.Table.from_dict(COLUMNS)


def test_list_model(table):
    assert isinstance(table, Gio.ListModel)
    assert table.get_n_items() == 5
    assert table.get_item(1).get_name() == 'children'


def test_csv(table):
    lines = table.to_csv().splitlines()
    assert lines[0].startswith('level,level_state,children,children_state')
    assert lines[1].startswith('universal,value,12,value,0.25,value,2020-02-29,value,true,value')


def test_memory_outlives_the_column():
    column = make_column(Balanced.ColumnKind.DOUBLE, bytes(8))
    interface = column.__array_interface__
    assert interface['typestr'].endswith('f8') and interface['shape'] == (1,)
    address, read_only = interface['data']
    assert read_only and ctypes.c_double.from_address(address).value == 0


def test_gaps_have_no_array_interface(table):
    assert not hasattr(table['children'], '__array_interface__')
    assert not hasattr(table['level'], '__array_interface__')


def test_no_leaks_over_many_round_trips(table):
    count = table.__grefcount__
    for _ in range(1000):
        Balanced.Table.from_arrow(table)
        table['children'].to_list()
    gc.collect()
    assert table.__grefcount__ == count
