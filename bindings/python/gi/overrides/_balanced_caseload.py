# SPDX-FileCopyrightText: 2026 The libbalanced authors
# SPDX-License-Identifier: MIT
"""Caseloads, journeys and cohorts, as Python has such things."""

import collections.abc

from gi.repository import GLib

from ..module import get_introspection_module
from . import _balanced_convert as convert
from ._balanced_arrow import consume
from ._balanced_calls import extend
from ._balanced_table import as_stream

Balanced = get_introspection_module('Balanced')

COUNTS = ('contacts_offered', 'contacts_attended', 'minutes')

load_folder = Balanced.Caseload.load


def make_options(options):
    """The options object of keyword arguments; an empty mapping says nothing."""
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


@extend(Balanced)
class Caseload:
    @staticmethod
    def load(folder, options=None, cancellable=None, **names) -> 'Caseload':
        """The caseload of a folder with episodes.csv, or of one such file.

        Keyword arguments are the properties of Balanced.CaseloadOptions: columns, codes, constants,
        date_order, encoding, missing_words, same_ids, corrections, time_zone, n_threads, framework.
        """
        return load_folder(folder, options or make_options(names), cancellable=cancellable)

    @staticmethod
    def from_frames(episodes=None, children=None, needs=None, statuses=None, options=None,
                    **names) -> 'Caseload':
        """The caseload of data frames, or of anything else that gives an Arrow stream.

        Keyword arguments are those of load ().
        """
        reader = Balanced.CaseloadReader.new(options or make_options(names))
        frames = {'children': children, 'episodes': episodes, 'needs': needs, 'statuses': statuses}
        for name, frame in frames.items():
            if frame is not None:
                consume(as_stream(frame), lambda address, name=name: reader.read_arrow(
                    name, address, name, None))
        return reader.end()

    def cohort(self, age=None, window=None, **conditions) -> 'Cohort':
        """The children that meet all conditions: the properties of Balanced.CohortQuery.

        age=(4, 10) is completed years, both ends included; window=(start, end) are days. Other
        conditions: need_type, need_rank, need_tier, need_on_episodes, strand, level, stage, agency,
        setting, status, status_value, child_ids, as_at.
        """
        if age is not None:
            youngest, oldest = (age, age) if isinstance(age, int) else age
            conditions['min_age'] = -1 if youngest is None else youngest
            conditions['max_age'] = -1 if oldest is None else oldest
        if window is not None:
            conditions['start'], conditions['end'] = window
        if conditions.get('child_ids') is not None:
            conditions['child_ids'] = [str(each) for each in conditions['child_ids']]
        given = {name: value for name, value in conditions.items() if value is not None}
        return Balanced.Cohort.new(self, Balanced.CohortQuery(**given))

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
                raise KeyError('there is no such child')
            return self.get_journey(number)
        number = child + len(self) if child < 0 else child
        if not 0 <= number < len(self):
            raise IndexError(child)
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
        return self.reconciliation._repr_html_()


@extend(Balanced)
class Journey:
    @staticmethod
    def new(framework=None) -> 'Journey':
        """A journey without episodes."""
        return Balanced.Journey(framework=framework)

    def __repr__(self) -> str:
        return f'<Balanced.Journey {len(self)} episodes>'


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
        return f'<Balanced.Cohort {len(self)} children>'
