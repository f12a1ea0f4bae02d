# SPDX-FileCopyrightText: 2026 The libbalanced authors
# SPDX-License-Identifier: MIT
"""The analyses again, day by day and with sets, from their definitions alone.

Nothing here is clever, so that it can be checked by reading. A row is a dictionary; days are
integers; a table is a dictionary from keys to figures, and has what is not nothing.
"""

import collections
import itertools
import math

STRANDS = ('family', 'environment', 'workforce', 'identification', 'intervention')
LEVELS = ('universal', 'targeted', 'specialist')
AMBIENT = ('whole_school', 'population')
TIERS = {'class-teacher': 'wider', 'teaching-assistant-enhanced': 'enhanced',
         'speech-and-language-therapist': 'specialist'}
EARLIEST = -10000


def rejected(row):
    """Dates that contradict each other."""
    return (None not in (row['start'], row['end']) and row['end'] < row['start']) or \
        (None not in (row['requested'], row['closed']) and row['closed'] < row['requested'])


def known(day, as_at):
    return day is not None and day <= as_at


def classify(row, as_at):
    if known(row['start'], as_at):
        return 'timed'
    if known(row['requested'], as_at) and known(row['closed'], as_at):
        return 'withdrawn'
    if known(row['requested'], as_at) and (row['start'] is not None or row['end'] is None):
        return 'waiting'
    if row['start'] is not None:
        return 'future'
    if row['requested'] is not None and row['requested'] > as_at and row['end'] is None:
        return 'future'
    return 'undated'


def wait_state(row, as_at):
    """What kind of wait a row is, or None."""
    kind = classify(row, as_at)
    if kind != 'timed':
        return kind if kind in ('waiting', 'withdrawn') else None
    if not known(row['requested'], as_at):
        return None
    return 'started' if row['requested'] <= row['start'] else 'retrospective'


def wait_end(row, as_at):
    """The first day behind a wait."""
    return {'started': row['start'], 'withdrawn': row['closed'], 'waiting': as_at}[
        wait_state(row, as_at)]


def covered(row, as_at):
    """All days of a unit up to the as-at date, as a set."""
    if classify(row, as_at) != 'timed':
        return set()
    end = row['end'] if known(row['end'], as_at) else as_at
    return set(range(row['start'], end + 1))


def quantile(values, p):
    """Type 7."""
    if not values:
        return None
    values = sorted(values)
    place = (len(values) - 1) * p
    low = math.floor(place)
    high = min(low + 1, len(values) - 1)
    return values[low] + (values[high] - values[low]) * (place - low)


def median(values):
    return quantile(values, 0.5)


def ratio(part, whole):
    return part / whole if whole else None


def order(row):
    """The order of a journey."""
    end = math.inf if row['end'] is None else row['end']
    return row['start'], end, row['source'], len(row['id']), row['id']


def total(values):
    """None where there are values and not one of them is recorded."""
    values = list(values)
    recorded = [each for each in values if each is not None]
    return sum(recorded) if recorded or not values else None


def runs(days):
    """The lengths of the unbroken runs of a set of days."""
    found = []
    for day in sorted(days):
        if day - 1 in days:
            found[-1] += 1
        else:
            found.append(1)
    return found


class Oracle:
    """Every analysis of some rows as at a day, in a period, by some columns."""

    def __init__(self, case, as_at, period=None, by=(), basis='active', chosen=None,
                 children=None, observation_days=365, offer=None, same_strand=False,
                 recorded_tier=False):
        start, end = period or (None, None)
        self.as_at = min(as_at, end) if end is not None else as_at
        self.first = EARLIEST if start is None else start
        self.by = tuple(by or ())
        self.basis = basis
        self.chosen = chosen or {}
        self.observation_days = observation_days
        self.offer = offer or {}
        self.same_strand = same_strand
        self.recorded_tier = recorded_tier
        self.case = case
        self.seen = {}
        self.rows = [each for each in case['episodes'] if not rejected(each)]
        if children is not None:
            self.rows = [each for each in self.rows if each['child'] in children]

    # What is counted

    def inside(self, day):
        return day is not None and self.first <= day <= self.as_at

    def days(self, row):
        return {each for each in covered(row, self.as_at) if each >= self.first}

    def selected(self, row):
        return all(row[column] in values for column, values in self.chosen.items())

    def in_basis(self, row, basis):
        kind = classify(row, self.as_at)
        if basis == 'waiting':
            return kind == 'waiting'
        if kind != 'timed':
            return False
        if basis == 'started':
            return self.inside(row['start'])
        if basis == 'ended':
            return self.inside(row['end'])
        return bool(self.days(row))

    def counted(self, basis='active'):
        return [each for each in self.rows if self.selected(each) and self.in_basis(each, basis)]

    def group(self, row):
        return tuple(row[column] if column in row else self.of_whom(row['child'], column)
                     for column in self.by)

    def of_whom(self, child, column):
        """A column of the child."""
        for each in self.case.get('children', ()):
            if each['child'] == child:
                return each.get(column)
        return None

    def grouped(self, rows):
        found = collections.defaultdict(list)
        for row in rows:
            found[self.group(row)].append(row)
        return found

    def of_child(self, child):
        return [each for each in self.rows if each['child'] == child]

    def tables(self, name, rows, function):
        """A table by group, and its total."""
        found = {name: {}, name + '_total': {}}
        for group, members in self.grouped(rows).items():
            for key, figures in function(members).items():
                found[name][group + key] = figures
        found[name + '_total'] = function(rows)
        if not self.by:
            found[name] = found.pop(name + '_total')
        return found

    # Balance

    def events(self, rows, column):
        return total(each[column] for each in rows if self.begins(each))

    def reach(self):
        def one(rows):
            def children(rows):
                return len({each['child'] for each in rows})
            cells = {f'{strand}_{level}': children([
                each for each in rows if (each['strand'], each['level']) == (strand, level)])
                     for strand in STRANDS for level in LEVELS}
            return {(): {'children': children(rows), 'episodes': len(rows),
                         'children_without_cell': children([
                             each for each in rows if None in (each['strand'], each['level'])]),
                         **cells}}
        return self.tables('reach', self.counted(self.basis), one)

    def begins(self, row):
        return classify(row, self.as_at) == 'timed' and self.inside(row['start'])

    def cell(self, rows, whole):
        begun = [each for each in rows if self.begins(each)]
        return {
            'children': len({each['child'] for each in rows}),
            'episodes': len(rows),
            'share_of_episodes': ratio(len(rows), len(whole)),
            'minutes': self.events(rows, 'minutes'),
            'contacts_offered': self.events(rows, 'contacts_offered'),
            'contacts_attended': self.events(rows, 'contacts_attended'),
            'episodes_started': len(begun),
            'episodes_with_minutes': sum(each['minutes'] is not None for each in begun),
        }

    def balance(self):
        def cells(rows):
            keys = set(itertools.product(STRANDS, LEVELS)) | \
                {(each['strand'], each['level']) for each in rows}
            return {key: self.cell([each for each in rows
                                    if (each['strand'], each['level']) == key], rows)
                    for key in keys}

        def margins(rows):
            found = {('strand and level', None, None): self.cell(rows, rows)}
            for over, column, codes in (('level', 'strand', STRANDS), ('strand', 'level', LEVELS)):
                for code in set(codes) | {each[column] for each in rows}:
                    key = (over, code, None) if column == 'strand' else (over, None, code)
                    found.setdefault(key, self.cell(
                        [each for each in rows if each[column] == code], rows))
            return found

        rows = self.counted(self.basis)
        return {**self.tables('balance', rows, cells),
                **self.tables('balance_margins', rows, margins)}

    # The missing middle

    def middle(self, rows):
        levelled = [each for each in rows if each['level']]
        targeted = [each for each in levelled if each['level'] == 'targeted']
        minutes = self.events(levelled, 'minutes')
        targeted_minutes = self.events(targeted, 'minutes')
        both = None not in (minutes, targeted_minutes)
        children = {each['child'] for each in levelled}
        targeted_children = {each['child'] for each in targeted}
        return {
            'episodes': len(levelled),
            **{f'{level}_episodes': sum(each['level'] == level for each in levelled)
               for level in LEVELS},
            'targeted_share_of_episodes': ratio(len(targeted), len(levelled)),
            'children': len(children),
            'targeted_children': len(targeted_children),
            'targeted_share_of_children': ratio(len(targeted_children), len(children)),
            'minutes': minutes,
            'targeted_minutes': targeted_minutes,
            'targeted_share_of_minutes': ratio(targeted_minutes, minutes) if both else None,
            'episodes_without_level': len(rows) - len(levelled),
        }

    def moves(self, child):
        """(day, from, to) for each change of the highest level, gaps left out."""
        highest = {}
        for row in self.of_child(child):
            for day in covered(row, self.as_at):
                if row['level']:
                    level = LEVELS.index(row['level'])
                    highest[day] = max(highest.get(day, 0), level)
        states = [(day, highest[day]) for day in sorted(highest)]
        return [(day, LEVELS[before], LEVELS[now])
                for (_, before), (day, now) in zip(states, states[1:]) if before != now]

    def observed_from(self, child):
        """The first day on which anything is known of a child."""
        for each in self.case.get('children', ()):
            if each['child'] == child and each.get('observed_from') is not None:
                return each['observed_from']
        days = [row[name] for row in self.of_child(child)
                for name in ('requested', 'start', 'end', 'closed') if row[name] is not None]
        days += [each['from'] for each in self.case.get('needs', ()) if each['child'] == child]
        return min(days, default=None)

    def first_specialist(self, child):
        """(day, what came before) of the first specialist start of a child, or None."""
        timed = [each for each in self.of_child(child) if classify(each, self.as_at) == 'timed']
        starts = [each for each in timed if each['level'] == 'specialist']
        if not starts:
            return None
        start = min(starts, key=order)
        first = start['start']
        if self.same_strand and start['strand'] is None:
            return first, 'unknown_before'
        if any(each['level'] == 'targeted' and each['start'] <= first and
               (not self.same_strand or each['strand'] == start['strand']) for each in timed):
            return first, 'targeted_before'
        if first - self.observed_from(child) < self.observation_days:
            return first, 'unknown_before'
        return first, 'no_targeted_before'

    def missing_middle(self):
        def main(rows):
            figures = self.middle(rows)
            with_strand = [each for each in rows if each['strand']]
            focus = [each for each in with_strand
                     if each['strand'] in ('identification', 'intervention')]
            figures.update({
                'strands': len(STRANDS),
                'strands_with_targeted': len({each['strand'] for each in with_strand
                                              if each['level'] == 'targeted'}),
                'focus_episodes': len(focus),
                'focus_share_of_episodes': ratio(len(focus), len(with_strand)),
            })
            return {(): figures}

        def strands(rows):
            return {(strand,): self.middle([each for each in rows if each['strand'] == strand])
                    for strand in set(STRANDS) | {each['strand'] for each in rows}}

        def transitions(rows):
            moves = [(child, before, now) for child in {each['child'] for each in rows}
                     for day, before, now in self.moves(child) if self.inside(day)]
            return {(before, now): {
                'moves': sum(each[1:] == (before, now) for each in moves),
                'children': len({each[0] for each in moves if each[1:] == (before, now)}),
                'share_of_moves': ratio(sum(each[1:] == (before, now) for each in moves),
                                        len(moves)),
                'is_jump': {before, now} == {'universal', 'specialist'},
            } for before, now in itertools.permutations(LEVELS, 2)}

        def specialist(rows):
            found = [self.first_specialist(child) for child in {each['child'] for each in rows}]
            found = collections.Counter(each[1] for each in found if each and self.inside(each[0]))
            judged = found['targeted_before'] + found['no_targeted_before']
            return {(): {
                'children_with_specialist_start': sum(found.values()),
                'targeted_before': found['targeted_before'],
                'no_targeted_before': found['no_targeted_before'],
                'unknown_before': found['unknown_before'],
                'no_targeted_share_of_known': ratio(found['no_targeted_before'], judged),
            }}

        rows = self.counted()
        return {**self.tables('missing_middle', rows, main),
                **self.tables('missing_middle_strands', rows, strands),
                **self.tables('level_transitions', rows, transitions),
                **self.tables('first_specialist', rows, specialist)}

    # Concurrency

    def active(self, child):
        """The active units of each day of a child in the period."""
        if child not in self.seen:
            self.seen[child] = collections.defaultdict(list)
            for row in self.of_child(child):
                for day in self.days(row):
                    self.seen[child][day].append(row)
        return self.seen[child]

    def peak(self, child, ambient=True):
        return max((sum(ambient or each['grouping'] not in AMBIENT for each in units)
                    for units in self.active(child).values()), default=0)

    def most(self, child, column):
        return max((len({each[column] for each in units if each[column]})
                    for units in self.active(child).values()), default=0)

    def gaps(self, child):
        days = set(self.active(child))
        return runs(set(range(min(days), max(days) + 1)) - days) if days else []

    def concurrency(self):
        def main(rows):
            children = {each['child'] for each in rows}
            days = [units for child in children for units in self.active(child).values()]
            units = [each for day in days for each in day]
            ambient = [each for each in units if each['grouping'] in AMBIENT]
            recorded = not units or any(each['grouping'] for each in units)
            peaks = [self.peak(child) for child in children]
            without = [self.peak(child, False) for child in children]
            gaps = [gap for child in children for gap in self.gaps(child)]
            overlap = sum(len(each) > 1 for each in days)
            return {(): {
                'children': len(children),
                'active_days': len(days),
                'unit_days': len(units),
                'mean_units': ratio(len(units), len(days)),
                'overlap_days': overlap,
                'overlap_share': ratio(overlap, len(days)),
                'median_peak': median(peaks),
                'highest_peak': max(peaks, default=None),
                'ambient_unit_days': len(ambient) if recorded else None,
                'children_with_ambient':
                    len({each['child'] for each in ambient}) if recorded else None,
                'median_peak_without_ambient': median(without),
                'highest_peak_without_ambient': max(without, default=None),
                'median_most_strands': median([self.most(each, 'strand') for each in children]),
                'median_most_agencies': median([self.most(each, 'agency') for each in children]),
                'gaps': len(gaps),
                'gap_days': sum(gaps),
                'children_below_expected': sum(each < 6 for each in peaks),
                'children_within_expected': sum(6 <= each <= 7 for each in peaks),
                'children_above_expected': sum(each > 7 for each in peaks),
            }}

        def peaks(rows):
            children = {each['child'] for each in rows}
            reached = [self.peak(child) for child in children]
            without = [self.peak(child, False) for child in children]
            return {(peak,): {'children': reached.count(peak),
                              'children_without_ambient': without.count(peak)}
                    for peak in range(1, 30)}

        def mixes(rows):
            found = collections.defaultdict(list)
            for child in {each['child'] for each in rows}:
                for units in self.active(child).values():
                    levels = {each['level'] for each in units if each['level']}
                    key = tuple(level in levels for level in LEVELS) if levels else (None,) * 3
                    found[key].append(child)
            whole = sum(map(len, found.values()))
            return {key: {'days': len(days), 'share_of_days': ratio(len(days), whole),
                          'children': len(set(days))} for key, days in found.items()}

        rows = self.counted()
        return {**self.tables('concurrency', rows, main),
                **self.tables('concurrency_by_children', rows, peaks),
                **self.tables('level_mix', rows, mixes)}

    def peaks(self):
        def main(rows):
            children = {each['child'] for each in rows}
            days = [len(units) for child in children for units in self.active(child).values()]
            peaks = [self.peak(child) for child in children]
            return {(): {'children': len(children), 'active_days': len(days),
                         'unit_days': sum(days), 'mean_units': ratio(sum(days), len(days)),
                         'median_peak': median(peaks), 'highest_peak': max(peaks, default=None)}}

        def by_peak(rows):
            found = collections.Counter(self.peak(each) for each in {row['child'] for row in rows})
            return {(peak,): {'children': n} for peak, n in found.items()}

        def by_mean(rows):
            found = collections.Counter()
            for child in {each['child'] for each in rows}:
                days = [len(units) for units in self.active(child).values()]
                found[2 * sum(days) // len(days) / 2] += 1
            return {(mean,): {'children': n} for mean, n in found.items()}

        rows = self.counted()
        return {**self.tables('peaks', rows, main), **self.tables('children_by_peak', rows, by_peak),
                **self.tables('children_by_mean', rows, by_mean)}

    # Waits

    def waiting_days(self, row):
        return {day for day in range(row['requested'], wait_end(row, self.as_at))
                if day >= self.first}

    def is_offer(self, row, waited):
        offer = self.offer
        return row is not waited and \
            row['level'] in offer.get('level', ('targeted', 'specialist')) and \
            row['strand'] in offer.get('strand', STRANDS + (None,)) and \
            row['stage'] in offer.get('stage', ('intervention',)) and \
            (not offer.get('same_need') or row['need_type'] == waited['need_type'])

    def idle_days(self, row):
        offered = set()
        for other in self.of_child(row['child']):
            if self.is_offer(other, row):
                offered |= covered(other, self.as_at)
        return self.waiting_days(row) - offered

    def told(self, row):
        """Whether the idle days of a wait can be told."""
        return not self.offer.get('same_need') or row['need_type'] is not None

    def waited(self):
        found = []
        for row in self.rows:
            state = wait_state(row, self.as_at)
            day = {'started': row['start'], 'retrospective': row['start'],
                   'withdrawn': row['closed'], 'waiting': self.as_at}.get(state)
            if state and self.selected(row) and (state == 'waiting' or self.inside(day)):
                found.append(dict(row, state=state, row=row))
        return found

    def waits(self):
        def of(rows, state):
            return [each for each in rows if each['state'] == state]

        def main(rows):
            found = {}
            for state in ('started', 'waiting', 'withdrawn'):
                members = of(rows, state)
                lengths = [wait_end(each['row'], self.as_at) - each['requested']
                           for each in members]
                found[state,] = {
                    'waits': len(members),
                    'children': len({each['child'] for each in members}),
                    'median_days': median(lengths),
                    'p92_days': quantile(lengths, 0.92),
                    'longest_days': max(lengths, default=None),
                    'over_18_weeks': sum(each > 126 for each in lengths),
                    'over_52_weeks': sum(each > 364 for each in lengths),
                    'share_within_18_weeks': ratio(sum(each <= 126 for each in lengths),
                                                   len(lengths)),
                }
            members = of(rows, 'retrospective')
            found['retrospective',] = {'waits': len(members),
                                       'children': len({each['child'] for each in members})}
            return found

        def idle(rows):
            found = {}
            for state in ('started', 'waiting', 'withdrawn'):
                members = of(rows, state)
                told = [each for each in members if self.told(each)]
                waiting = [self.waiting_days(each['row']) for each in told]
                idle = [self.idle_days(each['row']) for each in told]
                days = sum(map(len, waiting))
                idle_days = sum(map(len, idle))
                found[state,] = {
                    'waits': len(members),
                    'waits_without_need': len(members) - len(told),
                    'waiting_days': days,
                    'idle_days': idle_days,
                    'idle_share_of_days': ratio(idle_days, days),
                    'wholly_idle_waits': sum(bool(a) and a == b for a, b in zip(waiting, idle)),
                    'children_with_idle_days': len({row['child'] for row, days in zip(told, idle)
                                                    if days}),
                    'median_idle_days': median([len(each) for each in idle]),
                    'longest_idle_spell_days': max(
                        (max(runs(each), default=0) for each in idle), default=None),
                }
            return found

        def children(rows):
            figures = []
            for child in {each['child'] for each in rows}:
                own = [each for each in self.of_child(child) if self.told(each) and
                       wait_state(each, self.as_at) in ('started', 'waiting', 'withdrawn')]
                waiting = set().union(*map(self.waiting_days, own))
                idle = set().union(*map(self.idle_days, own))
                if waiting:
                    figures.append((len(waiting), len(idle), max(runs(idle), default=0)))
            days = sum(each[0] for each in figures)
            idle_days = sum(each[1] for each in figures)
            return {(): {
                'children': len(figures),
                'waiting_days': days,
                'idle_days': idle_days,
                'idle_share_of_days': ratio(idle_days, days),
                'children_with_idle_days': sum(each[1] > 0 for each in figures),
                'children_wholly_idle': sum(each[0] == each[1] for each in figures),
                'median_longest_idle_spell_days': median([each[2] for each in figures]),
                'longest_idle_spell_days': max((each[2] for each in figures), default=None),
            }}

        rows = self.waited()
        return {**self.tables('waits', rows, main), **self.tables('idle_waits', rows, idle),
                **self.tables('waiting_children', rows, children)}

    # Pyramids

    def need_tier(self, row):
        """The tier in force on the start of an episode, or the one that it states."""
        if self.recorded_tier:
            return row['need_tier']
        if row['start'] is None:
            return None
        needs = [each for each in self.case.get('needs', ())
                 if each['child'] == row['child'] and each['tier']
                 and each['from'] <= row['start']
                 and (each['to'] is None or row['start'] <= each['to'])]
        # The first rank, then the latest; an unknown rank comes last.
        needs.sort(key=lambda each: (each['rank'] or 99, -each['from']))
        return needs[0]['tier'] if needs else None

    def tiers(self, row):
        return {'need_tier': self.need_tier(row), 'level': row['level'],
                'workforce_tier': TIERS.get(row['role'])}

    def pyramids(self):
        def whole(rows):
            found = collections.defaultdict(list)
            for row in rows:
                found[tuple(self.tiers(row).values())].append(row['child'])
            return {key: {'children': len(set(each)), 'episodes': len(each)}
                    for key, each in found.items()}

        def two(rows, first, second):
            return [(self.tiers(row)[first], self.tiers(row)[second], row['child'])
                    for row in rows]

        names = ('need_tier', 'level', 'workforce_tier')

        def pairs(rows):
            found = {}
            for first, second in itertools.combinations(names, 2):
                values = [each[:2] for each in two(rows, first, second)]
                both = [each for each in values if None not in each]
                same = sum(self.rank(a) == self.rank(b) for a, b in both)
                found[first, second] = {
                    'episodes': len(both),
                    'episodes_with_one_missing': len(values) - len(both),
                    'diagonal_episodes': same,
                    'off_diagonal_share': ratio(len(both) - same, len(both)),
                    'mutual_information': information(both),
                }
            return found

        def cells(rows):
            found = collections.defaultdict(list)
            for first, second in itertools.combinations(names, 2):
                for a, b, child in two(rows, first, second):
                    found[first, second, a, b].append(child)
            return {key: {'children': len(set(each)), 'episodes': len(each)}
                    for key, each in found.items()}

        rows = self.counted(self.basis)
        return {**self.tables('pyramids', rows, whole),
                **self.tables('pyramid_pairs', rows, pairs),
                **self.tables('pyramid_cells', rows, cells)}

    @staticmethod
    def rank(tier):
        return {'universal': 1, 'wider': 1, 'targeted': 2, 'enhanced': 2, 'specialist': 3}[tier]


def information(pairs):
    """The mutual information of two columns, in bits."""
    if not pairs:
        return None
    n = len(pairs)
    firsts = collections.Counter(each[0] for each in pairs)
    seconds = collections.Counter(each[1] for each in pairs)
    return sum(k / n * math.log2(k * n / (firsts[a] * seconds[b]))
               for (a, b), k in collections.Counter(pairs).items())
