# SPDX-FileCopyrightText: 2026 The libbalanced authors
# SPDX-License-Identifier: MIT
"""Charts of series, from whatever Python people keep their series in."""

import collections.abc
import math

from gi.repository import Gio, GLib

from ..module import get_introspection_module
from . import _balanced_convert as convert

Balanced = get_introspection_module('Balanced')

__all__ = ['SpcCharts', 'spc']

MOST_PICTURES = 12  # of several series, in a notebook


class SpcCharts(collections.abc.Mapping):
    """Charts by the name of their series; each of them, too, is such charts, of one series."""

    def __init__(self, result):
        self.result = result

    @property
    def summary(self) -> 'Table':
        """A table with a row for each series: variation, assurance, counts, the last limits."""
        return self.result['summary']

    @property
    def points(self) -> 'Table':
        """A table with a row for each point: value, limits, rules, and what it means."""
        return self.result['points']

    @property
    def groups(self) -> 'Table':
        """A table with a row for each stretch that has limits of its own."""
        return self.result['groups']

    @property
    def findings(self) -> 'Findings':
        """What was noticed; row numbers are those of the summary."""
        return self.result.findings

    @property
    def options(self):
        """Every option as it was used."""
        return self.result.options

    def _names(self):
        return self.summary['series'].to_list()

    def __getitem__(self, name: str) -> 'SpcCharts':
        names = self._names()
        if name not in names:
            raise convert.missing_key(name, names)
        return SpcCharts(Balanced.Spc.select(self.result, name))

    def __iter__(self):
        return iter(self._names())

    def __len__(self):
        return len(self.summary)

    def __arrow_c_stream__(self, requested_schema=None):
        return self.points.__arrow_c_stream__(requested_schema)

    def to_pandas(self):
        """A data frame of the points."""
        return self.points.to_pandas()

    def to_polars(self):
        """A data frame of the points."""
        return self.points.to_polars()

    def __repr__(self):
        names = self._names()
        more = ', ...' if len(names) > 6 else ''
        return f'<Balanced.SpcCharts {len(names)}: {", ".join(names[:6])}{more}>'

    @property
    def chart(self):
        """The picture of the only series; of several, pick one first: charts['slt-nhs'].chart."""
        return Balanced.Chart.new_spc(self.result, None)

    def _repr_svg_(self):
        """The picture of one series; several are shown as HTML."""
        return self.chart.svg if len(self) == 1 else None

    def _repr_html_(self):
        """The summary of several series and the pictures of the first ones; one is a picture."""
        if len(self) == 1:
            return None
        pictures = [Balanced.Chart.new_spc(self.result, name).svg for name in self._names()[:MOST_PICTURES]]
        left_out = len(self) - len(pictures)
        more = f'<p>and {left_out} more series</p>' if left_out else ''
        return (self.summary._repr_html_() +
                '<div style="display:flex;flex-wrap:wrap;gap:12px;align-items:flex-start">' +
                ''.join(pictures) + '</div>' + more)


def iso(day):
    return convert.from_day(convert.to_day(day, first=True)).isoformat()


def read_reasons(rebase):
    if not isinstance(rebase, collections.abc.Mapping):
        raise TypeError("a rebase needs a reason: {'2020-04-01': 'the offer changed'}")
    return {iso(day): str(reason) for day, reason in rebase.items()}


def read_rebases(rebase):
    """{day: reason}, or {series: {day: reason}}, as a variant."""
    if isinstance(rebase, collections.abc.Mapping) and \
            any(isinstance(each, collections.abc.Mapping) for each in rebase.values()):
        return GLib.Variant('a{sa{ss}}', {name: read_reasons(each) for name, each in rebase.items()})
    return GLib.Variant('a{ss}', read_reasons(rebase))


def read_period(period):
    """The text of a period that is text already, or a pair of days, or a Balanced.Period."""
    to_period = convert.period_converter(Balanced.Period)
    return to_period(period).to_text()


def read_options(target, trajectory, rebase, empty_periods, options):
    """Properties from what people write."""
    if isinstance(target, collections.abc.Mapping):
        options['targets'] = GLib.Variant('a{sd}', {name: float(each) for name, each in target.items()})
    elif target is not None:
        options['target'] = float(target)
    if trajectory is not None:
        options['trajectory'] = GLib.Variant(
            'a{sd}', {iso(day): float(each) for day, each in trajectory.items()})
    if rebase is not None:
        options['rebases'] = read_rebases(rebase)
    if empty_periods is not None:
        options['empty_periods'] = GLib.Variant('as', [read_period(each) for each in empty_periods])
    return {name: value for name, value in options.items() if value is not None}


def rename(column, name):
    return Balanced.Column.new_from_bytes(
        name, column.get_kind(), column.dup_values_bytes(), column.dup_states_bytes(),
        column.get_names(), column.get_unit(), column.get_role())


def make_table(data, columns):
    """A table with our names, from a frame with its own."""
    if hasattr(data, 'index') and hasattr(data, 'items') and not hasattr(data, 'columns') and \
            not isinstance(data, collections.abc.Mapping):
        # one column of pandas, whose index has the days
        data = Balanced.Table.from_dict(
            {'day': [each.date() for each in data.index], 'value': data.tolist()},
            name=str(data.name or 'value'))
    table = data if isinstance(data, Balanced.Table) else Balanced.Table.from_arrow(data)
    if columns is None:
        return table
    for name in columns:
        if table.lookup_column(name) is None:
            raise convert.missing_key(name, [each.name for each in table.columns])
    return Balanced.Table.of([rename(each, columns[each.name]) if each.name in columns else each
                              for each in table.columns],
                             name=table.name, synthetic=table.synthetic)


def name_series(series, name):
    """The series, under the name that it has in a dict."""
    if series.get_name() == name:
        return series
    denominators = None
    values = series.values
    if series.has_denominators:
        denominators = [series.get_denominator(each) for each in range(len(series))]
        values = [series.get_numerator(each) for each in range(len(series))]
    return Balanced.Series(name, series.days, values, unit=series.unit, frequency=series.frequency,
                           states=None if denominators else series.states, denominators=denominators)


def as_series(data):
    """A list of series, or None where the data is a table of some kind."""
    if isinstance(data, Balanced.Series):
        return [data]
    if isinstance(data, collections.abc.Mapping) and data and \
            all(isinstance(each, Balanced.Series) for each in data.values()):
        return [name_series(each, str(name)) for name, each in data.items()]
    if isinstance(data, (list, tuple)) and data and \
            all(isinstance(each, Balanced.Series) for each in data):
        return list(data)
    return None


def spc(data: 'Series | _List | _Frame', improvement=None, preset='nhsr', kind='xmr',
        target: 'float | collections.abc.Mapping[str, float] | None' = None,
        trajectory: 'collections.abc.Mapping[_Day, float] | None' = None,
        rebase: 'collections.abc.Mapping[Any, Any] | None' = None,
        empty_periods: 'collections.abc.Sequence[_Period] | None' = None,
        columns: 'collections.abc.Mapping[str, str] | None' = None, **options) -> 'SpcCharts':
    """Charts of statistical process control: is a change more than the usual variation?

    `data` is a Balanced.Series, a dict or list of them, as caseload.series () gives, a pandas series
    with days as its index, or a frame or dict of lists with the columns series, day (or date), value
    or numerator and denominator, and target; `columns` maps other names to these.

    `improvement` is increase, decrease or neutral; `preset` nhsr, mdc or wa; `kind` xmr, run, p,
    p_prime, u, u_prime, c, g or t. `target` is a number, or a dict by series; `trajectory` a dict of
    targets by day; `rebase` {day: reason}, or by series {name: {day: reason}}; `empty_periods` a
    list of periods in which nothing is expected. Other keywords are properties of Balanced.Spc,
    such as missing='omit', two_of_three='beyond', fix_after=12 or frequency='month'."""
    options = dict(options, improvement=improvement, preset=preset, kind=kind)
    if isinstance(target, float) and math.isnan(target):
        target = None
    chosen = Balanced.Spc(**read_options(target, trajectory, rebase, empty_periods, options))
    series = as_series(data)
    if series is None:
        return SpcCharts(chosen.run_table(make_table(data, columns)))
    store = Gio.ListStore(item_type=Balanced.Series.__gtype__)
    store.splice(0, 0, series)
    return SpcCharts(chosen.run(store))
