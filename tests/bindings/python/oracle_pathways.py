# SPDX-FileCopyrightText: 2026 The libbalanced authors
# SPDX-License-Identifier: MIT
"""Care pathways again, day by day and with sets, from their definitions alone.

What is asked is a dictionary as in test_oracle; a table is a dictionary from groups to rows.
"""

import collections
import itertools

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
        self.sexes = {each['child']: each.get('sex') for each in case['children']}
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
            found |= {tuple(self.sexes.get(row['child']) if each == 'sex' else row[each]
                            for each in self.by) for row in rows}
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


def key_of(row, key):
    return tuple(row[each] for each in key)


def named(key, values, prefix=''):
    """Columns for the values of a key; a group of that name has been taken away before."""
    return {f'{prefix}{name}': value for name, value in zip(key, values)}


def episodes_of_care(view, rows, key, gap):
    """(first day, last day or None while it goes on, key) of the units of a child."""
    found = []
    by_key = collections.defaultdict(list)
    for row in rows:
        by_key[key_of(row, key)].append(row)
    for name, units in by_key.items():
        days = [(each['start'], each['end'] if oracle.known(each['end'], view.as_at) else 10 ** 6)
                for each in units]
        found += [(start, None if end == 10 ** 6 else end, name)
                  for start, end in runs_of([set(each) for each in days], gap)]
    return found


def follow(view, units, unit, days):
    """What came of one that has ended: the outcome, and the keys that came first."""
    start, end, name = unit
    later = [each for each in units if end < each[0] <= end + days]
    first = min((each[0] for each in later), default=None)
    at_first = {each[2] for each in later if each[0] == first}
    others = list(units)
    others.remove(unit)
    is_observed = view.as_at >= end + days
    return {
        'outcome': ('same' if name in at_first else 'other') if later
        else 'none' if is_observed else 'unknown',
        'first': at_first, 'observed': is_observed,
        'restarted': any(each[2] == name for each in later),
        'switched': any(each[2] != name for each in later),
        'accompanied': any(each[0] <= end and (each[1] is None or each[1] > end)
                           for each in others)}


def follow_up(case, asked, key, days, gap):
    view = View(case, asked)
    after = collections.defaultdict(lambda: collections.defaultdict(list))
    followed = collections.defaultdict(collections.Counter)
    totals = {(): [0, 0, 0]}
    for child, rows in view.children().items():
        units = episodes_of_care(view, rows, key, gap)
        for group in view.groups(rows):
            figures = totals.setdefault(group, [0, 0, 0])
            ended = [each for each in units if each[1] is not None and view.inside(each[1])]
            figures[0] += 1
            figures[1] += len(units)
            figures[2] += len(ended)
            for unit, horizon in itertools.product(ended, days):
                found = follow(view, units, unit, horizon)
                after[group][horizon, unit[2]].append((child, found))
                followed[group].update((horizon, unit[2], each) for each in found['first'])
    return {
        **tables('follow_up', {group: [{
            'within_days': horizon, 'units': len(found),
            'children': len({child for child, _ in found}),
            **{name: sum(each['outcome'] == name for _, each in found)
               for name in ('same', 'other', 'none', 'unknown')},
            'none_accompanied': sum(each['outcome'] == 'none' and each['accompanied']
                                    for _, each in found),
            'restarted': sum(each['restarted'] for _, each in found),
            'switched': sum(each['switched'] for _, each in found),
            'observed': sum(each['observed'] for _, each in found),
            **{f'share_{name}': oracle.ratio(
                sum(each['outcome'] == name and each['observed'] for _, each in found),
                sum(each['observed'] for _, each in found)) for name in ('same', 'other', 'none')}}
            for (horizon, name), found in after[group].items()] for group in totals}, view.by),
        **tables('followed_by', {group: [{
            'within_days': horizon, **named(key, name, 'from_'), **named(key, to, 'to_'),
            'units': n} for (horizon, name, to), n in followed[group].items()]
            for group in totals}, view.by),
        **tables('follow_up_totals', {group: [dict(zip(('children', 'units', 'ended'), each))]
                                      for group, each in totals.items()}, view.by)}


def eventually_follows(case, asked, key):
    # A period that ends earlier is looked at from its own end.
    view = View(case, dict(asked, as_at=View(case, asked).last))
    pairs = collections.defaultdict(lambda: collections.defaultdict(list))
    found = collections.defaultdict(lambda: collections.defaultdict(collections.Counter))
    groups = {()}
    for child, rows in view.children().items():
        rows = [each for each in rows if max(view.days(each)) >= view.first]
        if not rows:
            continue
        names = [key_of(each, key) for each in rows]
        for group in view.groups(rows):
            groups.add(group)
            for a, b in itertools.permutations(rows, 2):
                gap = b['start'] - max(view.days(a)) - 1
                if gap >= 0:
                    pairs[group][key_of(a, key), key_of(b, key)].append((child, gap))
            for name in set(names):
                figures = found[group][name]
                loops = sum(a == b == name for a, b in itertools.pairwise(names))
                figures.update(units=names.count(name), children=1,
                               repeating=names.count(name) > 1, loops=loops,
                               children_looping=loops > 0)
    return {
        **tables('eventually_follows', {group: [{
            **named(key, a, 'from_'), **named(key, b, 'to_'), 'pairs': len(gaps),
            'children': len({child for child, _ in gaps}), 'gap_days': sum(gap for _, gap in gaps),
            'gap_median': oracle.median([gap for _, gap in gaps]),
            'gap_p90': oracle.quantile([gap for _, gap in gaps], 0.9)}
            for (a, b), gaps in pairs[group].items()] for group in groups}, view.by),
        **tables('repetitions', {group: [{
            'units': each['units'], 'children': each['children'],
            'repetitions': each['units'] - each['children'],
            'children_repeating': each['repeating'],
            'share_repeating': each['repeating'] / each['children'],
            'self_loops': each['loops'], 'children_with_self_loop': each['children_looping']}
            for each in found[group].values()] for group in groups}, view.by)}


# States

SCHEMES = {'level': oracle.LEVELS,
           'stage': ('pre-identification', 'identification', 'intervention', 'evaluation')}


def states_of(view, rows, scheme):
    """[state or None, days] of the runs of a child; of each day, the states of its units."""
    by_day = collections.defaultdict(set)
    for row in rows:
        if row[scheme] is not None:
            for day in view.days(row):
                by_day[day].add(SCHEMES[scheme].index(row[scheme]))
    covered = {day for row in rows for day in view.days(row)}
    found = []
    for day in range(min(covered), max(covered) + 1):
        state = max(by_day[day], default=None)
        if found and found[-1][0] == state:
            found[-1][1].append(day)
        else:
            found.append([state, [day]])
    return found, by_day


def absorb(found, shortest):
    kept = []
    for state, days in found:
        if kept and (len(days) < shortest or kept[-1][0] == state):
            kept[-1] = [kept[-1][0], kept[-1][1] + days]
        else:
            kept.append([state, days])
    return kept


def moves_of(view, found, gap):
    before = None
    for state, days in found:
        if state is None:
            before = None if gap and len(days) >= gap else before
            continue
        if before not in (None, state) and view.inside(days[0]):
            yield before, state
        before = state


def is_jump(scheme, move):
    return abs(move[0] - move[1]) >= 2 if scheme == 'stage' else set(move) == {0, 2}


def transitions(case, asked, scheme, debounce, gap):
    view = View(case, dict(asked, as_at=View(case, asked).last))
    counted = view.children()
    names = SCHEMES[scheme]
    groups = {(): []}
    for child, rows in view.children(counted=False).items():
        active = [each for each in counted.get(child, ()) if max(view.days(each)) >= view.first]
        if not active:
            continue
        found, by_day = states_of(view, rows, scheme)
        found = absorb(found, debounce)
        for group in view.groups(active):
            groups.setdefault(group, []).append((
                [(state, [each for each in days if view.inside(each)]) for state, days in found],
                {day: each for day, each in by_day.items() if view.inside(day)},
                list(moves_of(view, found, gap))))
    result = {'states': {}, 'transitions': {}, 'transition_totals': {}}
    for group, children in groups.items():
        lengths = [[len(days) for found, _, _ in children for state, days in found
                    if state == index and days] for index in range(len(names))]
        moves = [each for _, _, each in children]
        every = [each for found in moves for each in found]
        kinds = {'moves': lambda each: True, 'up': lambda each: each[0] < each[1],
                 'down': lambda each: each[0] > each[1],
                 'jumps_up': lambda each: is_jump(scheme, each) and each[0] < each[1],
                 'jumps_down': lambda each: is_jump(scheme, each) and each[0] > each[1]}
        result['states'][group] = [{
            'state': name,
            'children': sum(any(index in each for each in by_day.values())
                            for _, by_day, _ in children),
            'runs': len(lengths[index]), 'days_highest': sum(lengths[index]),
            'days_any': sum(index in each for _, by_day, _ in children
                            for each in by_day.values()),
            'run_mean': oracle.ratio(sum(lengths[index]), len(lengths[index])),
            'run_median': oracle.median(lengths[index])} for index, name in enumerate(names)]
        result['transitions'][group] = [{
            'from_state': names[a], 'to_state': names[b], 'moves': every.count((a, b)),
            'children': sum((a, b) in found for found in moves),
            'share': oracle.ratio(every.count((a, b)), len(every))}
            for a, b in itertools.permutations(range(len(names)), 2)]
        result['transition_totals'][group] = [{
            'children': len(children), **{name: sum(map(kind, every))
                                          for name, kind in kinds.items()},
            **{column: sum(any(map(kinds[name], found)) for found in moves)
               for name, column in (('moves', 'children_moving'), ('up', 'children_up'),
                                    ('down', 'children_down'), ('jumps_up', 'children_jumping_up'),
                                    ('jumps_down', 'children_jumping_down'))}}]
    return {name: table for each in result for name, table in
            tables(each, result[each], view.by).items()}


# Rules

def takes(units, row):
    columns = {'strands': 'strand', 'levels': 'level', 'stages': 'stage', 'agencies': 'agency'}
    return all(row[columns[name]] in codes for name, codes in units.items())


def judge(view, rows, first_record, rule, unit, observation_days):
    """kept, broken, unknown or None, of one unit of the subject."""
    others = [each for each in rows if each is not unit and takes(rule['other'], each)]
    start, end = unit['start'], max(view.days(unit))
    is_open = not oracle.known(unit['end'], view.as_at)
    days = rule.get('days')
    if rule['kind'] == 'before':
        back = observation_days if days is None else days
        if any(each['start'] <= start and (days is None or max(view.days(each)) >= start - days)
               for each in others):
            return 'kept'
        return 'unknown' if first_record > start - back else 'broken'
    if rule['kind'] == 'within':
        if any(start <= each['start'] <= start + days for each in others):
            return 'kept'
        return 'unknown' if view.as_at < start + days else 'broken'
    if rule['kind'] == 'wait':
        after = [each['start'] for each in others if each['start'] >= start]
        return (None if not after else
                'kept' if min(after) <= max(end, end + days) else 'broken')
    if rule['kind'] == 'order':
        if not others or [each for each in rows if takes(rule['subject'], each)][0] is not unit:
            return None
        return 'kept' if min(each['start'] for each in others) <= start else 'broken'
    if any(len(view.days(each) & view.days(unit)) >= max(days or 1, 1) for each in others):
        return 'broken'
    return 'unknown' if is_open else 'kept'


def is_case(view, rule, unit):
    if rule['kind'] == 'wait':
        return oracle.known(unit['end'], view.as_at) and view.inside(unit['end'])
    if rule['kind'] == 'apart':
        return any(view.inside(each) for each in view.days(unit))
    return view.inside(unit['start'])


def check_pathway(case, asked, rules, observation_days):
    view = View(case, asked)
    observed = {each['child']: each['observed_from'] for each in case['children']
                if each['observed_from'] is not None}
    found = {(): {each['code']: [] for each in rules}}
    for child, rows in view.children(counted=False).items():
        first_record = min([each[name] for each in view.rows if each['child'] == child
                            for name in ('start', 'end', 'requested', 'closed')
                            if each[name] is not None]
                           + [each['from'] for each in case['needs'] if each['child'] == child])
        first_record = observed.get(child, first_record)
        for rule, unit in itertools.product(rules, rows):
            if not takes(rule['subject'], unit) or not view.counts(unit) \
                    or not is_case(view, rule, unit):
                continue
            outcome = judge(view, rows, first_record, rule, unit, observation_days)
            for group in view.groups([unit]) if outcome else ():
                found.setdefault(group, {each['code']: [] for each in rules})[
                    rule['code']].append((child, outcome))
    return tables('pathway_rules', {group: [{
        'rule': rule, 'applies': len(seen),
        **{name: sum(each == name for _, each in seen) for name in ('kept', 'broken', 'unknown')},
        'children': len({child for child, _ in seen}),
        'children_broken': len({child for child, each in seen if each == 'broken'}),
        'share_kept': oracle.ratio(sum(each == 'kept' for _, each in seen),
                                   sum(each in ('kept', 'broken') for _, each in seen))}
        for rule, seen in by_rule.items()] for group, by_rule in found.items()}, view.by)


# Finite episodes

def finite_episodes(case, asked, most, review, back):
    view = View(case, asked)
    found = {(): []}
    for child, rows in view.children(counted=False).items():
        for unit in rows:
            days = view.days(unit)
            if unit['level'] != 'specialist' or not view.counts(unit) \
                    or not any(view.inside(each) for each in days):
                continue
            is_open = not oracle.known(unit['end'], view.as_at)
            end = max(days)
            others = [each for each in rows if each is not unit]
            returned = not is_open and any(
                each['level'] == 'specialist' and each['strand'] == unit['strand']
                and end < each['start'] <= end + back for each in others)
            reviewed = any(each['stage'] == 'identification'
                           and view.days(each) & set(range(unit['start'], end + review + 1))
                           for each in others)
            for group in view.groups([unit]):
                found.setdefault(group, []).append({
                    'child': child, 'open': is_open, 'length': len(days), 'reviewed': reviewed,
                    'planned': is_open and unit['end'] is not None, 'returned': returned,
                    'known': not is_open and (returned or view.as_at >= end + back),
                    'contacts': unit['contacts_attended']})
    return tables('finite_episodes', {group: [{
        'episodes': len(each), 'children': len({unit['child'] for unit in each}),
        'ended': sum(not unit['open'] for unit in each), 'open': sum(unit['open'] for unit in each),
        'open_planned_end': sum(unit['planned'] for unit in each),
        'open_too_long': sum(unit['open'] and unit['length'] > most for unit in each),
        'ended_too_long': sum(not unit['open'] and unit['length'] > most for unit in each),
        'reviewed': sum(unit['reviewed'] for unit in each),
        'return_known': sum(unit['known'] for unit in each),
        'returned': sum(unit['returned'] for unit in each),
        'share_reviewed': oracle.ratio(sum(unit['reviewed'] for unit in each), len(each)),
        'share_returned': oracle.ratio(sum(unit['returned'] for unit in each),
                                       sum(unit['known'] for unit in each)),
        'length_median': oracle.median([unit['length'] for unit in each if not unit['open']]),
        'contacts_median': oracle.median([unit['contacts'] for unit in each
                                          if unit['contacts'] is not None])}]
        for group, each in found.items()}, view.by)
