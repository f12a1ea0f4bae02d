# SPDX-FileCopyrightText: 2026 The libbalanced authors
# SPDX-License-Identifier: MIT
"""What comes one after another in a journey, from the definitions alone."""

import itertools

import oracle
from oracle import median, quantile, ratio


def lower_median(values):
    return sorted(values)[(len(values) - 1) // 2] if values else None


class Order(oracle.Oracle):
    """Analyses of the order of units; the key of a unit is its agency."""

    def sequence(self, child, active=True):
        """The counted units of a child, in the order of the journey."""
        rows = [each for each in self.of_child(child)
                if oracle.classify(each, self.as_at) == 'timed' and self.selected(each)
                and (self.days(each) or not active)]
        return sorted(rows, key=oracle.order)

    def neighbours(self, children):
        return [(child, *pair) for child in children
                for pair in itertools.pairwise(self.sequence(child))]

    def last_day(self, row):
        return max(oracle.covered(row, self.as_at))

    # Moves between consecutive starts

    def start_moves(self):
        def journeys(rows):
            for child in {each['child'] for each in rows}:
                units = self.sequence(child, active=False)
                levels = [each['level'] for each in units]
                for i, unit in enumerate(units):
                    if self.inside(unit['start']):
                        yield levels[:i], levels[i]

        def moves(rows):
            found = [(before[-1], now) for before, now in journeys(rows) if before]
            known = [each for each in found if None not in each]
            return {pair: {'moves': known.count(pair),
                           'share_of_moves': ratio(known.count(pair), len(known)),
                           'is_jump': set(pair) == {'universal', 'specialist'}}
                    for pair in itertools.product(oracle.LEVELS, repeat=2)}

        def is_step(before, now):
            other = list(itertools.dropwhile(lambda each: each == 'targeted', reversed(before)))
            return now == 'specialist' and len(other) < len(before) and \
                other[:1] == ['universal']

        def totals(rows):
            found = list(journeys(rows))
            return {(): {
                'children': len({each['child'] for each in rows}),
                'units_started': len(found),
                'moves': sum(bool(before) for before, _ in found),
                'moves_without_level': sum(bool(before) and None in (before[-1], now)
                                           for before, now in found),
                'universal_to_specialist': sum(before[-1:] == ['universal'] and now == 'specialist'
                                               for before, now in found),
                'universal_targeted_specialist': sum(is_step(*each) for each in found),
            }}

        rows = self.counted()
        return {**self.tables('start_moves', rows, moves),
                **self.tables('start_move_totals', rows, totals)}

    # From one stage to another

    def lead(self, child, from_stage, to_stage):
        """The first unit, whether the other stage is reached, days, and days of the period."""
        units = self.sequence(child, active=False)
        first = next((each for each in units if each['stage'] == from_stage), None)
        if first is None:
            return None
        starts = [each['start'] for each in units
                  if each['stage'] == to_stage and each['start'] >= first['start']]
        until = min(starts, default=self.as_at)
        if until < self.first:
            return None
        days = range(max(first['start'], self.first), until)
        busy = set().union(*(oracle.covered(each, self.as_at) for each in self.of_child(child)))
        return {'row': first, 'state': 'reached' if starts else 'not_reached',
                'length': until - first['start'], 'days': len(days),
                'idle': sum(day not in busy for day in days)}

    def lead_times(self, from_stage, to_stage, bin_days, n_bins):
        leads = [self.lead(child, from_stage, to_stage)
                 for child in sorted({each['child'] for each in self.rows})]
        leads = {each['row']['child']: each for each in leads if each}

        def main(rows):
            found = {}
            for state in ('reached', 'not_reached'):
                mine = [leads[each['child']] for each in rows
                        if leads[each['child']]['state'] == state]
                days, idle = (sum(each[name] for each in mine) for name in ('days', 'idle'))
                found[state,] = {
                    'children': len(mine), 'days': days, 'idle_days': idle,
                    'median_days': median([each['length'] for each in mine]),
                    'longest_days': max((each['length'] for each in mine), default=None),
                    'idle_share_of_days': ratio(idle, days),
                    'children_wholly_idle': sum(0 < each['days'] == each['idle'] for each in mine),
                    'median_idle_days': median([each['idle'] for each in mine]),
                    'most_idle_days': max((each['idle'] for each in mine), default=None),
                }
            return found

        def bins(rows):
            mine = [leads[each['child']] for each in rows
                    if leads[each['child']]['state'] == 'reached']
            return {(number,): {
                f'children_by_{column}': sum(min(each[name] // bin_days, n_bins - 1) == number
                                             for each in mine)
                for column, name in (('days', 'length'), ('idle_days', 'idle'))}
                for number in range(n_bins)}

        def survival(rows):
            mine = [leads[each['child']] for each in rows]
            return {(): {
                'children': len(mine),
                'reached': sum(each['state'] == 'reached' for each in mine),
                'not_reached': sum(each['state'] == 'not_reached' for each in mine),
                'late_entries': sum(each['days'] < each['length'] for each in mine),
            }}

        rows = [each['row'] for each in leads.values()]
        return {**self.tables('lead_times', rows, main),
                **self.tables('lead_time_bins', rows, bins),
                **self.tables('lead_time_survival', rows, survival)}

    # Neighbours

    def by_pair(self, found):
        """Dictionaries by the keys of both; found is of (child, first unit, second, ...)."""
        pairs = {}
        for each in found:
            pairs.setdefault((each[1]['agency'], each[2]['agency']), []).append(each)
        return pairs

    def directly_follows(self, gap):
        def days(a, b):
            if gap == 'start-to-start':
                return b['start'] - a['start']
            return max(0, b['start'] - self.last_day(a) - 1)

        def main(rows):
            found = self.by_pair(self.neighbours({each['child'] for each in rows}))
            return {key: {
                'pairs': len(each),
                'children': len({child for child, _, _ in each}),
                'overlapping_pairs': sum(b['start'] <= self.last_day(a) for _, a, b in each),
                'gap_days': sum(days(a, b) for _, a, b in each),
                'gap_median': median([days(a, b) for _, a, b in each]),
                'gap_median_lower': lower_median([days(a, b) for _, a, b in each]),
                'gap_p90': quantile([days(a, b) for _, a, b in each], 0.9),
            } for key, each in found.items()}

        return self.tables('directly_follows', self.counted(), main)

    def handovers(self, merge_runs):
        def passed_on(child):
            units = self.sequence(child)
            for i in range(1, len(units)):
                before, now = units[i - 1], units[i]
                if None in (before['agency'], now['agency']) or before['agency'] == now['agency']:
                    continue
                run = [before] if not merge_runs else list(itertools.takewhile(
                    lambda each, agency=before['agency']: each['agency'] == agency,
                    reversed(units[:i])))
                last = max(map(self.last_day, run))
                yield child, before, now, now['start'] - last - 1

        def main(rows):
            found = self.by_pair([each for child in {each['child'] for each in rows}
                                  for each in passed_on(child)])
            tables = {}
            for key, each in found.items():
                days = [gap for *_, gap in each]
                gaps = [gap for gap in days if gap > 0]
                tables[key] = {
                    'handovers': len(each), 'children': len({one[0] for one in each}),
                    'overlapped': sum(gap < 0 for gap in days),
                    'same_or_next_day': days.count(0), 'gapped': len(gaps),
                    'gap_days': sum(gaps), 'gap_median': median(gaps),
                    'gap_max': max(gaps, default=None),
                    'signed_gap_median_lower': lower_median(days),
                }
            return tables

        return self.tables('handovers', self.counted(), main)

    def variants(self, merge_equal):
        def main(rows):
            found = {}
            for child in {each['child'] for each in rows}:
                keys = [each['agency'] or '?' for each in self.sequence(child)]
                if merge_equal:
                    keys = [key for key, _ in itertools.groupby(keys)]
                key = (' > '.join(keys),)
                found.setdefault(key, {'children': 0, 'steps': len(keys)})['children'] += 1
            return found

        return self.tables('variants', self.counted(), main)
