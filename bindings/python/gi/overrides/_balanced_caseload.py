# SPDX-FileCopyrightText: 2026 The libbalanced authors
# SPDX-License-Identifier: MIT
"""Caseloads, journeys and cohorts, as Python has such things."""

import collections.abc
import html
import operator
import warnings

from gi.repository import GLib

from ..module import get_introspection_module
from . import _balanced_convert as convert
from ._balanced_arrow import consume
from ._balanced_calls import extend
from ._balanced_core import html_table
from ._balanced_table import as_stream

Balanced = get_introspection_module('Balanced')

COUNTS = ('contacts_offered', 'contacts_attended', 'minutes')

EXAMPLES = {
    'columns': {'ClientRef': 'child_id'},
    'codes': {'level': {'Wave 1': 'universal'}},
    'constants': {'agency': 'nhs'},
}
OPTIONS = [each.name.replace('-', '_') for each in Balanced.CaseloadOptions.list_properties()]

load_folder = Balanced.Caseload.load


FILES = ('episodes', 'children', 'needs', 'statuses', 'links', 'pauses')


def check_mappings(options):
    """A mapping in the wrong shape, said in Python's words."""
    for name in ('columns', 'codes', 'constants'):
        value = options.get(name)
        if value is not None and not isinstance(value, (collections.abc.Mapping, GLib.Variant)):
            raise TypeError(f'{name} is a dict such as {EXAMPLES[name]}, not {type(value).__name__}')
        if name == 'codes' and isinstance(value, collections.abc.Mapping) and \
                not all(isinstance(each, collections.abc.Mapping) for each in value.values()):
            raise TypeError(f'codes is a dict for each column, such as {EXAMPLES[name]}')


def make_options(options, known=(), made=None):
    """The options object of keyword arguments; an empty mapping says nothing."""
    if made is not None:
        if options:
            raise TypeError(f'{", ".join(options)}: give these as properties of the options')
        return made
    convert.check_options('a caseload', options, (*known, *OPTIONS))
    check_mappings(options)
    given = {name: value for name, value in options.items()
             if value is not None and not (isinstance(value, collections.abc.Mapping) and not value)}
    codes = given.get('codes')
    if isinstance(codes, collections.abc.Mapping):
        given['codes'] = GLib.Variant('a{sa{ss}}', {
            column: convert.texts(words) for column, words in codes.items()})
    missing = given.get('missing_words')
    if missing is not None:
        given['missing_words'] = [missing] if isinstance(missing, str) else list(missing)
    return Balanced.CaseloadOptions(**given)


COLUMNS = (
    'sex', 'ethnicity', 'first_language', 'lsoa21', 'idaci_decile', 'idaci_year', 'home_la_code',
    'gp_practice_code', 'school_urn', 'source', 'referral_id', 'provision_id', 'request_source',
    'priority', 'closed_reason', 'end_reason', 'role', 'outcome', 'mode', 'grouping', 'medium')
CONDITIONS = ['age', 'window', *COLUMNS, *(each.name.replace('-', '_')
                                 for each in Balanced.CohortQuery.list_properties())]
WORDS = ('need_type', 'need_tier', 'strand', 'level', 'stage', 'agency', 'setting', 'status',
         'status_value')
NEEDS = {'need_type', 'need_tier', 'need_rank'}
EPISODE_COLUMNS = [each.name.replace('-', '_') for each in Balanced.Episode.list_properties()]
SHOWN = ('requested_date', 'start_date', 'end_date', 'strand', 'level', 'stage', 'agency')
to_period = convert.period_converter(Balanced.Period)


def age_range(age):
    """The youngest and the oldest, -1 where there is no limit."""
    pair = age if isinstance(age, (tuple, list)) and len(age) == 2 else (age, age)
    try:
        youngest, oldest = [-1 if each is None else operator.index(each) for each in pair]
    except TypeError:
        raise TypeError('age is a number of completed years, or a pair of them '
                        'such as (4, 10)') from None
    if min(youngest, oldest) < -1 or -1 < oldest < youngest:
        raise ValueError(f'nobody is at least {youngest} and at most {oldest} years old')
    return youngest, oldest


@extend(Balanced)
class Caseload:
    @staticmethod
    def load(folder, options=None, cancellable=None, **names) -> 'Caseload':
        """The caseload of a folder with episodes.csv, or of one such file.

        Keyword arguments are the properties of Balanced.CaseloadOptions: columns, codes, constants,
        date_order, encoding, missing_words, same_ids, corrections, time_zone, n_threads, framework.
        """
        return load_folder(folder, make_options(names, made=options), cancellable=cancellable)

    @staticmethod
    def from_frames(episodes=None, children=None, needs=None, statuses=None, links=None,
                    pauses=None, options=None, **names) -> 'Caseload':
        """The caseload of data frames, or of anything else that gives an Arrow stream.

        Keyword arguments are those of load ().
        """
        reader = Balanced.CaseloadReader.new(make_options(names, FILES, options))
        frames = {'children': children, 'episodes': episodes, 'needs': needs, 'statuses': statuses,
                  'links': links, 'pauses': pauses}
        if all(frame is None for frame in frames.values()):
            raise TypeError(f'a caseload needs a frame: {", ".join(FILES)}')
        for name, frame in frames.items():
            if frame is not None:
                consume(as_stream(frame), lambda address, name=name: reader.read_arrow(
                    name, address, name, None))
        return reader.end()

    def with_rows(self, episodes=None, children=None, needs=None, statuses=None, links=None,
                  pauses=None, options=None, **names) -> 'Caseload':
        """A caseload in which the children that the frames name have the rows of the frames.

        Of every kind of rows, those that are given replace all that a child has: bring the old ones
        that still hold. Arguments are those of from_frames (); with_changes () takes a caseload.
        """
        return self.with_changes(Balanced.Caseload.from_frames(
            episodes, children, needs, statuses, links, pauses, options, **names))

    def cohort(self, age=None, window=None, **conditions) -> 'Cohort':
        """The children that meet all conditions: the properties of Balanced.CohortQuery.

        age=(4, 10) is completed years, both ends included; window=(start, end) are days. Other
        conditions: need_type, need_rank, need_tier, need_on_episodes, strand, level, stage, agency,
        setting, status, status_value, child_ids, as_at. Any other column of children or episodes
        that is a word or a number takes a value or a list of them: sex='F',
        idaci_decile=[1, 2], provision_id='talk-boost'.
        """
        convert.check_options('a cohort', conditions, CONDITIONS)
        if age is not None:
            conditions['min_age'], conditions['max_age'] = age_range(age)
        if window is not None:
            window = to_period(window)
            conditions['start'], conditions['end'] = window.get_start(), window.get_end()
        child_ids = conditions.get('child_ids')
        if child_ids is not None:
            child_ids = [child_ids] if isinstance(child_ids, str) else child_ids
            conditions['child_ids'] = [str(each) for each in child_ids]
        columns = dict(conditions.pop('columns', None) or {})
        columns.update((name, conditions.pop(name)) for name in COLUMNS if name in conditions)
        columns = {name: [str(each) for each in (
            value if isinstance(value, (list, tuple, set)) else [value])]
            for name, value in columns.items() if value is not None}
        if columns:
            conditions['columns'] = GLib.Variant('a{sas}', columns)
        for name in WORDS:
            if not isinstance(conditions.get(name), (str, type(None))):
                raise TypeError(f'{name} is one word; put cohorts together with |')
        given = {name: value for name, value in conditions.items() if value is not None}
        cohort = Balanced.Cohort.new(self, Balanced.CohortQuery(**given))
        if not len(cohort) and NEEDS & given.keys() and not given.get('need_on_episodes'):
            warnings.warn('a cohort by need is empty: it looks at the needs that were read, and at '
                          'those on episodes only with need_on_episodes=True', stacklevel=2)
        return cohort

    def __len__(self) -> int:
        """The number of children."""
        return self.get_n_children()

    def __bool__(self) -> bool:
        return True

    def __getitem__(self, child: 'str | int') -> 'Journey':
        """The journey of a child, by identifier or by number."""
        if isinstance(child, str):
            found, number = self.lookup_child(child)
            if not found:
                raise KeyError('the caseload has no child of that identifier')
            return self.get_journey(number)
        try:
            number = operator.index(child)
        except TypeError:
            raise TypeError('a child is asked for by its identifier, a str, or its number') from None
        number = number + len(self) if number < 0 else number
        if not 0 <= number < len(self):
            raise IndexError(f'there is no child {child}: there are {len(self)}')
        return self.get_journey(number)

    def __contains__(self, child: str) -> bool:
        return self.lookup_child(child)[0]

    def __iter__(self):
        """The journeys of all children."""
        return map(self.get_journey, range(len(self)))

    def __repr__(self) -> str:
        synthetic = 'synthetic, ' if self.synthetic else ''
        return (f'<Balanced.Caseload {synthetic}{len(self)} children, '
                f'{self.get_n_episodes()} episodes, {len(self.findings)} findings>')

    def _repr_html_(self) -> str:
        return self.reconciliation._repr_html_() + self.findings._repr_html_()


@extend(Balanced)
class Journey:
    @staticmethod
    def new(framework=None) -> 'Journey':
        """A journey without episodes."""
        return Balanced.Journey(framework=framework)

    def __repr__(self) -> str:
        return f'<Balanced.Journey {len(self)} episodes>'

    def to_table(self) -> 'Table':
        """The episodes in their order, without columns that have no value."""
        columns = {name: [getattr(each, name) for each in self] for name in EPISODE_COLUMNS}
        return Balanced.Table.from_dict({name: values for name, values in columns.items()
                                         if any(each is not None for each in values)}, 'episodes')

    def to_pandas(self):
        """A data frame with a row for each episode."""
        return self.to_table().to_pandas()

    def to_polars(self):
        """A data frame with a row for each episode."""
        return self.to_table().to_polars()

    def _repr_html_(self) -> str:
        """The episodes in their order, without the identifier of the child."""
        return html_table(SHOWN, (
            [html.escape(str(getattr(each, name) or '')) for name in SHOWN] for each in self))


def count_of(name):
    """A count that is not recorded is None."""
    def get(self):
        count = self.get_property(name.replace('_', '-'))
        return None if count < 0 else count
    return property(get, doc=f'The column `{name}`.')


for _name in COUNTS:
    setattr(Balanced.Episode, _name, count_of(_name))


@extend(Balanced)
class Episode:
    def __repr__(self) -> str:
        cell = ' x '.join(each or 'missing' for each in (self.strand, self.level))
        return f'<Balanced.Episode {cell}, {self.start_date or "no start"} to {self.end_date or "open"}>'


@extend(Balanced)
class Cohort:
    def __len__(self) -> int:
        return self.get_n_children()

    def __bool__(self) -> bool:
        return len(self) > 0

    def __contains__(self, child: 'str | int') -> bool:
        """Whether a child is in it, by identifier or by number."""
        if isinstance(child, str):
            found, child = self.caseload.lookup_child(child)
            if not found:
                return False
        return self.contains(child)

    def __iter__(self):
        """The identifiers of the children."""
        for position in range(len(self)):
            yield self.caseload.get_child_id(self.get_child(position))

    def __and__(self, other: 'Cohort') -> 'Cohort':
        return self.intersect(other)

    def __or__(self, other: 'Cohort') -> 'Cohort':
        return self.unite(other)

    def __sub__(self, other: 'Cohort') -> 'Cohort':
        return self.subtract(other)

    def __invert__(self) -> 'Cohort':
        return self.complement()

    def __repr__(self) -> str:
        return f'<Balanced.Cohort {len(self)} of {len(self.caseload or ())} children>'

    def _repr_html_(self) -> str:
        return f'<p><b>{len(self)}</b> of {len(self.caseload or ())} children</p>'
