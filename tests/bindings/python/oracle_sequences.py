# SPDX-FileCopyrightText: 2026 The libbalanced authors
# SPDX-License-Identifier: MIT
"""The analyses of order, of many dates and of survival again, from their definitions alone."""

import collections
import itertools

from oracle import Oracle, classify, known, median, order, quantile, ratio, wait_end, wait_state


class Sequences(Oracle):
    """What follows what; `key` tells units apart."""

    def __init__(self, case, key=('strand', 'level'), least=1, **asked):
        super().__init__(case, **asked)
        self.key, self.least = key, least

    def end(self, row):
        return row['end'] if known(row['end'], self.as_at) else self.as_at

    def units(self, child):
        """Those that are counted and have a day in the period, in the order of the journey."""
        return sorted((each for each in self.of_child(child)
                       if classify(each, self.as_at) == 'timed' and self.selected(each) and
                       self.days(each)), key=order)

    def key_of(self, row):
        return tuple(row[column] for column in self.key)

    def gap(self, a, b):
        return b['start'] - self.end(a) - 1

    def children(self, rows):
        return sorted({each['child'] for each in rows})

    def neighbours(self, rows):
        return [(child, a, b) for child in self.children(rows)
                for a, b in itertools.pairwise(self.units(child))]

    def by_keys(self, pairs, figures):
        """Figures of all pairs with the same two keys."""
        found = collections.defaultdict(list)
        for child, a, b in pairs:
            found[self.key_of(a) + self.key_of(b)].append((child, a, b))
        return {key: figures(members) for key, members in found.items()}

    def directly_follows(self):
        def pairs(rows):
            def figures(members):
                gaps = [max(self.gap(a, b), 0) for _, a, b in members]
                return {
                    'pairs': len(members), 'children': len({each[0] for each in members}),
                    'overlapping_pairs': sum(self.gap(a, b) < 0 for _, a, b in members),
                    'gap_days': sum(gaps), 'gap_min': min(gaps), 'gap_max': max(gaps),
                    'gap_mean': sum(gaps) / len(gaps), 'gap_median': median(gaps),
                    'gap_p90': quantile(gaps, 0.9)}
            return self.by_keys(self.neighbours(rows), figures)

        def ends(place):
            def function(rows):
                keys = collections.Counter(self.key_of(self.units(child)[place])
                                           for child in self.children(rows))
                return {key: {'children': n, 'share': n / keys.total()} for key, n in keys.items()}
            return function

        def totals(rows):
            pairs = self.neighbours(rows)
            same = sum(a['start'] == b['start'] and a['end'] == b['end'] and
                       a['source'] == b['source'] for _, a, b in pairs)
            return {(): {
                'children': len(self.children(rows)),
                'units': sum(len(self.units(child)) for child in self.children(rows)),
                'pairs': len(pairs), 'overlapping_pairs': sum(self.gap(a, b) < 0
                                                              for _, a, b in pairs),
                'pairs_by_identifier': same, 'share_by_identifier': ratio(same, len(pairs))}}

        rows = self.counted()
        return {**self.tables('directly_follows', rows, pairs),
                **self.tables('start_keys', rows, ends(0)),
                **self.tables('end_keys', rows, ends(-1)),
                **self.tables('sequence_order', rows, totals)}

    def handovers(self):
        def passed(rows):
            return [(child, a, b) for child, a, b in self.neighbours(rows)
                    if None not in self.key_of(a) + self.key_of(b) and
                    self.key_of(a) != self.key_of(b)]

        def main(rows):
            def figures(members):
                gaps = [self.gap(a, b) for _, a, b in members]
                long = [each for each in gaps if each > 0]
                return {
                    'handovers': len(members), 'children': len({each[0] for each in members}),
                    'overlapped': sum(each < 0 for each in gaps),
                    'same_or_next_day': sum(each == 0 for each in gaps), 'gapped': len(long),
                    'gap_days': sum(long), 'gap_median': median(long),
                    'gap_max': max(long, default=None)}
            return self.by_keys(passed(rows), figures)

        def together(rows):
            common = collections.defaultdict(list)
            for child in self.children(rows):
                days = collections.defaultdict(set)
                for unit in self.units(child):
                    if None not in self.key_of(unit):
                        days[self.key_of(unit)] |= self.days(unit)
                for a, b in itertools.combinations(sorted(days), 2):
                    if len(days[a] & days[b]) >= self.least:
                        common[a + b].append(len(days[a] & days[b]))
            return {key: {'children': len(each), 'common_days': sum(each),
                          'median_common_days': median(each)} for key, each in common.items()}

        def totals(rows):
            pairs = self.neighbours(rows)
            return {(): {
                'children': len(self.children(rows)), 'pairs': len(pairs),
                'handovers': len(passed(rows)),
                'pairs_without_key': sum(None in self.key_of(a) + self.key_of(b)
                                         for _, a, b in pairs),
                'children_with_handover': len({each[0] for each in passed(rows)})}}

        rows = self.counted()
        return {**self.tables('handovers', rows, main),
                **self.tables('working_together', rows, together),
                **self.tables('handover_totals', rows, totals)}

    def concurrent_pairs(self):
        def overlaps(rows):
            return [(child, a, b, len(self.days(a) & self.days(b)))
                    for child in self.children(rows)
                    for a, b in itertools.combinations(self.units(child), 2)
                    if len(self.days(a) & self.days(b)) >= self.least]

        def main(rows):
            found = collections.defaultdict(list)
            for child, a, b, days in overlaps(rows):
                found[unordered(self.key_of(a), self.key_of(b))].append((child, days))
            return {key: {
                'pairs': len(each), 'children': len({child for child, _ in each}),
                'common_days': sum(days for _, days in each),
                'median_common_days': median([days for _, days in each]),
                'most_common_days': max(days for _, days in each)}
                for key, each in found.items()}

        def totals(rows):
            pairs = overlaps(rows)
            return {(): {
                'children': len(self.children(rows)), 'pairs': len(pairs),
                'children_with_pairs': len({each[0] for each in pairs}),
                'common_days': sum(each[3] for each in pairs)}}

        rows = self.counted()
        return {**self.tables('concurrent_pairs', rows, main),
                **self.tables('concurrent_pair_totals', rows, totals)}

    def successors(self):
        def pairs(rows):
            found = []
            for child in self.children(rows):
                units = self.units(child)
                found += [(child, a, b) for a, b in itertools.product(units, units)
                          if self.end(a) < b['start'] and not any(
                              self.end(a) < x['start'] and self.end(x) < b['start']
                              for x in units)]
            return found

        def main(rows):
            def figures(members):
                gaps = [self.gap(a, b) for _, a, b in members]
                return {
                    'pairs': len(members), 'children': len({each[0] for each in members}),
                    'gap_days': sum(gaps), 'gap_mean': sum(gaps) / len(gaps),
                    'gap_median': median(gaps), 'gap_p90': quantile(gaps, 0.9),
                    'gap_max': max(gaps)}
            return self.by_keys(pairs(rows), figures)

        def totals(rows):
            return {(): {
                'children': len(self.children(rows)), 'pairs': len(pairs(rows)),
                'units': sum(len(self.units(child)) for child in self.children(rows))}}

        rows = self.counted()
        return {**self.tables('successors', rows, main),
                **self.tables('successor_totals', rows, totals)}

    def variants(self, merge_equal=False):
        def written(key):
            return '/'.join('?' if each is None else each for each in key)

        def sequence(child):
            keys = [written(self.key_of(each)) for each in self.units(child)]
            return [key for key, _ in itertools.groupby(keys)] if merge_equal else keys

        def steps(child):
            return [sorted(written(self.key_of(each)) for each in members) for _, members in
                    itertools.groupby(self.units(child), key=lambda each: each['start'])]

        def table(function, join):
            def main(rows):
                found = collections.Counter(join(function(child)) for child in self.children(rows))
                return {(text,): {'children': n, 'share': n / found.total(), 'steps': steps}
                        for (text, steps), n in found.items()}
            return main

        def totals(rows):
            return {(): {'children': len(self.children(rows)),
                         'variants': len({tuple(sequence(each)) for each in self.children(rows)})}}

        rows = self.counted()
        found = {
            **self.tables('variants', rows, table(
                sequence, lambda each: (' > '.join(each), len(each)))),
            **self.tables('variant_totals', rows, totals)}
        if not merge_equal:
            found.update(self.tables('set_variants', rows, table(
                steps, lambda each: (' > '.join(map(' + '.join, each)), len(each)))))
        return found

    # Survival, without a period

    def survival(self):
        def main(rows):
            waits = [(wait_end(row, self.as_at) - row['requested'], wait_state(row, self.as_at))
                     for row in rows]
            waiting, curve = 1.0, []
            for time in sorted({days for days, _ in waits}):
                at_risk = sum(days >= time for days, _ in waits)
                waiting *= 1 - sum(each == (time, 'started') for each in waits) / at_risk
                curve.append((time, waiting))
            def after(share):
                return next((time for time, left in curve if 1 - left >= share - 1e-12), None)
            return {(): {
                'waits': len(waits),
                **{state: sum(each[1] == state for each in waits)
                   for state in ('started', 'waiting', 'withdrawn')},
                'p25_days': after(0.25), 'median_days': after(0.5), 'p75_days': after(0.75)}}

        return self.tables('survival', [
            each for each in self.rows if self.selected(each) and
            wait_state(each, self.as_at) in ('started', 'waiting', 'withdrawn')], main)


def unordered(a, b):
    """Two keys in an order that does not matter."""
    return tuple(itertools.chain(*sorted((a, b), key=repr)))


def timeline(case, points, asked):
    """{(group, first day): (children, episodes)} at many dates, each looked at alone."""
    found = {}
    for first, last in points:
        if first > asked['as_at']:
            continue
        view = Oracle(case, **{**asked, 'period': (first, last)})
        rows = view.counted(asked['basis'])
        groups = view.grouped(rows)
        groups['total'] = rows
        for group, members in groups.items():
            found[group, first] = (len({each['child'] for each in members}), len(members))
    return found
