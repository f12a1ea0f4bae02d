# SPDX-FileCopyrightText: 2026 The libbalanced authors
# SPDX-License-Identifier: MIT
"""The pictures of these pages, one function each, named after its page.

A test draws them again and compares them with the files beside this one."""

import html
import math

import gi
gi.require_version('Balanced', '1')
from gi.repository import Balanced

stats = Balanced.statistics
WIDTH, LEFT, RIGHT, TOP = 640, 150, 20, 20
DASHES = ('', '6 4', '2 3', '8 3 2 3')


class Drawing:
    """A plane of numbers: x from left to right, y upwards unless there are rows."""

    def __init__(self, title, x, y, height=300, x_label='', y_label=''):
        self.x, self.y, self.height = x, y, height
        self.parts = [
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" role="img" '
            f'font-family="sans-serif" font-size="12">', f'<title>{html.escape(title)}</title>',
            f'<rect width="{WIDTH}" height="{height}" fill="white"/>']
        self.text(WIDTH / 2 + LEFT / 2, height - 6, x_label)
        if y_label:
            self.text(LEFT, TOP - 6, y_label, 'start')
        for tick in ticks(*x):
            self.text(self.across(tick), height - 24, f'{tick:g}')
            self.line([(tick, y[0]), (tick, y[1])], 'stroke="#ddd"')

    def across(self, value):
        return LEFT + (value - self.x[0]) / (self.x[1] - self.x[0]) * (WIDTH - LEFT - RIGHT)

    def up(self, value):
        bottom = self.height - 42
        return bottom - (value - self.y[0]) / (self.y[1] - self.y[0]) * (bottom - TOP)

    def text(self, x, y, words, anchor='middle'):
        self.parts.append(f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}">'
                          f'{html.escape(words)}</text>')

    def line(self, points, style='stroke="#333"', step=False):
        path = ''
        for number, (x, y) in enumerate(points):
            if step and number:
                path += f'H{self.across(x):.1f}V{self.up(y):.1f}'
            else:
                path += f'{"L" if number else "M"}{self.across(x):.1f} {self.up(y):.1f}'
        self.parts.append(f'<path d="{path}" fill="none" {style}/>')

    def dot(self, x, y, filled=True):
        self.parts.append(f'<circle cx="{self.across(x):.1f}" cy="{self.up(y):.1f}" r="4" '
                          f'stroke="#1d4e79" stroke-width="1.5" fill="{"#1d4e79" if filled else "white"}"/>')

    def svg(self):
        return '\n'.join([*self.parts, '</svg>', ''])


def ticks(least, most):
    step = 10 ** math.floor(math.log10((most - least) / 2))
    step = next(each for each in (step, 2 * step, 5 * step) if (most - least) / each <= 8)
    first = math.ceil(least / step - 1e-9)
    return [number * step for number in range(first, math.floor(most / step + 1e-9) + 1)]


def intervals(title, rows, x, x_label, reference=None):
    """A row for each label, value, lower and upper."""
    drawing = Drawing(title, x, (0, len(rows)), 62 + 32 * len(rows), x_label)
    for number, (label, value, lower, upper) in enumerate(rows):
        y = len(rows) - number - 0.5
        drawing.text(LEFT - 10, drawing.up(y) + 4, label, 'end')
        if lower is not None:
            drawing.line([(lower, y), (upper, y)], 'stroke="#1d4e79" stroke-width="2"')
            for end in (lower, upper):
                drawing.line([(end, y - 0.15), (end, y + 0.15)], 'stroke="#1d4e79" stroke-width="2"')
        drawing.dot(value, y)
    if reference is not None:
        drawing.line([(reference, 0), (reference, len(rows))], 'stroke="#a33" stroke-dasharray="6 4"')
    return drawing.svg()


def curves(title, lines, x, y, x_label, y_label, dots=(), step=False):
    """Lines by their names, told apart by dashes, with the names at their right ends; and dots."""
    drawing = Drawing(title, x, y, 320, x_label, y_label)
    for tick in ticks(*y):
        drawing.text(LEFT - 8, drawing.up(tick) + 4, f'{tick:g}', 'end')
        drawing.line([(x[0], tick), (x[1], tick)], 'stroke="#eee"')
    for number, (name, points) in enumerate(lines.items()):
        drawing.line(points, 'stroke="#333" stroke-width="1.5" stroke-dasharray='
                     f'"{DASHES[number % 4] or "none"}"', step)
        drawing.text(12, 40 + 34 * number, name, 'start')
        drawing.parts.append(f'<line x1="12" x2="72" y1="{48 + 34 * number}" y2="{48 + 34 * number}" '
                             f'stroke="#333" stroke-width="1.5" stroke-dasharray='
                             f'"{DASHES[number % 4] or "none"}"/>')
    for px, py, filled in dots:
        drawing.dot(px, py, filled)
    return drawing.svg()


def made_up(columns):
    """A table of figures that nobody measured, and whose pictures say so."""
    n = len(next(each for each in columns.values() if isinstance(each, list)))
    table = Balanced.Table.from_dict({name: each if isinstance(each, list) else [each] * n
                                      for name, each in columns.items()})
    return Balanced.Table.of(table.columns, synthetic=True)


def months(n):
    return [f'{2019 + number // 12}-{number % 12 + 1:02}' for number in range(n)]


def xmr():
    values = [62, 58, 61, 66, 60, 57, 63, 64, 59, 61, 65, 60, 52, 49, 47, 45, 46, 42, 44, 41, 40, 43]
    return Balanced.spc(made_up({'series': 'Children waiting', 'day': months(22), 'value': values}),
                        improvement='decrease', fix_after=12, target=45, frequency='month').chart.svg


def run_chart():
    values = [5, 7, 6, 5, 8, 6, 7, 5, 6, 9, 10, 9, 11, 9, 10, 9, 12, 10, 11, 9, 10, 11, 10, 9]
    return Balanced.spc(made_up({'series': 'Children seen', 'day': months(24), 'value': values}),
                        improvement='increase', kind='run', run_baseline=9, run_length=9,
                        frequency='month').chart.svg


def attribute_charts():
    rows = {'series': 'Plans in time', 'day': months(12),
            'numerator': [40, 38, 44, 41, 39, 45, 12, 42, 40, 43, 41, 44],
            'denominator': [50, 50, 55, 50, 48, 56, 50, 52, 50, 54, 51, 55]}
    return Balanced.spc(made_up(rows), improvement='increase', kind='p', frequency='month').chart.svg


def wilson():
    rows = [(f'{x} of {n}', x, n) for x, n in ((12, 60), (0, 20), (1241, 1925), (18, 100))]
    found = [(label, stats.wilson_interval(x, n)) for label, x, n in rows]
    return intervals('Four shares with intervals of 95 %', [
        (label, 100 * row['share'], 100 * row['lower'], 100 * row['upper']) for label, row in found],
        (0, 100), '%')


def newcombe():
    a, b = stats.wilson_interval(56, 70), stats.wilson_interval(48, 80)
    both = stats.newcombe_interval(56, 70, 48, 80)
    return intervals('Two shares and their difference', [
        ('56 of 70', a['share'], a['lower'], a['upper']),
        ('48 of 80', b['share'], b['lower'], b['upper']),
        ('difference', both['difference'], both['lower'], both['upper'])], (0, 1), 'share', 0)


def counts_and_rates():
    found = [stats.count_interval(count) for count in (0, 3, 7, 9, 10, 20)]
    return intervals('Counts with intervals of 95 %', [
        (f'{row["count"]:.0f} events', row['count'], row['lower'], row['upper']) for row in found],
        (0, 35), 'events')


def direct_standardisation():
    strata = {'area': ['A'] * 3 + ['B'] * 3, 'count': [12, 30, 28, 40, 22, 6],
              'population': [600, 1000, 700, 2000, 750, 150], 'standard_population': [1000] * 6}
    rows = [(f'{row["area"]}, standardised', row['rate'], row['lower'], row['upper'])
            for row in stats.direct_rate(strata, by='area', multiplier=1000)]
    for area, x, n in (('A', 70, 2300), ('B', 68, 2900)):
        row = stats.rate_interval(x, n, multiplier=1000)
        rows.append((f'{area}, crude', row['rate'], row['lower'], row['upper']))
    return intervals('Crude and standardised rates of two areas', rows, (0, 50), 'in 1,000')


def indirect_standardisation():
    rows = []
    for area, counts in (('A', [10, 20]), ('B', [4, 22]), ('C', [2, 9])):
        row = stats.indirect_rate(counts, [100, 200], [100, 300], [2000, 3000])
        rows.append((f'area {area}', row['ratio'], row['lower'], row['upper']))
    return intervals('Observed over expected of three areas, against 1', rows, (0, 2), 'ratio', 1)


def slope_index():
    population, values = [1000, 1200, 900, 1100, 1000], [61, 64, 70, 73, 77]
    found = stats.slope_index(population, values)
    ranks = stats.relative_rank(population)['relative_rank'].to_list()
    line = [(x, found['intercept'] + found['slope_index'] * x) for x in (0, 1)]
    return curves('Values of five groups by rank, with the straight line', {'line': line}, (0, 1),
                  (55, 85), 'rank, from the most deprived', 'value',
                  [(x, y, True) for x, y in zip(ranks, values)])


def quantile_groups():
    values = [3, 8, 1, 9, 4, 7, 2, 6, 5, 5]
    groups = stats.quantile_group(values, n_groups=5)['quantile_group'].to_list()
    return curves('Ten values in five groups', {}, (0, 10), (0, 6), 'value', 'group',
                  [(x, y, True) for x, y in zip(values, groups)])


def percentiles():
    waits = [3, 5, 8, 13, 21, 34, 55, 89, 144, 233]
    lines = {}
    for kind in (1, 6, 7):
        shares = [each / 50 for each in range(51)]
        found = stats.percentile(waits, probabilities=shares, quantile_type=kind)
        lines[f'type {kind}'] = [(100 * p, x) for p, x in zip(shares, found['percentile'])]
    return curves('Waits by percentile, by three definitions', lines, (0, 100), (0, 250),
                  'percent of children', 'days')


def funnel():
    areas = {'name': list('ABCDEFGH'), 'numerator': [139, 24, 155, 60, 300, 41, 88, 190],
             'denominator': [142, 60, 300, 80, 500, 90, 150, 400]}
    limits = stats.overdispersion_limits(dict(areas, at=areas['denominator']), funnel_kind='share')
    places = stats.funnel_place(areas)
    named = Balanced.Table.of([*places.columns, Balanced.Table.from_dict(areas)['name']], synthetic=True)
    return Balanced.Chart.new_funnel(named, limits).svg


def survival():
    times = [6, 6, 6, 6, 7, 9, 10, 10, 11, 13, 16, 17, 19, 20, 22, 23, 25, 32, 32, 34, 35]
    ended = [1, 1, 1, 0, 1, 0, 1, 0, 0, 1, 1, 0, 0, 0, 1, 1, 0, 0, 0, 0, 0]
    others = [1, 1, 2, 2, 3, 4, 4, 5, 5, 8, 8, 8, 8, 11, 11, 12, 12, 15, 17, 22, 23]
    lines = {}
    for name, own, ends in (('treated', times, ended), ('placebo', others, [1] * 21)):
        curve = stats.survival_curve(own, ends)
        lines[name] = [(0, 1)] + [(row['time'], row['survival']) for row in curve]
    return curves('Share still in remission by week', lines, (0, 36), (0, 1), 'weeks', 'share', step=True)


def trend():
    values = [58.7, 55.6, 57.9, 47.7, 49.1, 45.9]
    found = stats.trend(values)
    ahead = list(stats.forecast(values, ahead=3))
    lines = {'line': [(x, found['intercept'] + found['slope'] * x) for x in (1, 9)],
             '95 % of new': [(row['x'], row['lower']) for row in ahead] +
                            [(row['x'], row['upper']) for row in ahead[::-1]]}
    return curves('Six values with a straight line, and the next three', lines, (0, 10), (10, 80),
                  'year', '%', [(x + 1, y, True) for x, y in enumerate(values)])


def means():
    values = [1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4]
    rows = []
    for n in (3, 5, 10):
        row = stats.mean_interval(values[:n])
        rows.append((f'first {n}', row['mean'], row['lower'], row['upper']))
    return intervals('Means with intervals of 95 %', rows, (-2, 6), 'hours of sleep', 0)


def effect_sizes():
    found = stats.paired_effect([20, 24, 18, 30, 26, 22], [16, 19, 17, 22, 24, 15])
    return intervals('One change as four effect sizes', [
        (name, found[name], None, None) for name in ('d_z', 'd_pre', 'd_av', 'd_rm')], (-2, 0),
        'standard deviations')


def reliable_change():
    pairs = ((20, 11), (16, 13), (24, 12), (18, 25), (27, 24), (10, 9))
    least = stats.reliable_change(20, 11, sd=5, reliability=0.8)['least_change']
    lines = {'no change': [(0, 0), (30, 30)], 'reliable': [(0, least), (30 - least, 30)],
             'reliable ': [(least, 0), (30, 30 - least)], 'cut-off': [(0, 14), (30, 14)]}
    dots = [(x, y, abs(y - x) > least) for x, y in pairs]
    return curves('Scores before and after; filled points changed reliably', lines, (0, 30), (0, 30),
                  'before', 'after', dots)


def goal_attainment():
    goals = made_up({'goal': ['asks for help', 'joins in', 'eats lunch', 'reads aloud'],
                     'before': [-1, -1, -2, -1], 'after': [0, 1, -1, -1]})
    return Balanced.Chart.new_goals(goals, stats.goal_change(goals)).svg


def toms():
    start, end = [2, 1.5, 3, 2.5, 4], [2.5, 1, 3, 4, None]
    found = stats.toms_change(start, end)
    dots = [(row['start'], row['end'], row['category'] == 'improved') for row in found
            if row['category'] is not None]
    return curves('Ratings at the start and the end; filled points improved',
                  {'no change': [(0, 0), (5, 5)]}, (0, 5), (0, 5), 'start', 'end', dots)


def aims_achieved():
    rows = {'team': ['A', 'A', 'A', 'B'], 'achieved': [7, 6, None, 1], 'aims': [10, 10, 4, 2]}
    return intervals('Share of aims achieved by two teams', [
        (f'team {row["team"]}', row['achieved_share'], row['achieved_lower'], row['achieved_upper'])
        for row in stats.achievement_rate(rows, by='team')], (0, 1), 'share')


def attrition():
    scores = {'team': ['A'] * 5 + ['B'] * 4, 'before': [20, 22, 30, 31, 18, 20, 21, None, 19],
              'after': [15, 20, None, None, 17, 18, 20, 22, 15]}
    return intervals('Share without a second score by team', [
        (f'team {row["team"]}', row['lost_share'], row['lost_lower'], row['lost_upper'])
        for row in stats.attrition(scores, by='team')], (0, 1), 'share')


PICTURES = {function.__name__.replace('_', '-'): function for function in (
    aims_achieved, attribute_charts, attrition, counts_and_rates, direct_standardisation, effect_sizes,
    funnel, goal_attainment, indirect_standardisation, means, newcombe, percentiles, quantile_groups,
    reliable_change, run_chart, slope_index, survival, toms, trend, wilson, xmr)}
