# SPDX-FileCopyrightText: 2026 The libbalanced authors
# SPDX-License-Identifier: MIT
"""A review as an analyst runs it."""

import datetime
import json

import pytest
from gi.repository import Balanced, GLib

YEAR = ('2020-03-01', '2021-02-28')


@pytest.fixture(scope='module')
def area():
    import os
    return Balanced.Area.load(os.path.join(os.environ['BALANCED_SOURCE'], 'docs/examples/sutton/area.json'))


@pytest.fixture(scope='module')
def caseload():
    synthesiser = Balanced.Synthesiser()
    synthesiser.set_n_children(300)
    return synthesiser.run()


@pytest.fixture(scope='module')
def review(area, caseload):
    return Balanced.review(area, caseload, as_at='2021-02-28', period=YEAR)


def test_tables_by_name(review):
    assert review.tables['balance'].n_rows >= 15
    assert review['balance'].name == 'balance'
    with pytest.raises(KeyError):
        review.tables['nothing']


def test_frames(review):
    pytest.importorskip('pandas')
    frame = review.tables['balance'].to_pandas()
    assert {'strand', 'level', 'children', 'episodes'} <= set(frame.columns)


def test_days(review, area, caseload):
    assert review.as_at == datetime.date(2021, 2, 28)
    other = Balanced.review(area, caseload, as_at=datetime.date(2021, 2, 28), period='2020-03-01/2021-02-28')
    assert other.to_json() == review.to_json()


def test_area_alone(area):
    review = Balanced.review(area)
    assert 'balance' in review.missing_tables
    assert not review.synthetic


def test_nothing_to_review():
    with pytest.raises(Balanced.Error):
        Balanced.review()


def test_shows_itself(review):
    assert review._repr_html_().startswith('<iframe srcdoc=')
    assert review.charts['balance']._repr_svg_().startswith('<svg ')
    assert 'synthetic' in review.charts['balance'].svg.lower()


def test_save(review, tmp_path):
    review.save(tmp_path / 'out')
    written = json.loads((tmp_path / 'out' / 'review.json').read_text())
    assert written['release'] == 'synthetic'
    assert [each['name'] for each in written['tables']] == review.tables.keys()
    assert (tmp_path / 'out' / 'review.json').read_text() == review.to_json()
    for table in review.tables:
        assert (tmp_path / 'out' / 'tables' / f'{table.name}.csv').exists()


def test_policy(area, tmp_path):
    (tmp_path / 'episodes.csv').write_text(
        'child_id,strand,level,stage,agency,start_date,end_date\n'
        'A,family,universal,intervention,nhs,2020-01-01,2020-06-01\n')
    review = Balanced.review(caseload=Balanced.Caseload.load(tmp_path), as_at='2021-02-28')
    with pytest.raises(Balanced.PolicyError) as raised:
        review.save(tmp_path / 'out')
    assert raised.value.code == Balanced.PolicyError.REQUIRED
    with pytest.raises(Balanced.PolicyError):
        review.save(tmp_path / 'out', policy='secret')
    review.save(tmp_path / 'out', policy='exact')
    assert ',exact\n' in (tmp_path / 'out' / 'tables' / 'balance.csv').read_text()


def test_compare():
    """Two years of synthetic children, before and after."""
    synthesiser = Balanced.Synthesiser()
    synthesiser.set_n_children(400)
    caseload = synthesiser.run()
    before = Balanced.review(None, caseload, as_at='2020-02-29', period=('2019-03-01', '2020-02-29'))
    after = Balanced.review(None, caseload, as_at='2021-02-28', period=('2020-03-01', '2021-02-28'))
    change = after.compare(before)
    assert change.before == before and before.before is None
    assert change.missing_tables == []
    shares = change.tables['compared_shares']
    assert len(shares) == 4
    assert change.findings.lookup('review-periods-overlap') is None
    with pytest.raises(GLib.Error, match='earlier day'):
        before.compare(after)


def test_compare_with_last_years_file(review, area, caseload, tmp_path):
    last = Balanced.review(area, caseload, as_at='2020-02-29', period=('2019-03-01', '2020-02-29'))
    last.save(tmp_path)
    read = Balanced.Review.load(tmp_path / 'review.json')
    assert read.tables.keys() == last.tables.keys() and read.synthetic
    assert (read.as_at, read.area.code) == (last.as_at, area.code)
    assert read.tables['settings'].to_csv() == last.tables['settings'].to_csv()
    change = review.compare(read)
    assert change.tables['compared_settings'].to_csv() == \
        review.compare(last).tables['compared_settings'].to_csv()
    with pytest.raises(Balanced.Error, match='copy that file'):
        read.save(tmp_path / 'copy')


def test_a_file_that_is_no_review(tmp_path):
    path = tmp_path / 'review.json'
    path.write_text('{"format": "balanced-area-1"}')
    with pytest.raises(Balanced.DocumentError, match='line 1, column 12, /format: the format of a review'):
        Balanced.Review.load(path)
