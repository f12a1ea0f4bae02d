# SPDX-FileCopyrightText: 2026 The libbalanced authors
# SPDX-License-Identifier: MIT
"""Charts from Python: what goes in, and what comes out."""

import datetime

import pytest
from gi.repository import Balanced

MONTHS = [f'{year}-{month:02}-01' for year in (2020, 2021) for month in range(1, 13)]
VALUES = [10 + each % 3 for each in range(12)] + [20 + each % 3 for each in range(12)]


def series(name='waiting', values=VALUES, **options):
    return Balanced.Series(name, MONTHS[:len(values)], values, frequency='month', **options)


def test_one_series():
    charts = Balanced.spc(series(), improvement='decrease', target=5)
    assert list(charts) == ['waiting'] and len(charts) == 1
    (row,) = charts.summary
    assert row['variation'] == 'concern_high'
    assert row['assurance'] == 'fail' and row['target_met'] == 'not_met'
    assert charts.options['preset'] == 'nhsr' and charts.options['factor'] == '2.66'
    assert 'waiting' in repr(charts) and charts._repr_svg_().startswith('<svg')


def test_forms_agree():
    found = Balanced.spc({'a': series('a'), 'b': series('b', VALUES[::-1])}, improvement='increase')
    rows = {'series': ['a'] * 24 + ['b'] * 24, 'day': MONTHS * 2, 'value': VALUES + VALUES[::-1]}
    as_dict = Balanced.spc(rows, improvement='increase', frequency='month')
    assert as_dict.points == found.points and as_dict.summary == found.summary
    as_table = Balanced.spc(Balanced.Table.from_dict(rows), improvement='increase', frequency='month')
    assert as_table.points == found.points
    renamed = {'clinic': rows['series'], 'month': rows['day'], 'n': rows['value']}
    columns = {'clinic': 'series', 'month': 'day', 'n': 'value'}
    assert Balanced.spc(renamed, improvement='increase', frequency='month',
                        columns=columns).points == found.points
    one = found['b']
    assert list(one) == ['b']
    assert one.points['value'].to_list() == VALUES[::-1]
    with pytest.raises(KeyError, match='did you mean'):
        found['bb']
    with pytest.raises(KeyError, match='clinics'):
        Balanced.spc(renamed, columns={'clinics': 'series'})


def test_names_of_a_dict_hold():
    found = Balanced.spc({'other': series('waiting')}, improvement='decrease')
    assert list(found) == ['other']


def test_pandas():
    pandas = pytest.importorskip('pandas')
    values = pandas.Series(VALUES, index=pandas.to_datetime(MONTHS), name='waiting')
    charts = Balanced.spc(values, improvement='decrease', frequency='month')
    assert charts.points == Balanced.spc(series(), improvement='decrease').points
    frame = charts.to_pandas()
    assert len(frame) == 24 and frame['type'].iloc[-1] == 'concern'
    pytest.importorskip('pyarrow')
    frame = pandas.DataFrame({'date': pandas.to_datetime(MONTHS), 'value': VALUES})
    assert Balanced.spc(frame, improvement='decrease').points['centre'][0] == \
        charts.points['centre'][0]


def test_rebase():
    reason = {datetime.date(2021, 1, 1): 'a second clinic opened'}
    charts = Balanced.spc(series(), improvement='decrease', rebase=reason)
    assert [each['centre'] for each in charts.groups] == [11.0, 21.0]
    assert charts.groups['reason'].to_list() == ['', 'a second clinic opened']
    assert charts.summary['variation'].to_list() == ['common_cause']
    by_series = Balanced.spc(series(), improvement='decrease', rebase={'waiting': {'2021': 'moved'}})
    assert by_series.points == charts.points
    with pytest.raises(TypeError, match='reason'):
        Balanced.spc(series(), rebase=['2021-01-01'])
    with pytest.raises(Balanced.Error, match='reason'):
        Balanced.spc(series(), rebase={'2021-01-01': ''})


def test_missing():
    values = VALUES[:5] + [None] + VALUES[6:]
    assert 'spc-missing-values' in Balanced.spc(series(values=values)).findings
    with pytest.raises(Balanced.DataError, match='2020-06-01'):
        Balanced.spc(series(values=values), missing='error')
    charts = Balanced.spc(series(values=values), empty_periods=['2020-06'])
    assert 'spc-missing-values' not in charts.findings
    assert charts.points['type'][5] == 'missing'


def test_hidden_values_are_refused():
    states = ['value'] * 23 + ['suppressed']
    charts = Balanced.spc(series(values=VALUES[:23] + [None], states=states), improvement='increase')
    assert charts.summary['status'].to_list() == ['refused']
    assert charts.findings['spc-hidden-values'].severity == Balanced.Severity.ERROR
    assert charts.points['value'].states[-1] == 'suppressed'


def test_kinds():
    ratio = Balanced.Series('late', MONTHS, [each % 5 for each in range(24)], frequency='month',
                            denominators=[20 + each for each in range(24)])
    for kind in ('p', 'p_prime', 'u', 'u_prime'):
        charts = Balanced.spc(ratio, improvement='decrease', kind=kind)
        assert charts.summary['status'].to_list() == ['charted']
        assert all(each >= 0 for each in charts.points['lower'])
    for kind in ('c', 'g', 't', 'run', 'xmr'):
        assert len(Balanced.spc(series(), improvement='decrease', kind=kind).points) == 24
    with pytest.raises(Balanced.Error, match='denominators'):
        Balanced.spc(series(), kind='p')


def test_mistakes():
    with pytest.raises(TypeError, match='no option'):
        Balanced.spc(series(), improvment='decrease')
    with pytest.raises(ValueError, match='none of'):
        Balanced.spc(series(), preset='excel')
    with pytest.raises(Balanced.DataError, match='day'):
        Balanced.spc({'value': [1, 2]})
    with pytest.raises(Balanced.Error, match='no series'):
        Balanced.spc(series(), target={'wating': 4})
    with pytest.raises(Balanced.Error, match='another one'):
        Balanced.spc([series(), series()])
    with pytest.raises(TypeError, match='no data frame'):
        Balanced.spc(4)


def test_pictures():
    rows = {'series': ['a'] * 14 + ['b <c>'] * 14, 'day': MONTHS[:14] * 2,
            'value': [5.0 + each % 3 for each in range(28)]}
    charts = Balanced.spc(rows, improvement='increase', target=4)
    one = charts['b <c>']
    assert one._repr_html_() is None
    assert one._repr_svg_() == one.chart.svg
    assert one.chart.svg.startswith('<svg')
    assert 'b &lt;c&gt;' in one.chart.svg
    assert charts._repr_svg_() is None
    page = charts._repr_html_()
    assert page.count('<svg') == 2
    assert '<table' in page
    with pytest.raises(Balanced.Error):
        charts.chart


def test_few_pictures_of_many_series():
    names = [f'series {each // 3}' for each in range(60)]
    charts = Balanced.spc({'series': names, 'day': ['2020-01-01', '2020-02-01', '2020-03-01'] * 20,
                           'value': [float(each % 7) for each in range(60)]})
    page = charts._repr_html_()
    assert page.count('<svg') == 12
    assert 'and 8 more series' in page
