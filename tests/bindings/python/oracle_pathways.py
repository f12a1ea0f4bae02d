# SPDX-FileCopyrightText: 2026 The libbalanced authors
# SPDX-License-Identifier: MIT
"""Care pathways again, day by day and with sets, from their definitions alone.

What is asked is a dictionary as in test_oracle; a table is a dictionary from groups to rows.
"""

import collections

import oracle

EARLIEST = -10000


class View:
    """The rows that count, with all the days that they have up to the as-at date."""

    def __init__(self, case, asked):
        self.as_at = asked['as_at']
        start, end = asked['period'] or (None, None)
        self.first = EARLIEST if start is None else start
        self.last = self.as_at if end is None else min(end, self.as_at)
        self.by = tuple(asked['by'] or ())
        self.chosen = asked['chosen'] or {}
        self.rows = [each for each in case['episodes'] if not oracle.rejected(each)
                     and (asked['children'] is None or each['child'] in asked['children'])]

    def inside(self, day):
        return self.first <= day <= self.last

    def days(self, row):
        return oracle.covered(row, self.as_at)

    def children(self, counted=True):
        """The units of each child that has one, in the order of the journey."""
        found = {}
        timed = [each for each in self.rows if self.days(each)]
        for row in sorted(timed, key=oracle.order):
            if not counted or self.counts(row):
                found.setdefault(row['child'], []).append(row)
        return found

    def counts(self, row):
        return all(row[column] in values for column, values in self.chosen.items())

    def groups(self, rows):
        """The total, and the groups of some rows."""
        found = {()}
        if self.by:
            found |= {tuple(row[each] for each in self.by) for row in rows}
        return found


def word(key):
    return '/'.join('?' if each is None else each for each in key)


def by_bytes(key):
    """The order of keys in a summary: what is not recorded comes first."""
    return [('-' if each is None else f'={each}').encode() for each in key]


def tables(name, groups, by):
    """One table for the groups and one for the total, where there are groups."""
    if not by:
        return {name: groups}
    return {name: {key: rows for key, rows in groups.items() if key != ()},
            f'{name}_total': {key: rows for key, rows in groups.items() if key == ()}}


def runs_of(days, gap):
    """First and last days of the eras of some units: sets of days, in any order."""
    found = []
    for start, end in sorted((min(each), max(each)) for each in days):
        if found and gap >= 0 and start - found[-1][1] <= gap:
            found[-1][1] = max(found[-1][1], end)
        else:
            found.append([start, end])
    return found


def eras(view, rows, key, min_era, era_gap):
    """[start, end, key] in order, of the units that start in the period."""
    days = {}
    for row in rows:
        if view.inside(row['start']) and len(view.days(row)) >= min_era:
            days.setdefault(tuple(row[each] for each in key), []).append(view.days(row))
    found = [[*each, name] for name, units in days.items() for each in runs_of(units, era_gap)]
    return sorted(found, key=lambda each: each[:2])


def cut(found, window):
    """The first later era that is met too shortly, and not inside, ends an earlier one."""
    ends = []
    for start, end, _ in found:
        short = [other for other, last, _ in found
                 if start < other <= end < last and end - other + 1 < window]
        ends.append(min(short) - 1 if short else end)
    return [[start, end, name] for (start, _, name), end in zip(found, ends)]


def segments(found, least):
    """(days, keys) of the stretches of days with the same eras."""
    stretches = []
    last = None
    for day in sorted({day for start, end, _ in found for day in range(start, end + 1)}):
        active = [each for each in found if each[0] <= day <= each[1]]
        if last == (day - 1, active):
            stretches[-1][0].append(day)
        else:
            stretches.append(([day], active))
        last = (day, active)
    return [(len(days), frozenset(name for _, _, name in active)) for days, active in stretches
            if len(days) >= least or [days[0], days[-1]] in [each[:2] for each in active]]


def choose(found, filter):
    if filter == 'all':
        return found
    kept = []
    for days, names in found:
        before = [each for _, each in (kept if filter == 'first' else kept[-1:])]
        if names not in before:
            kept.append((days, names))
    return kept


def pathways(case, asked, key, min_era=0, era_gap=30, combination_window=30, min_segment=30,
             filter='first', max_length=5):
    view = View(case, asked)
    totals = {(): [0, 0, 0]}
    listed = collections.defaultdict(lambda: collections.defaultdict(lambda: [0, 0]))
    stretches = collections.defaultdict(lambda: collections.defaultdict(lambda: [set(), []]))
    for child, rows in view.children().items():
        found = cut(eras(view, rows, key, min_era, era_gap), combination_window)
        steps = choose(segments(found, min_segment), filter)[:max_length]
        for group in view.groups(rows):
            figures = totals.setdefault(group, [0, 0, 0])
            figures[0] += 1
            figures[1 if steps else 2] += 1
            if not steps:
                continue
            sequence = listed[group][tuple(tuple(sorted(names, key=by_bytes))
                                           for _, names in steps)]
            sequence[0] += 1
            sequence[1] += sum(days for days, _ in steps)
            for days, names in steps:
                entry = stretches[group][tuple(sorted(names, key=by_bytes))]
                entry[0].add(child)
                entry[1].append(days)
    result = {}
    result.update(tables('pathways', {
        group: [{'sequence': ' > '.join(' + '.join(map(word, names)) for names in sequence),
                 'children': n, 'share': n / totals[group][1], 'days': days}
                for sequence, (n, days) in sorted(
                    listed[group].items(), key=lambda each: (-each[1][0], [
                        [(index > 0, by_bytes(name)) for index, name in enumerate(names)]
                        for names in each[0]]))] for group in totals}, view.by))
    result.update(tables('pathway_segments', {
        group: [{'combination': ' + '.join(map(word, names)), 'segments': len(days),
                 'children': len(children), 'days': sum(days),
                 'days_mean': sum(days) / len(days), 'days_median': oracle.median(days),
                 'days_p25': oracle.quantile(days, 0.25), 'days_p75': oracle.quantile(days, 0.75)}
                for names, (children, days) in sorted(
                    stretches[group].items(),
                    key=lambda each: (-len(each[1][0]), [(index > 0, by_bytes(name)) for index, name
                                                         in enumerate(each[0])]))]
        for group in totals}, view.by))
    result.update(tables('pathway_totals', {
        group: [{'children': each[0], 'children_with_pathway': each[1],
                 'children_without_pathway': each[2]}] for group, each in totals.items()}, view.by))
    return result
