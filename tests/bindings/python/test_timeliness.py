# SPDX-FileCopyrightText: 2026 The libbalanced authors
# SPDX-License-Identifier: MIT
"""The example of timeliness on the published figures, against what the statistics print."""

import os
import pathlib
import runpy
import sys

import pytest

pandas = pytest.importorskip('pandas')
pytest.importorskip('pyarrow')

FOLDER = pathlib.Path(os.environ.get('BALANCED_SHARED', ''), 'data', 'dfe-ehcp-stats-2025')
needs_data = pytest.mark.skipif(not FOLDER.is_dir(), reason='the published statistics are not here')

# Year, plans, within 20 weeks, percent; the same without exceptions; authorities, their sum.
ENGLAND = ((2019, 53327, 31313, 58.7, 49519, 29895, 60.4, 151, 53327),
           (2020, 59097, 32863, 55.6, 54175, 31446, 58.0, 151, 59097),
           (2021, 61269, 35470, 57.9, 57196, 34249, 59.9, 152, 61269),
           (2022, 65512, 31226, 47.7, 62108, 30536, 49.2, 152, 64641),
           (2023, 80945, 39784, 49.1, 76506, 38471, 50.3, 151, 80624),
           (2024, 90392, 41448, 45.9, 84866, 39407, 46.4, 153, 90392))
SUTTON = ((2019, 142, 139, 97.9, 97.9), (2020, 191, 183, 95.8, 95.8), (2021, 204, 161, 78.9, 78.8),
          (2022, 300, 155, 51.7, 51.8), (2023, 353, 327, 92.6, 92.9), (2024, 366, 280, 76.5, 76.5))


def run_example(output, shared):
    script = pathlib.Path(os.environ['BALANCED_SOURCE'], 'docs/examples/python/timeliness.py')
    arguments, before = sys.argv, os.environ.get('BALANCED_SHARED', '')
    sys.argv, os.environ['BALANCED_SHARED'] = [str(script), 'sutton', str(output)], shared
    try:
        return runpy.run_path(str(script))
    finally:
        sys.argv, os.environ['BALANCED_SHARED'] = arguments, before


@pytest.fixture(scope='module')
def example(tmp_path_factory):
    return run_example(tmp_path_factory.mktemp('timeliness'), os.environ['BALANCED_SHARED'])


def row_of(frame, **wanted):
    for name, value in wanted.items():
        frame = frame[frame[name] == value]
    assert len(frame) == 1
    return frame.iloc[0]


@needs_data
@pytest.mark.parametrize('row', ENGLAND, ids=lambda row: row[0])
def test_england(example, row):
    year, plans, within, percent, plans_ex, within_ex, percent_ex, authorities, total = row
    for rate, figures in (('all', (plans, within, percent)),
                          ('without exceptions', (plans_ex, within_ex, percent_ex))):
        found = row_of(example['england'], year=year, rate=rate)
        assert (found.denominator, found.numerator, round(100 * found.share, 1)) == figures
        assert found.lower < found.share < found.upper
    found = row_of(example['sums'], year=year, rate='all')
    assert (found.published, found['sum'], found.authorities) == (plans, total, authorities)
    assert found.difference == plans - total
    assert bool(found.finding) == (plans != total) == (year in (2022, 2023))


@needs_data
def test_who_is_missing(example):
    sums = example['sums']
    assert row_of(sums, year=2022, rate='all').not_available == \
        'Havering, Norfolk, Tower Hamlets, West Berkshire'
    assert row_of(sums, year=2023, rate='all').not_available == 'Hackney'


@needs_data
def test_every_printed_rate(example):
    """1,832 rates, of which 16 are not available: none is another one than is printed."""
    rates = example['rates']
    assert len(rates) == 1832 and rates.share.isna().sum() == rates.published.isna().sum() == 16
    assert len(example['wrong']) == 0
    for year, plans, within, percent, percent_ex in SUTTON:
        found = row_of(rates, year=year, rate='all', place='Sutton')
        assert (found.denominator, found.numerator, round(100 * found.share, 1)) == \
            (plans, within, percent)
        found = row_of(rates, year=year, rate='without exceptions', place='Sutton')
        assert found.published == percent_ex


@needs_data
def test_the_funnel(example):
    """Most authorities lie beyond limits of chance; few do beyond those that know of the spread."""
    spread, placed = example['spread'], example['places_in_funnel']
    assert (spread.status == 'ok').all() and (spread.phi > 50).all()
    assert (spread.n_used + spread.missing).tolist() == [row[7] for row in ENGLAND]
    extreme = placed.by_chance.isin(['very_low', 'very_high'])
    known = placed.share.notna()
    assert extreme.sum() > 0.7 * known.sum()
    assert 0 < placed.beyond_wide_limits.sum() < 0.02 * known.sum()


@needs_data
def test_changes(example):
    found = row_of(example['change'], place='England', rate='all')
    assert round(found.difference, 4) == round(41448 / 90392 - 31313 / 53327, 4)
    assert found.upper < 0
    found = row_of(example['change'], place='Sutton', rate='all')
    assert found.lower < 280 / 366 - 139 / 142 < found.upper < 0


@needs_data
def test_pictures(example):
    for name, words in (('england', 'England: plans within 20 weeks'), ('sutton', 'Sutton'),
                        ('funnel', 'Shares of areas')):
        picture = (example['output'] / f'{name}.svg').read_text()
        assert picture.startswith('<svg') and words in picture


@needs_data
def test_requests():
    """Requests of 2024, and plans of January 2025, as the release prints them."""
    requests = pandas.read_csv(FOLDER / 'requests.csv', dtype=str, encoding='utf-8-sig')
    row = row_of(requests, time_period='2024', geographic_level='National',
                 breakdown='All requests for EHC needs assessments')
    parts = [int(row[each]) for each in ('requests_decided_to_assess', 'requests_decided_not_to_assess',
                                         'requests_decision_not_made', 'requests_withdrawn')]
    assert parts == [101045, 38889, 12038, 2517] and sum(parts) == 154489
    assert int(row.requests_received_in_year) == 154489
    from gi.repository import Balanced
    in_time, late = int(row.request_outcome_six_weeks), int(row.request_outcome_over_6_weeks)
    assert (in_time, late) == (126160, 22593)
    assert round(100 * Balanced.statistics.wilson_interval(in_time, in_time + late)['share'], 1) == 84.8
    needs = pandas.read_csv(FOLDER / 'sen_needs_all_plans.csv', dtype=str, encoding='utf-8-sig')
    row = row_of(needs, geographic_level='National', breakdown='All EHC plans')
    for number, count, percent in (('number_slcn', 135836, 21.3), ('number_asd', 201183, 31.5)):
        assert int(row[number]) == count
        share = Balanced.statistics.wilson_interval(count, int(row.ehc_plans))['share']
        assert round(100 * share, 1) == percent


def test_without_the_data(tmp_path, capsys):
    example = run_example(tmp_path, str(tmp_path))
    assert 'is not here' in capsys.readouterr().out
    rates = example['rates']
    assert len(rates) == 12 and len(example['wrong']) == 0
    for year, plans, within, percent, _ in SUTTON:
        found = row_of(rates, year=year, place='Sutton')
        assert round(100 * found.share, 1) == percent and found.numerator == within
    assert (tmp_path / 'change.csv').is_file() and not (tmp_path / 'funnel.csv').exists()
