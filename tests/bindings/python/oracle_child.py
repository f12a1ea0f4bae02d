# SPDX-FileCopyrightText: 2026 The libbalanced authors
# SPDX-License-Identifier: MIT
"""Clocks, costs, schedules and capacity again, from their definitions alone and day by day."""

import datetime
import math

import oracle
from oracle import classify, known, ratio, rejected


def takes(rows, row):
    """Whether conditions, a dict of lists of values by column, take a row."""
    return all(row[column] in values for column, values in (rows or {}).items())


def civil(day):
    return datetime.date(2020, 1, 1) + datetime.timedelta(day)


def rounded(part, whole, parts=1000):
    """To thousandths, or other parts, halves up."""
    return (part * parts + whole // 2) // whole / parts if whole > 0 else None


class ChildOracle(oracle.Oracle):
    """The analyses of oracle_child, with the questions of the other oracle."""

    def __init__(self, case, as_at, children=None, **options):
        super().__init__(case, as_at, children=children, **options)
        self.children = children
        self.has_selection = options.get('chosen') is not None

    def clocks(self, clocks, days_ahead=28):
        found = [each for child in {row['child'] for row in self.rows} for clock in clocks
                 for each in self.clocks_of(self.of_child(child), clock)]

        def states(some):
            return {(clock['name'], state): self.clock_figures(
                [each for each in some if each['clock'] is clock and each['state'] == state],
                clock, state, days_ahead)
                for clock in clocks
                for state in ('completed', 'running', 'discontinued', 'retrospective')}

        def rates(some):
            return {(clock['name'],): self.clock_rates(
                [each for each in some if each['clock'] is clock], clock) for clock in clocks}

        return {**self.tables('clocks', found, states), **self.tables('clock_rates', found, rates)}

    def clocks_of(self, rows, clock):
        placed = [row for row in rows if not rejected(row) and
                  classify(row, self.as_at) != 'undated']
        for row in placed:
            start = row[clock['from_event']]
            if not takes(clock['from_rows'], row) or not known(start, self.as_at):
                continue
            if clock['to_rows'] is None:
                stops = [row[clock['to_event']]]
            else:
                stops = [each[clock['to_event']] for each in placed if takes(clock['to_rows'], each)
                         and each[clock['to_event']] is not None
                         and each[clock['to_event']] >= start]
            stop = min((each for each in stops if known(each, self.as_at)), default=None)
            closed = row['closed'] if 'closed' not in (clock['from_event'], clock['to_event']) \
                and known(row['closed'], self.as_at) and row['closed'] >= start else None
            state, until = 'completed', stop
            if stop is not None and stop < start:
                state = 'retrospective'
            elif closed is not None and (stop is None or
                                         (clock['to_rows'] is not None and closed < stop)):
                until = closed
                state = 'completed' if row['closed_reason'] in clock['completing_reasons'] \
                    else 'discontinued'
            elif stop is None:
                state, until = 'running', self.as_at
            if state != 'running' and not self.first <= until <= self.as_at:
                continue
            if self.selected(row):
                days = [each for each in range(start, until) if self.ticks(clock, each)]
                paused = self.paused(clock, row)
                yield dict(row, clock=clock, state=state, days=len(days), began=start, until=until,
                           paused=sum(each in paused for each in days), pauses=paused)

    def ticks(self, clock, day):
        return not clock['working_days'] or civil(day).weekday() < 5

    def paused(self, clock, row):
        """The days up to the as-at date on which the clocks that the row starts stand still."""
        return {day for each in self.case.get('pauses', ())
                if (each['source'], each['id']) == (row['source'], row['id']) and
                clock.get('pause_reasons') in (None, [each['reason']])
                for day in range(each['from'], self.as_at + 1)
                if each['to'] is None or day <= each['to']}

    def over_at(self, clock, found, day):
        """Whether a clock that still runs on the day is over its limit."""
        return sum(self.ticks(clock, each) and each not in found['pauses']
                   for each in range(found['began'], day)) > clock['limit_days']

    def clock_figures(self, some, clock, state, days_ahead):
        limit = clock['limit_days']
        figures = {'clocks': len(some), 'children': len({each['child'] for each in some})}
        if state != 'retrospective':
            figures['median_days'] = oracle.median([each['days'] for each in some])
            figures['longest_days'] = max((each['days'] for each in some), default=None)
            figures['over_limit'] = sum(each['days'] > limit for each in some)
            figures['over_limit_less_pauses'] = sum(
                each['days'] - each['paused'] > limit for each in some)
            figures['with_pauses'] = sum(each['paused'] > 0 for each in some)
            figures['paused_days'] = sum(each['paused'] for each in some)
        if state == 'running':
            figures['due_soon'] = sum(
                each['days'] - each['paused'] <= limit and
                self.over_at(clock, each, each['until'] + days_ahead) for each in some)
            figures['paused_now'] = sum(self.as_at in each['pauses'] for each in some)
        return figures

    def clock_rates(self, some, clock):
        done = [each for each in some if each['state'] == 'completed']
        late = sum(each['state'] == 'running' and each['days'] > clock['limit_days']
                   for each in some)
        within = sum(each['days'] <= clock['limit_days'] for each in done)
        less = sum(each['days'] - each['paused'] <= clock['limit_days'] for each in done)
        never = [each for each in done if not each['paused']]
        kept = sum(each['days'] <= clock['limit_days'] for each in never)
        return {'within_less_pauses': less, 'share_within_less_pauses': ratio(less, len(done)),
                'completed_without_pauses': len(never), 'within_without_pauses': kept,
                'share_within_without_pauses': ratio(kept, len(never)),
                'completed': len(done), 'within': within, 'share_within': ratio(within, len(done)),
                'running_over_limit': late, 'share_within_of_due': ratio(within, len(done) + late)}

    # Movement in the pyramids

    def tier_movement(self, support_rows=None):
        children = {row['child'] for row in self.rows}
        if self.children is None:
            children |= {each['child'] for each in self.case.get('needs', ())}
            children |= {each['child'] for each in self.case.get('children', ())}
        else:
            children = set(self.children) & (children | {
                each['child'] for name in ('needs', 'children')
                for each in self.case.get(name, ())})
        everybody = [{'child': child} for child in children]
        if self.has_selection:
            everybody = [{'child': child} for child in {row['child'] for row in self.counted()}]
        function = self.movement_of(support_rows)
        found = {'tier_movement': {}, 'tier_movement_total': function(everybody)}
        for group, members in self.grouped(self.counted()).items():
            for key, figures in function(members).items():
                found['tier_movement'][group + key] = figures
        if not self.by:
            found['tier_movement'] = found.pop('tier_movement_total')
        return found

    def movement_of(self, support_rows):
        places = ('not_observed', 'not_available', 'none', *oracle.LEVELS)

        def function(members):
            some = [(child, self.had_support(child, support_rows))
                    for child in {each['child'] for each in members}]
            found = {}
            for pyramid, place in (('need_tier', self.need_place), ('level', self.level_place)):
                stood = [(place(child, self.first), place(child, self.as_at), support)
                         for child, support in some]
                for a in places:
                    for b in places:
                        here = [each for each in stood if each[:2] == (a, b)]
                        known = [each for each in stood if each[0] == a and each[1] in places[2:]]
                        is_known = a in places[2:] and b in places[2:]
                        found[pyramid, a, b] = {
                            'children': len(here),
                            'share_of_from': ratio(len(here), len(known)) if is_known else None,
                            'children_with_support': sum(each[2] for each in here),
                            'children_without_support': sum(not each[2] for each in here)}
            return found
        return function

    def had_support(self, child, support_rows):
        return any(self.days(row) and (
            takes(support_rows, row) if support_rows is not None else
            row['level'] in ('universal', 'targeted') and row['stage'] == 'intervention')
            for row in self.of_child(child))

    def is_observed(self, child, day):
        return not any(each['child'] == child and each.get('observed_from') is not None and
                       day < each['observed_from'] for each in self.case.get('children', ()))

    def need_place(self, child, day):
        if not self.is_observed(child, day):
            return 'not_observed'
        tiered = [each for each in self.case.get('needs', ())
                  if each['child'] == child and each['tier'] and each['from'] <= day]
        force = [each for each in tiered if each['to'] is None or each['to'] >= day]
        if force:
            return min(force, key=lambda each: (each['rank'] or 99, -each['from']))['tier']
        return 'none' if tiered else 'not_available'

    def level_place(self, child, day):
        if not self.is_observed(child, day):
            return 'not_observed'
        active = [row['level'] for row in self.of_child(child)
                  if day in oracle.covered(row, self.as_at)]
        levels = [oracle.LEVELS.index(each) for each in active if each]
        if levels:
            return oracle.LEVELS[max(levels)]
        return 'not_available' if active else 'none'

    # Workload

    def workload(self, teams, dates, weights):
        rows = [row for row in self.rows if self.selected(row)]
        days = [*dates, self.as_at]

        def caseload(some):
            return {(team['name'], day): self.load_on(
                [row for row in some if takes(team['rows'], row)], day, weights)
                for team in teams for day in days}

        def use(some):
            return {(team['name'],): self.use_of(
                [row for row in some if takes(team['rows'], row) and self.begins(row)])
                for team in teams}

        return {**self.tables('workload', rows, caseload), **self.tables('workload_use', rows, use)}

    def load_on(self, rows, day, weights):
        active = [row for row in rows if day in oracle.covered(row, day)]
        waiting = [row for row in rows if classify(row, day) == 'waiting']
        return {'children': len({row['child'] for row in active}), 'episodes': len(active),
                'waiting_children': len({row['child'] for row in waiting}),
                'waiting_episodes': len(waiting),
                'weighted_caseload': sum(weights.get(row['level'], 0) for row in active) * 1.0}

    def use_of(self, rows):
        both = [row for row in rows
                if None not in (row['contacts_offered'], row['contacts_attended'])]
        return {'episodes_started': len(rows),
                **{name: oracle.total(row[name] for row in rows)
                   for name in ('contacts_offered', 'contacts_attended', 'minutes')},
                'attended_share': ratio(sum(row['contacts_attended'] for row in both),
                                        sum(row['contacts_offered'] for row in both))}

    # Costs

    def pathway_cost(self, prices):
        rows = self.counted()

        def cost(some):
            costs = [self.cost_of(row, prices) for row in some]
            known = [each for each in costs if each['known']]
            high = [each['high'] for each in costs]
            lows = {}
            for row, each in zip(some, costs):
                lows[row['child']] = lows.get(row['child'], 0) + each['low']
            nothing = bool(some) and not known
            return {(): {
                'children': len({row['child'] for row in some}), 'episodes': len(some),
                'episodes_without_price': sum(each['price'] is None for each in costs),
                'episodes_without_units': sum(each['price'] is not None and not each['known']
                                              for each in costs),
                'cost_low': None if nothing else sum(each['low'] for each in costs),
                'cost_high': None if None in high else sum(high),
                'median_low': None if nothing else oracle.median(list(lows.values())),
                'children_with_bounds': len(lows) - len({
                    row['child'] for row, each in zip(some, high) if each is None})}}

        def priced(some):
            found = {}
            for price in prices:
                costs = [each for each in (self.cost_of(row, prices) for row in some)
                         if each['price'] is price]
                known = [each for each in costs if each['known']]
                found[(price['name'],)] = {
                    'episodes': len(costs),
                    'units': None if costs and not known else sum(each['units'] for each in known),
                    'cost_low': None if costs and not known else sum(
                        each['low'] for each in costs)}
            return found

        return {**self.tables('pathway_cost', rows, cost),
                **self.tables('pathway_cost_prices', rows, priced)}

    def cost_of(self, row, prices):
        price = next((each for each in prices if takes(each['rows'], row)), None)
        if price is None:
            return {'price': None, 'known': False, 'low': 0, 'high': None}
        if price['unit'] == 'day':
            units = len(self.days(row))
        elif not self.begins(row):
            units = 0
        else:
            units = {'episode': 1, 'minute': row['minutes'],
                     'contact': row['contacts_offered']}[price['unit']]
        most = price['most_units'] if units is None else units
        return {'price': price, 'known': units is not None, 'units': units,
                'low': (units or 0) * price['low'],
                'high': None if most < 0 else most * max(price['low'], price['high'])}

    # Checkpoints

    def checkpoints(self, checkpoints, window_days):
        if self.has_selection:
            everybody = [{'child': child} for child in {row['child'] for row in self.counted()}]
        else:
            names = {row['child'] for row in self.rows} | {
                each['child'] for name in ('needs', 'children') for each in self.case.get(name, ())}
            if self.children is not None:
                names &= set(self.children)
            everybody = [{'child': child} for child in names]
        found = {}
        for name, function in (('checkpoints', self.states_of), ('transition_points',
                                                                 self.transitions_of)):
            def figures(some, function=function):
                children = {each['child'] for each in some}
                return {(point['name'],): function(point, children, window_days)
                        for point in checkpoints}
            found[name] = {}
            for group, members in self.grouped(self.counted()).items():
                for key, values in figures(members).items():
                    found[name][group + key] = values
            found[name + '_total'] = figures(everybody)
            if not self.by:
                found[name] = found.pop(name + '_total')
        return found

    def opens(self, point, child):
        """The day as a number, None without a birth, and False outside the period."""
        births = [each['birth'] for each in self.case.get('children', ())
                  if each['child'] == child and each.get('birth')]
        if not births:
            return None
        birth = datetime.date.fromisoformat(births[0])
        if point['age'] >= 0:
            try:
                day = birth.replace(year=birth.year + point['age'])
            except ValueError:
                day = datetime.date(birth.year + point['age'], 3, 1)
        else:
            # The first September that follows a 31 August at the age of the year.
            day = datetime.date(birth.year, 9, 1)
            while self.age_on(birth, day - datetime.timedelta(1)) < point['school_year'] + 4:
                day = day.replace(year=day.year + 1)
        day = (day - datetime.date(2020, 1, 1)).days
        return day if day >= self.first else False

    @staticmethod
    def age_on(birth, day):
        return day.year - birth.year - ((day.month, day.day) < (birth.month, birth.day))

    def state_of(self, point, child):
        opens = self.opens(point, child)
        if opens is None:
            return 'not_available'
        if opens is False:
            return None
        if opens > self.as_at:
            return 'not_due'
        if not self.is_observed(child, opens):
            return 'not_applicable'
        done = [row['start'] for row in self.of_child(child)
                if classify(row, self.as_at) == 'timed' and self.selected(row) and
                takes(point['rows'], row) and row['start'] >= opens - point['early_days']]
        last = opens + point['within_days']
        if done:
            return 'done' if min(done) <= last else 'done_late'
        return 'due' if last >= self.as_at else 'overdue'

    def states_of(self, point, children, window_days):
        states = [self.state_of(point, child) for child in children]
        return {name: states.count(name) for name in (
            'done', 'done_late', 'due', 'overdue', 'not_due', 'not_applicable', 'not_available')}

    def transitions_of(self, point, children, window_days):
        found = [self.transition_of(point, child, window_days) for child in children
                 if self.state_of(point, child) in ('done', 'done_late', 'due', 'overdue')]
        gaps = [each[1] for each in found if each[0] == 'gap']
        return {**{name: sum(each[0] == name for each in found) for name in (
            'continued', 'gap', 'ended', 'new', 'no_provision', 'not_known')},
            'gap_days': sum(gaps), 'median_gap_days': oracle.median(gaps),
            'agency_kept': sum(each[2] is True for each in found),
            'agency_changed': sum(each[2] is False for each in found)}

    def transition_of(self, point, child, window_days):
        opens = self.opens(point, child)
        rows = [row for row in self.of_child(child) if self.selected(row)]
        days = set().union(*(oracle.covered(row, self.as_at) for row in rows))
        before = max((day for day in days if opens - window_days <= day < opens), default=None)
        after = min((day for day in days if opens <= day < opens + window_days), default=None)
        if after is None and opens + window_days - 1 > self.as_at:
            return 'not_known', None, None
        if before is None:
            return ('no_provision' if after is None else 'new'), None, None
        if after is None:
            return 'ended', None, None
        here, there = ({row['agency'] for row in rows
                        if day in oracle.covered(row, self.as_at)} for day in (before, after))
        kept = bool((here & there) - {None})
        agency = True if kept else None if None in here | there else False
        gap = after - before - 1
        return ('gap' if gap else 'continued'), gap, agency

    # Families

    def family_schedule(self, worker, least_units):
        rows = self.counted()

        def measures(some):
            children = {row['child'] for row in some}
            found = {}
            for name in ('agencies', 'roles', 'load_days', 'contacts_per_week',
                         'usual_provider_continuity', 'continuity_of_care', 'changes'):
                values = [self.measure(child, worker, least_units)[name] for child in children]
                known = [each for each in values if each is not None]
                found[(name,)] = {
                    'children': len(children), 'children_not_known': len(children) - len(known),
                    'mean': ratio(sum(known), len(known)), 'median': oracle.median(known),
                    'largest': max(known, default=None)}
            return found

        return self.tables('family_schedule', rows, measures)

    def measure(self, child, worker, least_units):
        rows = sorted((row for row in self.of_child(child) if self.in_basis(row, 'active')),
                      key=oracle.order)
        contacts = [(row, row['contacts_attended'] if row['contacts_offered'] is None
                     else row['contacts_offered']) for row in rows]
        contacts = [(row, n) for row, n in contacts if n is not None]
        load = set().union(*(self.days(row) for row, n in contacts if n))
        begun = [(row, n) for row, n in contacts if self.begins(row)]
        days = set().union(*(self.days(row) for row, n in begun))
        workers = [(row['strand'], row[worker]) for row in rows if row[worker] is not None]
        times = [sum(each[1] == one for each in workers) for one in {each[1] for each in workers}]
        n = len(workers)
        strands = {each[0] for each in workers}
        changes = 0
        for strand in strands:
            line = [each[1] for each in workers if each[0] == strand]
            changes += sum(a != b for a, b in zip(line, line[1:]))
        enough = n >= least_units
        return {
            'agencies': len({row['agency'] for row in rows} - {None}) or None,
            'roles': len({row['role'] for row in rows} - {None}) or None,
            'load_days': len(load) if contacts else None,
            'contacts_per_week': rounded(7 * sum(each[1] for each in begun), len(days), 100),
            'usual_provider_continuity': rounded(max(times, default=0), n) if enough else None,
            'continuity_of_care': rounded(sum(each * each for each in times) - n, n * (n - 1))
            if enough else None,
            'changes': changes if n else None}

    # Identification

    def identification_accuracy(self, identifying, confirming, follow_up):
        names = {row['child'] for row in self.rows} | {
            each['child'] for name in ('needs', 'children') for each in self.case.get(name, ())}
        if self.children is not None:
            names &= set(self.children)
        cells = {child: self.cell_of(child, identifying, confirming, follow_up) for child in names}
        rows = [row for row in self.rows if self.identified(row, identifying) is not None and
                self.identified(row, identifying) >= self.first and cells[row['child']]]

        def raised(some):
            found = [cells[child] for child in {row['child'] for row in some}]
            return {(): {
                'raised': len(found),
                **{name: sum(each[0] == name for each in found)
                   for name in ('confirmed', 'not_confirmed', 'not_known')},
                'supported': sum(each[1] for each in found),
                'share_confirmed': ratio(
                    sum(each[0] == 'confirmed' for each in found),
                    sum(each[0] != 'not_known' for each in found))}}

        count = {name: sum(each is not None and each[0] == name for each in cells.values())
                 for name in ('confirmed', 'not_confirmed', 'missed', 'neither')}

        def share(one, other):
            whole = count[one] + count[other]
            return {'children': count[one], 'of_children': whole,
                    'share': ratio(count[one], whole)}

        return {**self.tables('identification', rows, raised), 'identification_accuracy': {
            ('sensitivity',): share('confirmed', 'missed'),
            ('specificity',): share('neither', 'not_confirmed'),
            ('positive_predictive_value',): share('confirmed', 'not_confirmed'),
            ('negative_predictive_value',): share('neither', 'missed')}}

    def identified(self, row, identifying):
        kind = classify(row, self.as_at)
        if kind in ('undated', 'future') or not self.selected(row) or not takes(identifying, row):
            return None
        return row['requested'] if known(row['requested'], self.as_at) else row['start']

    def cell_of(self, child, identifying, confirming, follow_up):
        rows = self.of_child(child)
        days = [self.identified(row, identifying) for row in rows]
        days = [each for each in days if each is not None]
        if confirming is None:
            needs = [each['from'] for each in self.case.get('needs', ())
                     if each['child'] == child and each['from'] <= self.as_at]
        else:
            needs = [row['start'] for row in rows
                     if classify(row, self.as_at) == 'timed' and takes(confirming, row)]
        if not days:
            return ('missed' if needs else 'neither'), False
        if min(days) < self.first:
            return None
        last = min(days) + follow_up
        if needs and min(needs) <= last:
            return 'confirmed', any(
                row['stage'] == 'intervention' and
                any(day >= min(days) for day in oracle.covered(row, self.as_at)) for row in rows)
        return ('not_known' if last > self.as_at else 'not_confirmed'), False

    # The way to support

    def access(self, as_at, assessment, support, follow_up):
        ways = [self.way(child, as_at, assessment, support, follow_up)
                for child in sorted({row['child'] for row in self.rows})]
        ways = {each['row']['child']: each for each in ways
                if each and self.inside(each['seen'])}

        def figures(rows):
            mine = [ways[row['child']] for row in rows]
            found = {name: sum(each['access'] == name for each in mine)
                     for name in ('with_access', 'without_access', 'not_known')}
            return {(): {
                'children': len(mine), **{f'children_{name}': found[name] for name in found},
                'share_with_access': ratio(found['with_access'],
                                           found['with_access'] + found['without_access']),
                'children_supported': sum(each['support'] is not None for each in mine),
                'supported_before_assessment': sum(
                    each['support'] is not None and
                    (each['assessment'] is None or each['support'] < each['assessment'])
                    for each in mine),
                'assessments_before_support': sum(each['assessments'] for each in mine),
                'requests_turned_away': sum(each['turned_away'] for each in mine)}}

        def times(rows):
            found = {}
            for name in ('contact', 'assessment', 'support', 'support_from_need'):
                mine = [ways[row['child']] for row in rows]
                if name == 'support_from_need':
                    mine = [each for each in mine if each['need'] is not None]
                days = [each[name.removesuffix('_from_need')] for each in mine]
                found[(name,)] = {'children': len(mine),
                                  'reached': len(mine) - days.count(None),
                                  'not_reached': days.count(None)}
            return found

        def levels(rows):
            mine = [ways[row['child']] for row in rows
                    if ways[row['child']]['support'] is not None]
            return {(level,): {'children': sum(each['level'] == level for each in mine),
                               'share': ratio(sum(each['level'] == level for each in mine),
                                              len(mine))}
                    for level in {each['level'] for each in mine}}

        def gates(rows):
            mine = [ways[row['child']] for row in rows]
            number = [each['assessments'] + each['turned_away'] for each in mine]
            return {(gate,): {
                'children_supported': sum(n == gate and each['support'] is not None
                                          for n, each in zip(number, mine)),
                'children_not_supported': sum(n == gate and each['support'] is None
                                              for n, each in zip(number, mine))}
                    for gate in set(number)}

        rows = [each['row'] for each in ways.values()]
        return {**self.tables('access', rows, figures), **self.tables('access_times', rows, times),
                **self.tables('access_levels', rows, levels),
                **self.tables('access_gates', rows, gates)}

    def way(self, child, as_at, assessment, support, follow_up):
        def last(row, name):
            return math.inf if row[name] is None else row[name]
        rows = sorted((row for row in self.of_child(child) if self.selected(row)),
                      key=lambda row: (last(row, 'start'), last(row, 'end'), row['source'],
                                       len(row['id']), row['id']))
        timed = [row for row in rows if classify(row, as_at) == 'timed']
        seen = {}
        for row in rows:
            days = [row['start']] if row in timed else []
            if oracle.wait_state(row, as_at) not in (None, 'retrospective'):
                days.append(row['requested'])
            if days:
                seen.setdefault(min(days), row)
        if not seen:
            return None
        helped = [row for row in timed if takes(support, row)]
        first = helped[0]['start'] if helped else None
        assessed = [row['start'] for row in timed if takes(assessment, row)]
        before = math.inf if first is None else first
        needs = [each['from'] for each in self.case.get('needs', ())
                 if each['child'] == child and each['from'] <= as_at]
        contact = timed[0]['start'] if timed else None
        access = [row for row in helped if row['start'] <= contact + follow_up and
                  (row is not timed[0] or len(oracle.covered(row, as_at)) > 1)]
        known_by = contact is not None and contact + follow_up <= as_at
        return {'row': seen[min(seen)], 'seen': min(seen), 'contact': contact, 'support': first,
                'assessment': min(assessed, default=None), 'need': min(needs, default=None),
                'level': helped[0]['level'] if helped else None,
                'assessments': sum(day < before for day in assessed),
                'turned_away': sum(classify(row, as_at) == 'withdrawn' and
                                   row['requested'] < before for row in rows),
                'access': 'with_access' if access else
                          'without_access' if known_by else 'not_known'}

    # From one agency to another

    def transfers(self, as_at, plans, window):
        found = [each for child in sorted({row['child'] for row in self.rows})
                 for each in self.leavings(child, as_at, plans, window)]

        def figures(rows):
            mine = [each for each in found if any(each['row'] is row for row in rows)]

            def days(name):
                return [each['days'] for each in mine if each['state'] == name]
            received = [each for each in mine if each['state'] not in ('ended', 'not_known')]
            named = sum(each['named'] for each in received)
            return {(): {
                'leavings': len(mine), 'children': len({each['row']['child'] for each in mine}),
                **{name: len(days(name))
                   for name in ('overlap', 'direct', 'gap', 'waiting', 'ended', 'not_known')},
                'overlap_days': sum(days('overlap')), 'gap_days': sum(days('gap')),
                'median_overlap_days': oracle.median(days('overlap')),
                'median_gap_days': oracle.median(days('gap')),
                'longest_gap_days': max(days('gap'), default=None),
                'receiver_named': named, 'share_named': ratio(named, len(received)),
                'plan_transferred': None if plans is None else
                sum(each['plan'] for each in received)}}

        return self.tables('transfers', [each['row'] for each in found], figures)

    def leavings(self, child, as_at, plans, window):
        rows = [row for row in self.of_child(child) if self.selected(row)]
        planned = [row['start'] for row in rows
                   if plans is not None and classify(row, as_at) == 'timed' and takes(plans, row)]
        rows = [row for row in rows if None not in (row['agency'], row['strand'])
                and classify(row, as_at) in ('timed', 'waiting')]
        for strand, agency in {(row['strand'], row['agency']) for row in rows}:
            here = [row for row in rows if row['strand'] == strand]
            mine = [row for row in here if row['agency'] == agency]
            others = [row for row in here if row['agency'] != agency]
            if any(not known(row['end'], as_at) for row in mine):
                continue
            mine = [row for row in mine if classify(row, as_at) == 'timed']
            if not mine:
                continue
            end = max(row['end'] for row in mine)
            last = max((row for row in mine if row['end'] == end), key=oracle.order)
            if not self.first <= end <= self.as_at:
                continue
            after = sorted((row for row in others if classify(row, as_at) == 'timed' and
                            oracle.order(row) > oracle.order(last)), key=oracle.order)
            asked = min((row['requested'] for row in others
                         if classify(row, as_at) == 'waiting'), default=math.inf)
            found = {'row': last, 'days': 0, 'named': False,
                     'plan': any(abs(day - end) <= window for day in planned)}
            if after and after[0]['start'] <= end + window:
                days = after[0]['start'] - end - 1
                found['state'] = 'overlap' if days < 0 else 'gap' if days else 'direct'
                found['days'] = abs(days)
                found['named'] = after[0]['start'] <= end or (
                    oracle.wait_state(after[0], as_at) == 'started' and
                    after[0]['requested'] <= end)
            elif end + window > as_at:
                found['state'] = 'not_known'
            elif asked <= end + window:
                found['state'] = 'waiting'
                found['named'] = asked <= end
            else:
                found['state'] = 'ended'
            yield found

    # Families that are met

    def participation(self, provision, introduction, feedback, terms, days, term_days):
        found = [each for child in sorted({row['child'] for row in self.rows})
                 for each in self.meetings(child, provision, introduction, feedback, terms, days,
                                           term_days)]

        def figures(rows):
            figured = {}
            for name in ('introduction', 'feedback'):
                mine = [each for each in found if each['name'] == name and
                        any(each['row'] is row for row in rows)]
                count = {state: sum(each['state'] == state for each in mine)
                         for state in ('met', 'met_late', 'due', 'overdue')}
                figured[(name,)] = {
                    'children': len({each['row']['child'] for each in mine}), **count,
                    'share_met': ratio(count['met'],
                                       count['met'] + count['met_late'] + count['overdue'])}
            return figured

        rows = []
        for each in found:
            if not any(each['row'] is row for row in rows):
                rows.append(each['row'])
        return self.tables('participation', rows, figures)

    def meetings(self, child, provision, introduction, feedback, terms, days, term_days):
        rows = sorted((row for row in self.of_child(child) if self.selected(row) and
                       classify(row, self.as_at) == 'timed'), key=oracle.order)
        given = [row for row in rows if takes(provision, row)]
        if not given:
            return
        first = given[0]['start']
        met = [row['start'] for row in rows if takes(introduction, row) and
               row['start'] >= first - days]
        state = 'due' if first + days >= self.as_at else 'overdue'
        if met:
            state = 'met' if min(met) <= first + days else 'met_late'
        if first >= self.first:
            yield {'name': 'introduction', 'row': given[0], 'state': state}
        for start, end in terms:
            mine = [row for row in given
                    if oracle.covered(row, self.as_at) & set(range(start, end + 1))]
            covered = set().union(*(oracle.covered(row, self.as_at) for row in mine))
            covered &= set(range(start, end + 1))
            if end < self.first or len(covered) < max(term_days, 1):
                continue
            told = any(start <= row['start'] <= end for row in rows if takes(feedback, row))
            yield {'name': 'feedback', 'row': mine[0],
                   'state': 'met' if told else 'due' if end >= self.as_at else 'overdue'}
