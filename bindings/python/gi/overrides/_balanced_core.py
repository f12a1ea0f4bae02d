# SPDX-FileCopyrightText: 2026 The libbalanced authors
# SPDX-License-Identifier: MIT
"""Findings, results and series, as Python has such things."""

import collections.abc
import html

from gi.repository import GObject

from ..module import get_introspection_module
from . import _balanced_convert as convert
from ._balanced_calls import extend

Balanced = get_introspection_module('Balanced')

COLOURS = {'error': '#a4262c', 'warning': '#8a5a00', 'info': '#005a9e'}


def html_table(header, rows):
    head = ''.join(f'<th style="text-align:left">{html.escape(each)}</th>' for each in header)
    body = ''.join('<tr>' + ''.join(f'<td style="text-align:left">{cell}</td>' for cell in row) + '</tr>'
                   for row in rows)
    return f'<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>'


class Rows(collections.abc.Sequence):
    """The row numbers of a finding, each read when it is asked for."""

    def __init__(self, finding):
        self.finding = finding

    def __len__(self) -> int:
        return self.finding.get_n_rows()

    def __getitem__(self, key):
        if isinstance(key, slice):
            return [self.finding.get_row(each) for each in range(*key.indices(len(self)))]
        position = key + len(self) if key < 0 else key
        if not 0 <= position < len(self):
            raise IndexError(key)
        return self.finding.get_row(position)

    def __repr__(self) -> str:
        more = ', ...' if len(self) > 6 else ''
        return f'<{len(self)} rows: {", ".join(map(str, self[:6]))}{more}>'


@extend(Balanced)
class Finding:
    @property
    def message(self) -> str:
        """The sentence, in English. See dup_message () for other words and languages."""
        return self.dup_message(None, None)

    @property
    def figures(self) -> dict[str, float]:
        """The figures by name."""
        return {name: self.get_figure(name)[1] for name in self.dup_figure_names()}

    @property
    def rows(self) -> collections.abc.Sequence[int]:
        """The numbers of the rows that it is about."""
        return Rows(self)

    def __repr__(self) -> str:
        return f'<Balanced.Finding {self.severity.value_nick} {self.code}: {self.message}>'

    def _repr_html_(self) -> str:
        nick = self.severity.value_nick
        return (f'<p><b style="color:{COLOURS[nick]}">{nick}</b> '
                f'<code>{html.escape(self.code)}</code> {html.escape(self.message)}</p>')


@extend(Balanced)
class Findings:
    def __getitem__(self, key: 'int | str') -> 'Finding':
        if isinstance(key, str):
            finding = self.lookup(key)
            if finding is None:
                raise convert.missing_key(key, dict.fromkeys(each.code for each in self))
            return finding
        return convert.Items(self)[key]

    def __contains__(self, item) -> bool:
        if isinstance(item, str):
            return self.lookup(item) is not None
        return any(item == each for each in self)

    def __len__(self) -> int:
        return self.get_n_items()

    def __iter__(self) -> 'collections.abc.Iterator[Finding]':
        return (self.get_item(each) for each in range(len(self)))

    def __bool__(self) -> bool:
        return len(self) > 0

    def __arrow_c_stream__(self, requested_schema=None):
        return self.to_table().__arrow_c_stream__(requested_schema)

    def to_pandas(self):
        """A data frame with a row for each finding."""
        return self.to_table().to_pandas()

    def to_polars(self):
        """A data frame with a row for each finding."""
        return self.to_table().to_polars()

    def __repr__(self) -> str:
        return (f'<Balanced.Findings {len(self)}: {self.get_n_errors()} errors, '
                f'{self.get_n_warnings()} warnings>')

    def _repr_html_(self) -> str:
        return html_table(('severity', 'code', 'count', 'message'), (
            (f'<b style="color:{COLOURS[each.severity.value_nick]}">{each.severity.value_nick}</b>',
             f'<code>{html.escape(each.code)}</code>', each.count, html.escape(each.message))
            for each in self))


@extend(Balanced)
class Result:
    def __getitem__(self, name: str) -> 'Table':
        return self.tables[name]

    @property
    def main_table(self) -> 'Table':
        """The table with the name of the result, or else the first one."""
        return self.tables[self.name if self.name in self.tables else 0]

    def __arrow_c_stream__(self, requested_schema=None):
        return self.main_table.__arrow_c_stream__(requested_schema)

    def to_pandas(self):
        """A data frame of the main table."""
        return self.main_table.to_pandas()

    def to_polars(self):
        """A data frame of the main table."""
        return self.main_table.to_polars()

    def __repr__(self) -> str:
        names = ', '.join(self.tables.keys())
        return f'<Balanced.Result {self.name} as at {self.as_at}: {names}; {len(self.findings)} findings>'

    def _repr_html_(self) -> str:
        notes = [html.escape(self.name)]
        if self.as_at is not None:
            notes.append(f'as at {self.as_at}')
        if self.synthetic:
            notes.append('<b>synthetic</b>')
        parts = [f'<p>{", ".join(notes)}</p>']
        for table in self.tables:
            draw = getattr(table, '_repr_html_', None)
            parts.append(f'<h4>{html.escape(table.get_name())}</h4>')
            parts.append(draw() if draw is not None else html.escape(repr(table)))
        if self.findings:
            parts.append('<h4>findings</h4>' + self.findings._repr_html_())
        return ''.join(parts)


def points(days, values, states):
    """Columns of a series; None and NaN are missing."""
    days = list(days)
    values = list(values)
    if len(days) != len(values) or states is not None and len(states) != len(days):
        raise ValueError('a series needs as many values as days')
    missing = [each is None or each != each for each in values]
    if states is None:
        states = [Balanced.ValueState.VALUE] * len(values)
    to_state = convert.enum_converter(Balanced.ValueState)
    states = [int(Balanced.ValueState.MISSING if gone and has_value(to_state(state))
                  else to_state(state))
              for gone, state in zip(missing, states)]
    return days, [0.0 if gone else float(each) for gone, each in zip(missing, values)], states


def has_value(state):
    return Balanced.value_state_has_value(state)


def number_or_nan(value):
    return float('nan') if value is None else float(value)


@extend(Balanced)
class Series:
    def __new__(cls, name=None, days=(), values=(), *, unit=None, frequency='irregular', states=None,
                denominators=None):
        """A series of values, or of ratios where denominators are given."""
        if name is None:
            return GObject.Object.__new__(cls)
        if denominators is not None:
            return cls.new_ratio(name, unit, frequency, list(days),
                                 [number_or_nan(each) for each in values],
                                 [number_or_nan(each) for each in denominators])
        return cls.new(name, unit, frequency, *points(days, values, states))

    def __init__(self, name=None, *_, **__):
        if name is None:
            GObject.Object.__init__(self)

    @property
    def days(self) -> 'list[datetime.date]':
        """The days of the points."""
        return [convert.from_day(self.get_day(each)) for each in range(len(self))]

    @property
    def values(self) -> 'list[float | None]':
        """The values of the points, None where the state has none."""
        return [self.get_value(each) if has_value(self.get_state(each)) else None
                for each in range(len(self))]

    @property
    def states(self) -> 'list[ValueState]':
        """The states of the points."""
        return [self.get_state(each) for each in range(len(self))]

    def __len__(self) -> int:
        return self.get_n_points()

    def __iter__(self) -> 'collections.abc.Iterator[tuple[datetime.date, float | None]]':
        return iter(zip(self.days, self.values))

    def __arrow_c_stream__(self, requested_schema=None):
        return self.to_table().__arrow_c_stream__(requested_schema)

    def to_pandas(self):
        """A data frame with a row for each point."""
        return self.to_table().to_pandas()

    def to_polars(self):
        """A data frame with a row for each point."""
        return self.to_table().to_polars()

    def __repr__(self) -> str:
        unit = f' ({self.unit})' if self.unit else ''
        return f'<Balanced.Series {self.name}{unit}: {len(self)} points>'

    def _repr_html_(self) -> str:
        return html_table(('day', self.unit or self.name), (
            (day, '' if value is None else f'{value:g}') for day, value in self))


@extend(Balanced)
class Progress:
    def __repr__(self) -> str:
        return f'<Balanced.Progress {self.fraction:.0%} {self.stage or ""}>'
