# SPDX-FileCopyrightText: 2026 The libbalanced authors
# SPDX-License-Identifier: MIT
"""Loading records, and looking at children."""

import datetime
import gc

import pytest
from gi.repository import Balanced, GLib

EPISODES = '''ClientRef,episode_id,strand,level,stage,agency,start_date,end_date,minutes
a,1,family,Wave 1,intervention,slt,04/03/2020,05/03/2020,30
a,2,family,specialist,intervention,ot,01/06/2020,,
b,3,workforce,targeted,evaluation,slt,01/02/2020,,0
c,4,nowhere,targeted,evaluation,slt,01/02/2020,,0
'''
CHILDREN = 'ClientRef,date_of_birth\na,2012-05-01\nb,2016-02\n'
OPTIONS = {
    'columns': {'ClientRef': 'child_id'},
    'codes': {'level': {'Wave 1': 'universal'}},
    'date_order': 'dmy',
}


@pytest.fixture
def folder(tmp_path):
    (tmp_path / 'episodes.csv').write_text(EPISODES)
    (tmp_path / 'children.csv').write_text(CHILDREN)
    return tmp_path


@pytest.fixture
def caseload(folder):
    return Balanced.Caseload.load(folder, **OPTIONS)


def as_frame(text):
    lines = [line.split(',') for line in text.splitlines()]
    return {name: [row[i] or None for row in lines[1:]] for i, name in enumerate(lines[0])}


def test_load(caseload):
    assert len(caseload) == 2
    assert caseload.n_episodes == 3
    assert not caseload.synthetic
    assert repr(caseload).startswith('<Balanced.Caseload 2 children, 3 episodes')
    assert caseload.findings['row-rejected-unknown-code'].rows[0] == 4
    rows = list(caseload.reconciliation)
    assert [(each['read'], each['kept'], each['rejected']) for each in rows] == [(2, 2, 0), (4, 3, 1)]


def test_file(folder):
    assert len(Balanced.Caseload.load(str(folder / 'episodes.csv'), **OPTIONS)) == 2


def test_frames(caseload):
    frames = Balanced.Caseload.from_frames(
        episodes=as_frame(EPISODES), children=as_frame(CHILDREN), constants={}, **OPTIONS)
    assert frames.digest == caseload.digest
    assert len(frames.findings) == len(caseload.findings)


def test_frames_of_dates():
    frame = {
        'child_id': ['a', 'a'], 'strand': ['family'] * 2, 'level': ['universal'] * 2,
        'stage': ['intervention'] * 2, 'agency': [7, 8], 'minutes': [30.0, None],
        'start_date': [datetime.date(2020, 3, 4), None],
    }
    journey = Balanced.Caseload.from_frames(frame)['a']
    assert [each.start_date for each in journey] == [datetime.date(2020, 3, 4), None]
    assert [each.agency for each in journey] == ['7', '8']
    assert [each.minutes for each in journey] == [30, None]


def test_journey(caseload):
    journey = caseload['a']
    assert len(journey) == 2
    assert [each.level for each in journey] == ['universal', 'specialist']
    assert journey[0].start_date == datetime.date(2020, 3, 4)
    assert journey[1].end_date is None
    assert journey[0].minutes == 30 and journey[1].minutes is None
    assert journey.child_id == 'a'
    assert [each.child_id for each in caseload] == ['a', 'b']
    assert caseload[-1].child_id == 'b'
    assert 'a' in caseload and 'c' not in caseload
    with pytest.raises(KeyError):
        caseload['c']
    with pytest.raises(IndexError):
        caseload[2]


def test_table_of_a_journey(caseload):
    table = caseload['a'].to_table()
    assert table['level'].to_list() == ['universal', 'specialist']
    assert table['start_date'][0] == datetime.date(2020, 3, 4)
    assert table['minutes'].to_list() == [30, None]
    assert 'closed_date' not in table
    assert '<td style="text-align:left">2020-03-04</td>' in caseload['a']._repr_html_()


def test_journey_outlives_its_caseload(folder):
    journey = Balanced.Caseload.load(folder, **OPTIONS)['a']
    gc.collect()
    assert [each.agency for each in journey] == ['slt', 'ot']


def test_with_event(caseload):
    episode = Balanced.Episode(
        strand='intervention', level='targeted', stage='intervention', agency='school',
        start_date='2020-04-01', end_date=datetime.date(2020, 4, 30), minutes=45)
    longer = caseload['a'].with_event(episode)
    assert [each.agency for each in longer] == ['slt', 'school', 'ot']
    assert longer[1].minutes == 45
    backwards = Balanced.Episode(start_date='2020-04-02', end_date='2020-04-01')
    with pytest.raises(Balanced.DataError):
        longer.with_event(backwards)
    assert len(Balanced.Journey.new().with_event(episode)) == 1


def test_growth(caseload):
    episode = Balanced.Episode(
        strand='intervention', level='targeted', stage='intervention', agency='school',
        start_date='2020-04-01', source=caseload['a'][0].source)
    grown = caseload.with_journeys([caseload['a'].with_event(episode)])
    assert len(grown) == len(caseload)
    assert grown.n_episodes == caseload.n_episodes + 1
    assert [each.agency for each in grown['a']] == ['slt', 'school', 'ot']
    assert len(caseload['a']) == 2
    changed = grown.with_rows(episodes=caseload.to_table('episodes'), options=None)
    changed.compact()
    assert changed.digest == caseload.digest
    with pytest.raises(Balanced.Error):
        caseload.with_journeys([Balanced.Journey.new().with_event(episode)])


def test_cohort(caseload):
    old = caseload.cohort(age=(5, 10), as_at='2021-02-28')
    assert list(old) == ['a', 'b']
    specialist = caseload.cohort(level='specialist', window=('2020-01-01', '2020-12-31'))
    assert list(specialist) == ['a'] and 'a' in specialist and 'b' not in specialist
    assert list(old - specialist) == ['b']
    assert list(~specialist) == ['b']
    assert list(old & specialist) == ['a']
    assert len(old | specialist) == 2
    assert list(caseload.cohort(child_ids=['b', 'x'])) == ['b']
    with pytest.warns(UserWarning):
        assert not caseload.cohort(need_type='SLCN', as_at='2021-02-28')
    with pytest.raises(Balanced.Error) as raised:
        caseload.cohort(need_type='SLCN')
    assert raised.value.code == Balanced.Error.INVALID_ARGUMENT


def test_tables(caseload):
    episodes = caseload.to_table('episodes')
    assert [each.name for each in episodes.columns][:4] == [
        'child_id', 'episode_id', 'source', 'start_date']
    assert [each['child_id'] for each in episodes] == ['a', 'a', 'b']
    assert caseload.to_table('children').n_rows == 2


def test_chosen_children(caseload):
    table = caseload.summarise_children([1, 0, 1])
    assert [(row['child_id'], row['episodes'], row['minutes'], row['last_level']) for row in table] == [
        ('b', 1, 0, 'targeted'), ('a', 2, 30, 'specialist'), ('b', 1, 0, 'targeted')]
    assert len(caseload.summarise_children([])) == 0
    with pytest.raises(GLib.Error, match='number 2, the 2. of those chosen, is not among the 2 children'):
        caseload.summarise_children([0, 2])


def test_chosen_children_without():
    """Nothing recorded is missing; a child without episodes has none."""
    caseload = Balanced.Caseload.from_frames(
        [{'child_id': 'a', 'strand': 'family', 'level': None, 'stage': 'intervention', 'agency': 'slt'}],
        children=[{'child_id': 'b', 'date_of_birth': '2012-05-01'}])
    rows = list(caseload.summarise_children([0, 1]))
    assert [(row['child_id'], row['episodes'], row['minutes'], row['last_level']) for row in rows] == [
        ('a', 1, None, None), ('b', 0, None, None)]


def test_errors(tmp_path):
    with pytest.raises(GLib.Error):
        Balanced.Caseload.load(tmp_path)
    (tmp_path / 'episodes.csv').write_text('child_id,strand\n')
    with pytest.raises(Balanced.CaseloadError) as raised:
        Balanced.Caseload.load(tmp_path)
    assert raised.value.code == Balanced.CaseloadError.MISSING_COLUMN
    with pytest.raises(Balanced.CaseloadError) as raised:
        Balanced.Caseload.load(tmp_path, date_order='sideways')
    assert raised.value.code == Balanced.CaseloadError.BAD_OPTION
    with pytest.raises(TypeError):
        Balanced.Caseload.from_frames(7)
