# SPDX-FileCopyrightText: 2026 The libbalanced authors
# SPDX-License-Identifier: MIT
"""Columns and tables, as Python has such things: sequences, arrays and data frames."""

import array
import datetime
import html
import math
import os
import sys

from gi.repository import Gio, GLib, GObject

from ..module import get_introspection_module
from . import _balanced_convert as convert
from ._balanced_arrow import consume, make_capsule
from ._balanced_calls import extend

Balanced = get_introspection_module('Balanced')

HAS_VALUE = bytes(state for state in range(9)
                   if Balanced.value_state_has_value(Balanced.ValueState(state)))
NICKS = [Balanced.value_state_to_nick(Balanced.ValueState(state)) for state in range(9)]
KIND = Balanced.ColumnKind
CODES = {KIND.BOOLEAN: '?', KIND.INT64: 'q', KIND.DOUBLE: 'd', KIND.DAY: 'i', KIND.CODE: 'I'}
ORDER = '<' if sys.byteorder == 'little' else '>'
ARRAY_TYPES = {KIND.BOOLEAN: '|b1', KIND.INT64: ORDER + 'i8', KIND.DOUBLE: ORDER + 'f8'}


def read_states(column):
    """One byte for each row."""
    states = column.dup_states_bytes()
    return states.get_data() if states is not None else bytes(column.get_n_rows())


def has_masked(states):
    return bool(states.translate(None, HAS_VALUE))


def read_bytes(column):
    return column.dup_values_bytes().get_data() or b''


def find_shown(states):
    """An array: whether each cell has a value."""
    import numpy
    return numpy.isin(numpy.frombuffer(states, dtype=numpy.uint8), list(HAS_VALUE))


def read_values(column):
    """Python values, 0 or empty where a cell has none."""
    kind = column.get_kind()
    data = read_bytes(column)
    if kind == KIND.TEXT:
        return data.decode().split('\0')[:-1]
    values = memoryview(data).cast(CODES[kind]).tolist()
    if kind == KIND.DAY:
        return [convert.from_day(value) for value in values]
    if kind == KIND.CODE:
        names = column.get_names() or ['']
        return [names[value] for value in values]
    return values


@extend(Balanced)
class Column:
    """The values of one column: a sequence, with None where a cell has no value."""

    names = property(lambda self: self.get_names(), doc='The names that codes count into.')

    @property
    def states(self):
        """The state of each cell, as words such as 'true_zero'."""
        return [NICKS[state] for state in read_states(self)]

    def to_list(self):
        """Python values, None where there is none."""
        states, values = read_states(self), read_values(self)
        if not has_masked(states):
            return values
        return [value if state in HAS_VALUE else None for state, value in zip(states, values)]

    def __len__(self):
        return self.get_n_rows()

    def __iter__(self):
        return iter(self.to_list())

    def __getitem__(self, row):
        if isinstance(row, slice):
            return self.to_list()[row]
        n_rows = self.get_n_rows()
        row = row + n_rows if row < 0 else row
        if not 0 <= row < n_rows:
            raise IndexError('no such row')
        if not self.has_value(row):
            return None
        kind = self.get_kind()
        if kind == KIND.BOOLEAN:
            return self.get_boolean(row)
        if kind == KIND.INT64:
            return self.get_int64(row)
        if kind == KIND.DOUBLE:
            return self.get_double(row)
        return convert.from_day(self.get_day(row)) if kind == KIND.DAY else self.get_text(row)

    @property
    def __array_interface__(self):
        # Only where every number is one: a gap must not become 0.
        typestr = ARRAY_TYPES.get(self.get_kind())
        address = self.get_address()
        if typestr is None or not address or has_masked(read_states(self)):
            raise AttributeError('__array_interface__')
        return {'version': 3, 'shape': (self.get_n_rows(),), 'typestr': typestr,
                'data': (address, True)}

    def __array__(self, dtype=None, copy=None):
        result = self.to_numpy()
        return result if dtype is None else result.astype(dtype)

    def to_numpy(self):
        """An array: a read-only view on the library's memory for numbers without gaps.

        Gaps are NaN (whole numbers become floating-point ones), NaT or None.
        """
        import numpy
        if hasattr(self, '__array_interface__'):
            return numpy.asarray(View(self))
        kind = self.get_kind()
        data = read_bytes(self)
        masked = ~find_shown(read_states(self))
        if kind == KIND.DAY:
            days = numpy.frombuffer(data, dtype=numpy.int32).astype('datetime64[D]')
            days[masked] = numpy.datetime64('NaT')
            return days
        if kind in (KIND.INT64, KIND.DOUBLE):
            numbers = numpy.frombuffer(data, dtype=ARRAY_TYPES[kind]).astype(numpy.float64)
            numbers[masked] = math.nan
            return numbers
        values = numpy.empty(len(self), dtype=object)
        values[:] = self.to_list()
        return values

    def __arrow_c_stream__(self, requested_schema=None):
        return Table.of([self], name=self.get_name()).__arrow_c_stream__(requested_schema)

    def __eq__(self, other):
        return isinstance(other, Balanced.Column) and self.equal(other)

    __hash__ = GObject.Object.__hash__

    def __repr__(self):
        unit = f', {self.get_unit()}' if self.get_unit() else ''
        return (f'<Balanced.Column {self.get_name()!r}: {self.get_n_rows()} rows, '
                f'{self.get_kind().value_nick}{unit}>')


class View:
    """Keeps the column alive as long as an array looks at its memory."""

    def __init__(self, column):
        self.column = column
        self.__array_interface__ = column.__array_interface__


def guess_kind(values):
    kinds = {type(value) for value in values if value is not None}
    if kinds <= {bool} and kinds:
        return KIND.BOOLEAN
    if kinds <= {int, bool} and kinds:
        return KIND.INT64
    if kinds <= {int, float, bool} and kinds:
        return KIND.DOUBLE
    if kinds and all(issubclass(kind, datetime.date) for kind in kinds):
        return KIND.DAY
    return KIND.TEXT


def pack(kind, values):
    if kind == KIND.TEXT:
        texts = ['' if value is None else str(value) for value in values]
        if any('\0' in text for text in texts):
            raise ValueError('text cannot hold NUL')
        return ''.join(text + '\0' for text in texts).encode()
    if kind == KIND.BOOLEAN:
        return bytes(bool(value) for value in values)
    if kind == KIND.DAY:
        return array.array('i', [0 if value is None else convert.to_day(value, first=True) for value in values]).tobytes()
    return array.array(CODES[kind], [0 if value is None else value for value in values]).tobytes()


def make_column(name, values):
    if isinstance(values, Balanced.Column):
        return values
    values = [None if value is None or value != value else value for value in values]
    kind = guess_kind(values)
    states = bytes(Balanced.ValueState.MISSING if value is None else 0 for value in values)
    return Balanced.Column.new_from_bytes(
        str(name), kind, GLib.Bytes.new(pack(kind, values)), GLib.Bytes.new(states), None, None,
        Balanced.ColumnRole.NONE)


def as_stream(source):
    """Something with __arrow_c_stream__, from a frame, from records or from columns of lists."""
    has_lists = hasattr(source, 'to_dict')
    if list(getattr(getattr(source, 'index', None), 'names', ())) == [None]:
        source = source.reset_index(drop=True)  # numbers of rows that were filtered are no column
    if hasattr(source, '__arrow_c_stream__'):
        try:
            return Once(source.__arrow_c_stream__())
        except Exception as error:
            # pandas without pyarrow, or with numbers and words in one column, as sheets have them
            if not has_lists or not isinstance(error, (ImportError, TypeError)) and \
                    type(error).__module__ != 'pyarrow.lib':
                raise
    if has_lists:
        return Table.from_dict(source.to_dict('list'))
    if isinstance(source, dict):
        return Table.from_dict(source)
    if isinstance(source, list) and source and all(isinstance(each, dict) for each in source):
        names = dict.fromkeys(name for each in source for name in each)
        return Table.from_dict({name: [each.get(name) for each in source] for name in names})
    hint = 'collect () it first' if hasattr(source, 'collect') else \
        'read the file first, as with pandas.read_csv (path, dtype=str)' \
        if isinstance(source, (str, os.PathLike)) else \
        'give a frame of pandas, polars, pyarrow or DuckDB, or a dict of lists'
    raise TypeError(f'{type(source).__name__} is no data frame: {hint}')


class Once:
    """A capsule that was asked for already."""

    def __init__(self, capsule):
        self._capsule = capsule

    def __arrow_c_stream__(self, requested_schema=None):
        return self._capsule


HTML_ROWS = 60
TEXT_ROWS = 10


@extend(Balanced)
class Table:
    """Named columns of one length: a sequence of rows, which are dicts, and of columns by name.

    pandas, polars, DuckDB and pyarrow take a table as it is.
    """

    n_columns = property(lambda self: self.get_n_columns())

    @property
    def columns(self):
        """The columns, in their order."""
        return [self.get_column(position) for position in range(self.get_n_columns())]

    @classmethod
    def of(cls, columns, name='', basis=None, as_at=None, period=None, synthetic=False):
        """A table of columns."""
        store = Gio.ListStore.new(Balanced.Column.__gtype__)
        for column in columns:
            store.append(column)
        return Balanced.Table.new(name, store, basis or Balanced.Basis.NONE, as_at, period,
                                  synthetic)

    @classmethod
    def from_dict(cls, columns, name='', **facts):
        """A table of lists, by name; None is missing, and so is NaN."""
        return cls.of([make_column(key, values) for key, values in columns.items()], name, **facts)

    @classmethod
    def from_arrow(cls, source, **facts):
        """A table of the rows of a frame, or of anything else that gives an Arrow stream.

        Frames forget the facts about a table, or never had any: name, basis, as_at, period and
        synthetic may be given anew.
        """
        table = consume(as_stream(source), Balanced.Table.new_from_arrow_stream)
        if not facts:
            return table
        known = {key: getattr(table, key) for key in ('name', 'basis', 'as_at', 'period', 'synthetic')}
        return cls.of(table.columns, **{**known, **facts})

    def __arrow_c_stream__(self, requested_schema=None):
        return make_capsule(self.export_arrow_stream)

    def to_arrow(self):
        """A pyarrow.Table."""
        import pyarrow
        return pyarrow.table(self)

    def to_polars(self):
        """A polars.DataFrame."""
        import polars
        return polars.DataFrame(self)

    def to_pandas(self):
        """A pandas.DataFrame: gaps stay gaps, and states that a frame cannot tell follow their column.

        Needs no pyarrow.
        """
        import pandas
        data = {}
        for column in self.columns:
            states = read_states(column)
            data[column.name] = to_series(pandas, column, states)
            if needs_states(column, states):
                name = column.name + '_state'
                while self.lookup_column(name) is not None:
                    name += '_'
                codes = memoryview(states).cast('b')
                data[name] = pandas.Categorical.from_codes(codes, categories=NICKS)
        return pandas.DataFrame(data)

    def to_dict(self):
        """Lists of Python values, by the names of the columns."""
        return {column.name: column.to_list() for column in self.columns}

    def __len__(self):
        return self.get_n_rows()

    def __bool__(self):
        return True

    def __iter__(self):
        names = [column.name for column in self.columns]
        for values in zip(*(column.to_list() for column in self.columns)):
            yield dict(zip(names, values))

    def __contains__(self, name):
        return isinstance(name, str) and self.lookup_column(name) is not None

    def __getitem__(self, key):
        if isinstance(key, str):
            column = self.lookup_column(key)
            if column is None:
                raise convert.missing_key(key, [each.name for each in self.columns])
            return column
        if isinstance(key, slice):
            return list(self)[key]
        return {column.name: column[key] for column in self.columns}

    def __eq__(self, other):
        return isinstance(other, Balanced.Table) and self.equal(other)

    __hash__ = GObject.Object.__hash__

    def _facts(self):
        facts = [f'{self.n_rows} rows']
        if self.basis != Balanced.Basis.NONE:
            facts.append(self.basis.value_nick)
        if self.as_at is not None:
            facts.append(f'as at {self.as_at}')
        if self.period is not None:
            facts.append(str(self.period))
        if self.synthetic:
            facts.append('synthetic')
        return facts

    def _cell(self, column, row):
        if column.has_value(row):
            return column.dup_cell_text(row)
        return '(' + NICKS[column.get_state(row)].replace('_', ' ') + ')'

    def __repr__(self):
        shown = range(min(len(self), TEXT_ROWS))
        texts = [[column.name, *(self._cell(column, row) for row in shown)] for column in self.columns]
        widths = [max(map(len, column)) for column in texts]
        lines = [f'<Balanced.Table {self.name!r}: {", ".join(self._facts())}>']
        for cells in zip(*texts):
            lines.append('  '.join(cell.ljust(width) for cell, width in zip(cells, widths)).rstrip())
        if len(self) > TEXT_ROWS:
            lines.append(f'... and {len(self) - TEXT_ROWS} more')
        return '\n'.join(lines)

    def _repr_html_(self):
        columns = self.columns
        parts = ['<table><caption>', html.escape(', '.join([self.name or 'table', *self._facts()])),
                 '</caption><thead><tr>']
        parts += [f'<th scope="col">{html.escape(column.name)}</th>' for column in columns]
        parts.append('</tr></thead><tbody>')
        for row in range(min(len(self), HTML_ROWS)):
            cells = (html.escape(self._cell(column, row)) for column in columns)
            parts.append('<tr>' + ''.join(f'<td>{cell}</td>' for cell in cells) + '</tr>')
        parts.append('</tbody></table>')
        if len(self) > HTML_ROWS:
            parts.append(f'<p>... and {len(self) - HTML_ROWS} more</p>')
        return ''.join(parts)


def needs_states(column, states):
    counts = column.get_role() in (Balanced.ColumnRole.COUNT_OF_CHILDREN, Balanced.ColumnRole.COUNT,
                                   Balanced.ColumnRole.TOTAL)
    plain = bytes((Balanced.ValueState.VALUE, Balanced.ValueState.TRUE_ZERO)) if counts else b'\0'
    return bool(states.translate(None, plain))


def to_series(pandas, column, states):
    import numpy
    kind = column.get_kind()
    masked = has_masked(states)
    if kind == KIND.CODE:
        names = column.get_names()
        if len(set(names)) < len(names):
            return pandas.Series(column.to_list(), dtype=object)
        codes = numpy.frombuffer(read_bytes(column), dtype=numpy.uint32).astype(numpy.int32)
        codes[~find_shown(states)] = -1
        return pandas.Categorical.from_codes(codes, categories=names)
    if kind == KIND.DAY:
        return pandas.Series(column.to_numpy().astype('datetime64[ns]'))
    if masked and kind in (KIND.INT64, KIND.BOOLEAN):
        return pandas.array(column.to_list(), dtype='Int64' if kind == KIND.INT64 else 'boolean')
    if kind == KIND.TEXT:
        return pandas.Series(column.to_list(), dtype=object)
    return pandas.Series(column.to_numpy())
