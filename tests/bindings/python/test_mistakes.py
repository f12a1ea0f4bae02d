# SPDX-FileCopyrightText: 2026 The libbalanced authors
# SPDX-License-Identifier: MIT
"""What people get wrong: each mistake is an error of a class that is documented, and says what to do."""

import os

import pytest
from gi.repository import Balanced, GLib

EPISODES = {
    'child_id': ['secret-1', 'secret-2'], 'strand': ['family'] * 2,
    'level': ['universal', 'targeted'], 'stage': ['intervention'] * 2, 'agency': ['slt'] * 2,
    'start_date': ['2020-03-01', None], 'requested_date': [None, '2020-05-01'],
}
AS_AT = '2021-02-28'


@pytest.fixture(scope='module')
def caseload():
    return Balanced.Caseload.from_frames(EPISODES)


@pytest.fixture(scope='module')
def review(caseload):
    return Balanced.review(caseload=caseload, as_at=AS_AT)


def frames(**options):
    return lambda: Balanced.Caseload.from_frames(EPISODES, **options)


def run(**options):
    return lambda: Balanced.review(caseload=Balanced.Caseload.from_frames(EPISODES),
                                   **{'as_at': AS_AT, **options})


@pytest.mark.parametrize('call, kind, words', [
    # Files
    (lambda: Balanced.Area.load('/nowhere/area.json'), FileNotFoundError, 'area.json'),
    (lambda: Balanced.Area.load('/nowhere/area.json'), Balanced.FileError, 'No such file'),
    (lambda: Balanced.Area.load('/'), IsADirectoryError, 'directory'),
    (lambda: Balanced.Caseload.load('/nowhere'), FileNotFoundError, '“episodes”'),
    (lambda: Balanced.Synthesiser.load('/nowhere.json'), FileNotFoundError, '“nowhere.json”'),
    (lambda: Balanced.Area.load(os.path.join(os.environ['BALANCED_SOURCE'], 'README.md')),
     Balanced.DocumentError, 'line 1, column 1'),
    (lambda: Balanced.Area.load(), TypeError, "missing a required argument: 'file'"),
    (lambda: Balanced.Area.load(None), TypeError, 'file cannot be None'),
    # Frames
    (lambda: Balanced.Caseload.from_frames(), TypeError, 'episodes, children'),
    (lambda: Balanced.Caseload.from_frames('ep.csv'), TypeError, 'read the file first'),
    (lambda: Balanced.Caseload.from_frames(7), TypeError, 'give a frame of pandas'),
    (lambda: Balanced.Caseload.from_frames(episode=EPISODES), TypeError, 'mean “episodes”'),
    (lambda: Balanced.Caseload.from_frames({**EPISODES, 'child_id': []}), Balanced.Error, 'rows'),
    (lambda: Balanced.Caseload.from_frames({'ClientRef': ['secret-1']}), Balanced.CaseloadError,
     'missing: child_id, strand, level, stage, agency; the option “columns”'),
    # Options
    (frames(colums={}), TypeError, 'mean “columns”'),
    (frames(columns=['child_id']), TypeError, "such as {'ClientRef'"),
    (frames(columns={'child_id': 'ClientRef'}), Balanced.CaseloadError, 'ours second'),
    (frames(codes={'Wave 1': 'universal'}), TypeError, 'a dict for each column'),
    (frames(codes={'lvl': {'Wave 1': 'universal'}}), Balanced.CaseloadError, '“lvl”'),
    (frames(date_order='d/m/y'), Balanced.CaseloadError, 'iso, dmy, mdy and ymd'),
    (frames(options=Balanced.CaseloadOptions(), date_order='dmy'), TypeError, 'date_order'),
    (frames(time_zone='Mars'), Balanced.CaseloadError, 'time-zone'),
    # Days and periods
    (run(as_at=None), Balanced.Error, 'day as at'),
    (run(as_at='28/02/2021'), ValueError, 'write it as 2021-02-28'),
    (run(as_at='2021-02-30'), ValueError, 'write it as 2021-02-28'),
    (run(as_at='2021-13'), ValueError, 'write it as 2021-02-28'),
    (run(as_at=''), ValueError, 'write it as 2021-02-28'),
    (run(as_at=float('nan')), ValueError, 'missing'),
    (run(as_at=3.5), TypeError, 'ISO text'),
    (run(period='last year'), ValueError, 'write it as 2021-02-28'),
    (run(period=('2020-03-01',)), ValueError, 'a pair of days'),
    (run(period=2020), TypeError, 'a pair of days'),
    (run(period=(AS_AT, '2020-03-01')), ValueError, 'before it starts'),
    (run(period=('2020-03-01', '2021-03-01')), Balanced.Error, 'after the as-at day'),
    (lambda: Balanced.review(), Balanced.Error, 'an area, a caseload, or both'),
    (lambda: Balanced.Episode(start='2020'), TypeError, 'mean “start_date”'),
])
def test_loading(call, kind, words):
    with pytest.raises(kind, match=words) as raised:
        call()
    assert 'secret' not in str(raised.value)


@pytest.mark.parametrize('call, kind, words', [
    (lambda each: each['secret-3'], KeyError, 'no child'),
    (lambda each: each[7], IndexError, 'there are 2'),
    (lambda each: each[1.5], TypeError, 'by its identifier'),
    (lambda each: each['secret-1'].profile(), TypeError, "'as_at'"),
    (lambda each: each.waits(), TypeError, "'as_at'"),
    (lambda each: each.waits(AS_AT, bye=['agency']), TypeError, 'mean “by”'),
    (lambda each: each.waits(AS_AT, by=['agncy']), Balanced.Error, '“agncy”'),
    (lambda each: each.waits(AS_AT, offer=['targeted']), TypeError, "such as {'level'"),
    (lambda each: each.waits(AS_AT, offer={'lvl': ['targeted']}), TypeError, 'mean “level”'),
    (lambda each: each.waits(AS_AT, offer={'level': ['target']}), Balanced.Error,
     '“target”, only universal, targeted, specialist'),
    (lambda each: each.balance(AS_AT, basis='actve'), ValueError, 'none, active, started'),
    (lambda each: each.balance(20210228), Balanced.Error, '1900-01-01'),
    (lambda each: each.balance(AS_AT)['x'], KeyError, 'there is balance'),
    (lambda each: each.balance(AS_AT)['balance']['epsiodes'], KeyError, 'mean “episodes”'),
    (lambda each: each.cohort(ned_type='SLCN'), TypeError, 'mean “need_type”'),
    (lambda each: each.cohort(age=(4, 10)), Balanced.Error, 'as-at'),
    (lambda each: each.cohort(age=(10, 4), as_at=AS_AT), ValueError, 'nobody'),
    (lambda each: each.cohort(age='4-10', as_at=AS_AT), TypeError, r'such as \(4, 10\)'),
    (lambda each: each.cohort(level=['targeted']), TypeError, 'with |'),
    (lambda each: each.cohort(need_type='slnc', as_at=AS_AT), Balanced.Error, '“slnc”'),
    (lambda each: each.cohort(age=-3, as_at=AS_AT), ValueError, 'nobody'),
    (lambda each: each.to_table('episode'), Balanced.Error, '“episode”'),
])
def test_analysing(caseload, call, kind, words):
    with pytest.raises(kind, match=words) as raised:
        call(caseload)
    assert 'secret' not in str(raised.value)


def test_a_year_that_is_a_number(caseload):
    with pytest.warns(UserWarning, match="1975-07-15: a year is text, '2021'"):
        caseload.balance(2021)
    assert str(caseload.balance('2021').as_at) == '2021-12-31'


def test_a_cohort_by_need_without_needs(caseload):
    with pytest.warns(UserWarning, match='need_on_episodes'):
        assert not caseload.cohort(need_type='SLCN', as_at=AS_AT)


@pytest.mark.parametrize('policy, words', [(None, 'need a policy; “exact”'),
                                           ('nhs-mhsds', '“nhs-mhsds”; the only one so far is “exact”')])
def test_saving_real_figures(review, tmp_path, policy, words):
    with pytest.raises(Balanced.PolicyError, match=words):
        review.save(tmp_path / 'out', policy=policy)
    assert not (tmp_path / 'out').exists()


def test_saving_where_that_cannot_be(review, tmp_path):
    (tmp_path / 'file').write_text('')
    with pytest.raises(NotADirectoryError):
        review.save(tmp_path / 'file', policy='exact')


def test_every_own_error_is_one_of_glib():
    for name in ('Error', 'CaseloadError', 'DataError', 'DocumentError', 'FileError', 'PolicyError'):
        assert issubclass(getattr(Balanced, name), GLib.Error)
    assert issubclass(Balanced.FileError, OSError)
