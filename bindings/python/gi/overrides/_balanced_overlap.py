# SPDX-FileCopyrightText: 2026 The libbalanced authors
# SPDX-License-Identifier: MIT
"""How many children caseloads have in common, of totals or of lists."""

import collections.abc
import operator

from ..module import get_introspection_module

Balanced = get_introspection_module('Balanced')


def overlap(caseloads: 'Caseload | collections.abc.Mapping[str, Any]',
            population: 'int | None' = None) -> 'Table':
    """How many children are in each two of several caseloads, and in any: the table `overlap`.

    What each caseload is known by decides: {'nhs': 60, 'council': 50} are totals, and give bounds;
    {'nhs': ['17', '18'], 'council': ['18']} are identifiers that mean the same child everywhere,
    and give counts. Of a caseload the sources are compared. population is the number of children in
    the area, and narrows bounds.
    """
    # The natural calls stand in the overrides, which are not there yet when this is read.
    from gi.repository import Balanced as natural
    known = -1 if population is None else operator.index(population)
    if isinstance(caseloads, Balanced.Caseload):
        return caseloads.find_overlap(known)
    if not isinstance(caseloads, collections.abc.Mapping):
        raise TypeError('overlap needs a caseload, or a mapping of names to totals or lists')
    lists = {name: value for name, value in caseloads.items()
             if not isinstance(value, (str, bytes)) and isinstance(value, collections.abc.Iterable)}
    if not lists:
        return natural.overlap_of_counts(
            list(caseloads), [operator.index(each) for each in caseloads.values()], known)
    if len(lists) < len(caseloads):
        raise TypeError('overlap takes totals of all caseloads, or lists of all')
    if population is not None:
        raise ValueError('lists are counted, so that a population narrows nothing')
    entries = [(name, str(each)) for name, ids in lists.items() for each in ids]
    if len({name for name, _ in entries}) < len(lists):
        raise ValueError('a list without identifiers cannot be compared')
    return natural.overlap_of_lists([name for name, _ in entries], [each for _, each in entries])
