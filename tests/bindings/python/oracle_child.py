# SPDX-FileCopyrightText: 2026 The libbalanced authors
# SPDX-License-Identifier: MIT
"""Clocks, costs, schedules and capacity again, from their definitions alone and day by day."""

import datetime

import oracle
from oracle import classify, known, ratio, rejected


def takes(rows, row):
    """Whether conditions, a dict of lists of values by column, take a row."""
    return all(row[column] in values for column, values in (rows or {}).items())


def civil(day):
    return datetime.date(2020, 1, 1) + datetime.timedelta(day)


class ChildOracle(oracle.Oracle):
    """The analyses of oracle_child, with the questions of the other oracle."""

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
                days = sum(self.ticks(clock, each) for each in range(start, until))
                yield dict(row, clock=clock, state=state, days=days, began=start, until=until)

    def ticks(self, clock, day):
        return not clock['working_days'] or civil(day).weekday() < 5

    def over_at(self, clock, start, day):
        """Whether a clock that still runs on the day is over its limit."""
        return sum(self.ticks(clock, each) for each in range(start, day)) > clock['limit_days']

    def clock_figures(self, some, clock, state, days_ahead):
        limit = clock['limit_days']
        figures = {'clocks': len(some), 'children': len({each['child'] for each in some})}
        if state != 'retrospective':
            figures['median_days'] = oracle.median([each['days'] for each in some])
            figures['longest_days'] = max((each['days'] for each in some), default=None)
            figures['over_limit'] = sum(each['days'] > limit for each in some)
        if state == 'running':
            figures['due_soon'] = sum(
                each['days'] <= limit and
                self.over_at(clock, each['began'], each['until'] + days_ahead) for each in some)
        return figures

    def clock_rates(self, some, clock):
        done = [each for each in some if each['state'] == 'completed']
        late = sum(each['state'] == 'running' and each['days'] > clock['limit_days']
                   for each in some)
        within = sum(each['days'] <= clock['limit_days'] for each in done)
        return {'completed': len(done), 'within': within, 'share_within': ratio(within, len(done)),
                'running_over_limit': late, 'share_within_of_due': ratio(within, len(done) + late)}
