# SPDX-FileCopyrightText: 2026 The libbalanced authors
# SPDX-License-Identifier: MIT
"""Tables through the peers of the Arrow interface: pyarrow, polars, DuckDB, pandas and numpy."""

import datetime
import decimal
import gc
import random

import pytest
from gi.repository import Balanced, GLib

DAY = datetime.date(2020, 2, 29)
STATES = Balanced.ValueState


def make_column(name, kind, values, states=None, names=None, role=Balanced.ColumnRole.NONE):
    return Balanced.Column.new_from_bytes(
        name, kind, GLib.Bytes.new(values), states and GLib.Bytes.new(bytes(states)), names, 'minutes',
        role)


@pytest.fixture
def table():
    import array
    kinds = Balanced.ColumnKind
    states = [STATES.VALUE, STATES.SUPPRESSED, STATES.UNRELIABLE, STATES.MISSING]
    columns = [
        make_column('level', kinds.CODE, array.array('I', [1, 0, 0, 1]).tobytes(), states,
                    ['universal', 'targeted'], Balanced.ColumnRole.KEY),
        make_column('children', kinds.INT64, array.array('q', [3, 4, 0, 9]).tobytes(), None, None,
                    Balanced.ColumnRole.COUNT_OF_CHILDREN),
        make_column('share', kinds.DOUBLE, array.array('d', [.5, .25, 1, 2]).tobytes(), states),
        make_column('first', kinds.DAY, array.array('i', [18321, 0, -1, 5]).tobytes(), states),
        make_column('open', kinds.BOOLEAN, b'\1\1\0\1', states),
        make_column('note', kinds.TEXT, 'a\0\0é\0d\0'.encode(), states),
    ]
    return Balanced.Table.of(columns, 'demo', 'waiting', DAY, ('2020', '2021'), True)


def expected(table):
    return {column.name: column.to_list() for column in table.columns}


def test_pyarrow(table):
    pytest.importorskip('pyarrow')
    frame = table.to_arrow()
    frame.validate(full=True)
    assert frame.schema.metadata[b'balanced.basis'] == b'waiting'
    assert frame.schema.field('children').metadata[b'balanced.role'] == b'count_of_children'
    found = frame.to_pydict()
    for name, values in expected(table).items():
        assert found[name] == values
    assert found['share_state'] == ['value', 'suppressed', 'unreliable', 'missing']
    assert 'children_state' not in found
    assert Balanced.Table.from_arrow(frame) == table


def test_pyarrow_slices_and_batches(table):
    pyarrow = pytest.importorskip('pyarrow')
    frame = table.to_arrow()
    parts = pyarrow.concat_tables([frame.slice(2), frame.slice(0, 2), frame.slice(1, 0)])
    again = Balanced.Table.from_arrow(parts)
    rows = list(table)
    assert list(again) == rows[2:] + rows[:2]
    assert again['share'].states == ['unreliable', 'missing', 'value', 'suppressed']


def test_pyarrow_types():
    pyarrow = pytest.importorskip('pyarrow')
    when = datetime.datetime(2020, 7, 1, 23, 30)
    arrays = {
        'view': pyarrow.array(['short', 'a text that is longer than twelve'], pyarrow.string_view()),
        'large': pyarrow.array(['x', None], pyarrow.large_string()),
        'date64': pyarrow.array([DAY, None], pyarrow.date64()),
        'time': pyarrow.array([when, None], pyarrow.timestamp('us')),
        'zoned': pyarrow.array([when, None], pyarrow.timestamp('ms', 'UTC')),
        'decimal': pyarrow.array([decimal.Decimal('12.50'), None], pyarrow.decimal128(10, 2)),
        'small': pyarrow.array([-5, None], pyarrow.int8()),
        'half': pyarrow.array([0.5, None], pyarrow.float32()),
        'nothing': pyarrow.nulls(2),
    }
    table = Balanced.Table.from_arrow(pyarrow.table(arrays))
    assert table[0] == {
        'view': 'short', 'large': 'x', 'date64': DAY, 'time': datetime.date(2020, 7, 1),
        'zoned': datetime.date(2020, 7, 2), 'decimal': 12.5, 'small': -5, 'half': 0.5,
        'nothing': None}
    assert table[1] == {**dict.fromkeys(arrays), 'view': 'a text that is longer than twelve'}


def random_array(pyarrow, chance, n_rows):
    """An array of any type that is read, and what it should become."""
    day = lambda: datetime.date.fromordinal(chance.randrange(700000, 760000))  # noqa: E731
    text = lambda: ''.join(chance.choices('abé€ ', k=chance.choice((0, 1, 5, 12, 13, 40))))  # noqa: E731
    signed, unsigned = chance.choice((8, 16, 32, 64)), chance.choice((8, 16, 32))
    kind, make = chance.choice([
        (f'int{signed}', lambda: chance.randrange(-2**(signed - 1), 2**(signed - 1))),
        (f'uint{unsigned}', lambda: chance.randrange(2**unsigned)),
        ('float32', lambda: chance.randrange(-1000, 1000) / 8),
        ('float64', lambda: chance.uniform(-1e9, 1e9)),
        ('bool_', lambda: chance.random() < 0.5),
        ('string', text), ('large_string', text), ('string_view', text),
        ('date32', day), ('date64', day),
        ('dictionary', text),
    ])
    values = [None if chance.random() < 0.2 else make() for _ in range(n_rows)]
    if kind == 'dictionary':
        index = getattr(pyarrow, chance.choice(('int8', 'int16', 'int32')))()
        return pyarrow.array(values[:100], pyarrow.string()).dictionary_encode().cast(
            pyarrow.dictionary(index, pyarrow.string())), values[:100]
    return pyarrow.array(values, getattr(pyarrow, kind)()), values


def test_pyarrow_at_random():
    pyarrow = pytest.importorskip('pyarrow')
    chance = random.Random(11)
    for _ in range(300):
        array, values = random_array(pyarrow, chance, chance.choice((0, 1, 7, 8, 9, 64, 100)))
        frame = pyarrow.table({'x': array})
        cuts = sorted(chance.randrange(len(values) + 1) for _ in range(chance.randrange(4)))
        parts = [frame.slice(start, end - start)
                 for start, end in zip([0, *cuts], [*cuts, len(values)])]
        first = chance.randrange(len(values) + 1)
        chunked = pyarrow.concat_tables(parts).slice(first)
        table = Balanced.Table.from_arrow(chunked)
        assert table['x'].to_list() == values[first:], array.type
        assert Balanced.Table.from_arrow(table.to_arrow()) == table


def test_pyarrow_unsupported_type():
    pyarrow = pytest.importorskip('pyarrow')
    with pytest.raises(Balanced.Error) as caught:
        Balanced.Table.from_arrow(pyarrow.table({'list': [[1], [2]]}))
    assert caught.value.code == Balanced.Error.NOT_SUPPORTED


def test_polars(table):
    polars = pytest.importorskip('polars')
    frame = table.to_polars()
    for name, values in expected(table).items():
        assert frame[name].to_list() == values
    assert frame['first'].dtype == polars.Date
    again = Balanced.Table.from_arrow(frame)
    for column in table.columns:
        assert again[column.name].to_list() == column.to_list()
        assert again[column.name].states == column.states or column.name == 'children'
    assert Balanced.Table.from_arrow(frame.slice(1, 2))['note'].to_list() == [None, 'é']


def test_duckdb(table):
    duckdb = pytest.importorskip('duckdb')
    frame = table  # noqa: F841, found by its name in the query
    found = duckdb.sql('select sum(children), count(share), max(first), count(note) from frame').fetchall()
    assert found == [(16, 2, DAY, 2)]
    result = duckdb.sql('select level, children from frame order by children')
    again = Balanced.Table.from_arrow(result)
    assert again['children'].to_list() == [0, 3, 4, 9]
    assert again['level'].to_list() == ['universal', 'targeted', None, None]


def test_pandas(table):
    pandas = pytest.importorskip('pandas')
    frame = table.to_pandas()
    assert list(frame.columns) == ['level', 'level_state', 'children', 'share', 'share_state', 'first',
                                   'first_state', 'open', 'open_state', 'note', 'note_state']
    for name, values in expected(table).items():
        found = [None if pandas.isna(value) else value for value in frame[name]]
        found = [value.date() if isinstance(value, pandas.Timestamp) else value for value in found]
        assert found == values
    assert frame['children'].dtype == 'int64'
    assert frame['share_state'].tolist() == table['share'].states
    again = Balanced.Table.from_arrow(frame)
    for column in table.columns:
        assert again[column.name].to_list() == column.to_list()


def test_numpy(table):
    numpy = pytest.importorskip('numpy')
    children = table['children'].to_numpy()
    assert children.dtype == numpy.int64 and children.tolist() == [3, 4, 0, 9]
    assert not children.flags.writeable
    assert children.ctypes.data == table['children'].get_address()
    share = numpy.asarray(table['share'])
    assert numpy.array_equal(share, [.5, numpy.nan, 1, numpy.nan], equal_nan=True)
    first = table['first'].to_numpy()
    assert first[0] == numpy.datetime64('2020-02-29') and numpy.isnat(first[1])
    assert table['level'].to_numpy().tolist() == ['targeted', None, 'universal', None]
    assert table['open'].to_numpy().tolist() == [True, None, False, None]
    assert table['note'].to_numpy().tolist() == ['a', None, 'é', None]


def test_array_outlives_the_table():
    numpy = pytest.importorskip('numpy')
    values = numpy.arange(100000, dtype=numpy.int64)
    column = make_column('n', Balanced.ColumnKind.INT64, values.tobytes())
    view = column.to_numpy()
    del column
    gc.collect()
    assert numpy.array_equal(view, values)


def test_large_table():
    pyarrow = pytest.importorskip('pyarrow')
    numpy = pytest.importorskip('numpy')
    values = numpy.arange(1000000, dtype=numpy.int64)
    frame = pyarrow.table({'n': values, 'x': values / 7})
    table = Balanced.Table.from_arrow(frame)
    assert table.n_rows == 1000000
    assert table['n'].to_numpy().sum() == values.sum()
    assert table.to_arrow().select(['n', 'x']).equals(frame)
