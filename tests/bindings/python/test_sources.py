# SPDX-FileCopyrightText: 2026 The libbalanced authors
# SPDX-License-Identifier: MIT
"""Where the records of a caseload come from, and where they are kept."""

import os
import pathlib
import stat

import pytest
from gi.repository import Balanced

EPISODES = """child_id,episode_id,source,strand,level,stage,agency,start_date,end_date
a,1,nhs,family,universal,intervention,slt,2020-01-06,2020-02-03
a,2,nhs,intervention,specialist,intervention,slt,2020-03-02,
b,3,nhs,family,targeted,intervention,council,2020-01-20,2020-01-31
b,4,nhs,family,nonsense,intervention,council,2020-01-20,2020-01-31
"""


@pytest.fixture
def folder(tmp_path):
    (tmp_path / 'episodes.csv').write_text(EPISODES)
    return tmp_path


def test_cache(folder):
    caseload = Balanced.Caseload.load(folder)
    place = folder / 'caseload.cache'
    assert caseload.save_cache(place)
    assert stat.S_IMODE(os.stat(place).st_mode) == 0o600
    opened = Balanced.Caseload.open_cache(str(place))
    assert opened.digest == caseload.digest
    assert opened.reconciliation.to_csv() == caseload.reconciliation.to_csv()
    assert [each.code for each in opened.findings] == [each.code for each in caseload.findings]
    assert [each.start_date for each in opened['a']] == [each.start_date for each in caseload['a']]
    found, wanted = (each.balance(as_at='2021-01-01') for each in (opened, caseload))
    assert [each.to_csv() for each in found.tables] == [each.to_csv() for each in wanted.tables]


def test_cache_errors(folder):
    place = pathlib.Path(folder / 'caseload.cache')
    Balanced.Caseload.load(folder).save_cache(place)
    whole = place.read_bytes()
    place.write_bytes(whole[:-1])
    with pytest.raises(Balanced.DataError, match='caseload.cache'):
        Balanced.Caseload.open_cache(place)
    place.write_bytes(whole[:300] + bytes([whole[300] ^ 1]) + whole[301:])
    with pytest.raises(Balanced.DataError):
        Balanced.Caseload.open_cache(place)


def test_links_and_pauses(folder):
    rows = EPISODES + 'z9,1,council,family,targeted,intervention,council,2020-02-20,\n'
    (folder / 'episodes.csv').write_text(rows)
    (folder / 'links.csv').write_text(
        'source,source_child_id,child_id\nnhs,a,A\nnhs,b,B\ncouncil,z9,A\n')
    (folder / 'pauses.csv').write_text(
        'source,episode_id,from_date,to_date,reason\ncouncil,1,2020-03-01,2020-03-05,holiday\n')
    caseload = Balanced.Caseload.load(folder)
    assert [each.child_id for each in caseload] == ['A', 'B']
    assert len(caseload['A']) == 3
    assert 'council' in caseload.to_table('pauses').to_csv()
    caseload.save_cache(folder / 'cache')
    opened = Balanced.Caseload.open_cache(folder / 'cache')
    assert opened.to_table('pauses').to_csv() == caseload.to_table('pauses').to_csv()
    assert opened.digest == caseload.digest
    with pytest.raises(Balanced.Error):
        caseload.to_table('links')


HEADER = 'child_id,episode_id,source,strand,level,stage,agency,start_date\n'


def read_agencies(**options):
    """Two agencies' files, the second with what the first has said, said again and said otherwise."""
    row = '{},{},{},family,{},intervention,a,{}\n'.format
    files = {
        'nhs': [row('a', 1, 'nhs', 'universal', '2020-01-06'),
                row('b', 2, 'nhs', 'targeted', '2020-01-06'),
                row('b', 2, 'nhs', 'targeted', '2020-01-06'),
                row('c', 3, 'nhs', 'nonsense', '2020-01-06'),
                row('d', 4, 'nhs', 'targeted', '2020-01-06')],
        'later': [row('a', 1, 'nhs', 'universal', '2020-01-06'),
                  row('d', 4, 'nhs', 'specialist', '2020-01-06'),
                  row('d', 4, 'council', 'specialist', '2020-01-06'),
                  row('e', 5, 'council', 'universal', '2020-13-06')],
    }
    reader = Balanced.CaseloadReader.new(Balanced.CaseloadOptions(same_ids=True, **options))
    for name, rows in files.items():
        reader.read_bytes(Balanced.CaseloadFile.EPISODES, HEADER + ''.join(rows), name, None)
    return reader.end()


@pytest.mark.parametrize('corrections, wanted, level', [
    (True, [('nhs', 5, 1, 4, 2, 1), ('later', 4, 3, 1, 0, 0)], 'specialist'),
    (False, [('nhs', 5, 3, 2, 1, 0), ('later', 4, 1, 3, 1, 0)], 'targeted')])
def test_reconciliation_of_several_files(corrections, wanted, level):
    caseload = read_agencies(corrections=corrections)
    table = list(caseload.reconciliation)
    names = ('file', 'read', 'kept', 'rejected', 'repeated', 'corrected')
    assert [tuple(row[name] for name in names) for row in table] == wanted
    assert all(row['read'] == row['kept'] + row['rejected'] for row in table)
    assert sum(row['kept'] for row in table) == caseload.n_episodes
    assert [each.level for each in caseload['d'] if each.source == 'nhs'] == [level]


def test_overlap(folder):
    caseload = Balanced.Caseload.load(folder)
    last = caseload.find_overlap(-1).to_csv().splitlines()[-1]
    assert last.startswith('all,') and last.endswith(',2,2')
    table = Balanced.overlap_of_counts(['nhs', 'council'], [60, 50], 100)
    assert 'pair,nhs,council,60,50,10,50,60,100' in table.to_csv().replace(',value', '')
    table = Balanced.overlap_of_lists(['nhs', 'nhs', 'council'], ['1', '2', '2'])
    assert table.n_rows == 2
    with pytest.raises(Balanced.Error):
        Balanced.overlap_of_counts(['nhs'], [60], 50)
