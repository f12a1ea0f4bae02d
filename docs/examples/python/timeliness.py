#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The libbalanced authors
# SPDX-License-Identifier: MIT
"""Education, health and care plans within 20 weeks: every local authority, both published rates.

Reads timeliness_20_week.csv of the official statistics (Department for Education, release of 2025,
Open Government Licence v3) where BALANCED_SHARED names the folder that holds it."""

import os
import pathlib
import sys

try:
    import pandas as pd
except ImportError as error:
    print(f'Skipped: {error}')
    sys.exit(77)  # what a test that is skipped says

import gi
gi.require_version('Balanced', '1')
from gi.repository import Balanced

stats = Balanced.statistics
output = pathlib.Path(sys.argv[2])
source = pathlib.Path(os.environ.get('BALANCED_SHARED') or '.', 'data', 'dfe-ehcp-stats-2025',
                      'timeliness_20_week.csv')

# Two rates are published: of all plans, and of those without an exception to the limit.
RATES = {'all': ('plans_issued_den', 'plans_issued_within_20_weeks',
                 'pc_plans_issued_within_20_weeks'),
         'without exceptions': ('plans_issued_den_ex', 'plans_issued_20_weeks_ex',
                                'PC_plans_issued_20_weeks_ex')}
PUBLISHED = """2019,England,53327,31313,58.7,60.4 2020,England,59097,32863,55.6,58.0
2021,England,61269,35470,57.9,59.9 2022,England,65512,31226,47.7,49.2 2023,England,80945,39784,49.1,50.3
2024,England,90392,41448,45.9,46.4 2019,Sutton,142,139,97.9,97.9 2020,Sutton,191,183,95.8,95.8
2021,Sutton,204,161,78.9,78.8 2022,Sutton,300,155,51.7,51.8 2023,Sutton,353,327,92.6,92.9
2024,Sutton,366,280,76.5,76.5"""


def read_file():
    """A row for each place, year and rate; 'x' (not available) becomes a missing value."""
    wide = pd.read_csv(source, dtype=str, encoding='utf-8-sig')
    wide = wide[(wide.breakdown == 'All EHC plans issued') & (wide.geographic_level != 'Regional')]
    parts = []
    for rate, (plans, within, percent) in RATES.items():
        part = wide[['time_period', 'geographic_level', 'la_name', plans, within, percent]].copy()
        part.columns = ['year', 'level', 'place', 'denominator', 'numerator', 'published']
        parts.append(part.assign(rate=rate))
    long = pd.concat(parts, ignore_index=True)
    long['place'] = long.place.where(long.level != 'National', 'England')
    for name in ('year', 'denominator', 'numerator', 'published'):
        long[name] = pd.to_numeric(long[name], errors='coerce')
    return long


def read_published():
    """The twelve rows that the statistics print for England and for Sutton."""
    rows = [line.split(',') for line in PUBLISHED.split()]
    return pd.DataFrame({
        'year': [int(row[0]) for row in rows], 'place': [row[1] for row in rows], 'rate': 'all',
        'level': ['National' if row[1] == 'England' else 'Local authority' for row in rows],
        'denominator': [float(row[2]) for row in rows], 'numerator': [float(row[3]) for row in rows],
        'published': [float(row[4]) for row in rows]})


def compare_with_sum():
    """England as published beside the sum of its authorities: a difference is a finding."""
    for (year, rate), part in authorities.groupby(['year', 'rate']):
        whole = int(england.denominator[(england.year == year) & (england.rate == rate)].iloc[0])
        total = int(part.denominator.sum())
        yield {'year': year, 'rate': rate, 'published': whole, 'sum': total,
               'difference': whole - total, 'authorities': len(part),
               'not_available': ', '.join(sorted(part.place[part.denominator.isna()])),
               'finding': '' if total == whole else 'the parts do not add up to the whole'}


def change_between(frame, first, last):
    """The change of each place between two years, with the interval of Newcombe."""
    keys = ['place', 'rate', 'numerator', 'denominator']
    both = frame.loc[frame.year == last, keys].merge(
        frame.loc[frame.year == first, keys], on=['place', 'rate'], suffixes=('_a', '_b'))
    return stats.newcombe_interval(both).to_pandas()


def funnel(frame):
    """Where each authority lies in the funnel of its year: by chance, and with over-dispersion."""
    placed = stats.funnel_place(frame, by='year').to_pandas().set_index('row')
    limits = stats.overdispersion_limits(frame, by='year', funnel_kind='share').to_pandas()
    limits = limits.set_index('row')
    placed = placed.rename(columns={'place': 'by_chance'}).join(frame.place)
    placed['beyond_wide_limits'] = \
        (placed.share < limits.wide_outer_lower) | (placed.share > limits.wide_outer_upper)
    return placed


def draw_years(frame, place):
    """The shares of a place by year: six points, so the limits are trial limits, and say so."""
    rows = frame[(frame.place == place) & (frame.rate == 'all')]
    charts = Balanced.spc({'series': [f'{place}: plans within 20 weeks'] * len(rows),
                           'day': [f'{year}-01-01' for year in rows.year],
                           'numerator': rows.numerator.tolist(),
                           'denominator': rows.denominator.tolist()},
                          improvement='increase', kind='p_prime', frequency='year')
    (output / f'{place.lower()}.svg').write_text(charts.chart.svg)


def draw_funnel(frame):
    """The authorities of one year, with the limits of chance and those that know of the spread."""
    known = frame.reset_index(drop=True)
    placed = stats.funnel_place(known)
    names = Balanced.Table.from_dict({'name': known.place.tolist()})['name']
    limits = stats.overdispersion_limits(known, funnel_kind='share')
    picture = Balanced.Chart.new_funnel(Balanced.Table.of([*placed.columns, names]), limits)
    (output / 'funnel.svg').write_text(picture.svg)


if source.is_file():
    places = read_file()
else:
    print(f'{source.name} is not here (set BALANCED_SHARED): England and Sutton only, as published')
    places = read_published()
output.mkdir(parents=True, exist_ok=True)

rates = stats.wilson_interval(places).to_pandas()
# Where the printed rate is another one than ours, to the one decimal that is printed.
wrong = rates[(100 * rates.share - rates.published).abs() > 0.05 + 1e-9]
print(f'{len(rates)} rates, {rates.share.isna().sum()} not available, {len(wrong)} not as printed')
england = rates[rates.level == 'National']
authorities = rates[rates.level != 'National']
print(england[['year', 'rate', 'numerator', 'denominator', 'share', 'lower', 'upper']].to_string())
rates.to_csv(output / 'rates.csv', index=False)

change = change_between(rates, 2019, 2024)
change['sign'] = (change.lower > 0).astype(int) - (change.upper < 0).astype(int)
print('Changes 2019 to 2024 that chance does not explain:',
      change.groupby(['rate', 'sign']).size().to_dict())
change.to_csv(output / 'change.csv', index=False)
draw_years(rates, 'England')
draw_years(rates, 'Sutton')

if source.is_file():
    sums = pd.DataFrame(compare_with_sum())
    print(sums[sums.difference != 0].to_string())
    sums.to_csv(output / 'england-and-sum.csv', index=False)

    everything = authorities[authorities.rate == 'all'][['year', 'place', 'numerator', 'denominator']]
    everything = everything.reset_index(drop=True)
    spread = stats.overdispersion(everything, by='year', funnel_kind='share').to_pandas()
    print(spread.to_string())
    places_in_funnel = funnel(everything)
    print(places_in_funnel.groupby(['year', 'by_chance']).size().unstack(fill_value=0))
    print(places_in_funnel.groupby('year').beyond_wide_limits.sum())
    places_in_funnel.to_csv(output / 'funnel.csv', index=False)
    draw_funnel(everything[everything.year == 2024])
