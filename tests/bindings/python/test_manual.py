# SPDX-FileCopyrightText: 2026 The libbalanced authors
# SPDX-License-Identifier: MIT
"""Every page of the manual runs, from the first block of Python to the last."""

import csv
import doctest
import os
import pathlib
import re
import shutil

import pytest
from gi.repository import Balanced

import test_identification_gap

SOURCE = pathlib.Path(os.environ['BALANCED_SOURCE'])
MANUAL = SOURCE / 'docs' / 'manual'
BLOCK = re.compile(r'^```python\n(.*?)^```$', re.DOTALL | re.MULTILINE)
# Each needs a document of its own, which its test knows.
ELSEWHERE = {'offer': 'test_offer.py', 'rba': 'test_methods.py', 'scheme': 'test_scheme.py',
             'sharing': 'test_sharing.py', 'workforce': 'test_workforce.py'}
PAGES = {page.stem: page for page in sorted(MANUAL.glob('*.md')) if page.stem not in ELSEWHERE}
PAGES['README of the project'] = SOURCE / 'README.md'
EPISODES = '''child_id,episode_id,source,strand,level,stage,agency,setting_id,need_type,requested_date,start_date,end_date
A,1,nhs,family,universal,intervention,slt-nhs,oak,SLCN,,2020-03-01,2020-06-01
A,2,nhs,intervention,specialist,intervention,slt-nhs,oak,SLCN,2020-06-10,2020-07-01,
B,3,nhs,intervention,bespoke,intervention,slt-nhs,elm,SLCN,,2020-03-01,2020-03-02
'''
CHILDREN = 'child_id,date_of_birth,school_urn\nA,2014-05-05,100\n'
NEEDS = 'child_id,need_type,need_rank,from_date\nA,SLCN,1,2020-01-01\n'


def read_rows(text):
    return list(csv.DictReader(text.splitlines()))


def write_records(folder):
    """Records as they arrive: one row has a level that nobody knows."""
    folder.mkdir()
    (folder / 'episodes.csv').write_text(EPISODES)
    (folder / 'children.csv').write_text(CHILDREN)
    (folder / 'needs.csv').write_text(NEEDS)
    return Balanced.Caseload.load(folder)


@pytest.fixture
def world(tmp_path, monkeypatch):
    """A folder and names such as the pages take for granted."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / 'docs').symlink_to(SOURCE / 'docs')
    area = Balanced.Area.load('docs/examples/sutton/area.json')
    caseload = Balanced.Synthesiser(n_children=200, seed=7).run()
    before = Balanced.review(area, caseload, as_at='2020-02-29', period=('2019-03-01', '2020-02-29'))
    before.save('2020')
    area.save('area.json')
    for name in ('four-levels.json', 'four-levels-to-three.json'):
        shutil.copy(SOURCE / 'docs/examples/frameworks' / name, tmp_path)
    return {
        'Balanced': Balanced, 'area': area, 'caseload': caseload, 'before': before,
        'after': Balanced.review(area, caseload, as_at='2021-02-28', period=('2020-03-01', '2021-02-28')),
    }


def prepare_findings(names):
    names['caseload'] = write_records(pathlib.Path('records'))
    pathlib.Path('words.ini').write_text('[row-rejected-unknown-code]\nMessage[fr]={count} × {column}\n'
                                         'Message={count} × {column}\n')


def prepare_frameworks(names):
    text = re.search(r'^```json\n(.*?)^```$', PAGES['frameworks'].read_text(encoding='utf-8'), re.M | re.S)[1]
    pathlib.Path('our-borough.json').write_text(text)


def prepare_integration(names):
    names['area'] = Balanced.Area.load('docs/examples/integrated/area.json')


def prepare_children(names):
    names['area'] = test_identification_gap.area()
    names['numbers_on_roll'] = Balanced.Table.from_dict({'school_urn': ['100'], 'children': [90]})
    names['caseload'] = Balanced.Caseload.from_frames(
        episodes=read_rows(EPISODES), children=read_rows(CHILDREN), needs=read_rows(NEEDS),
        statuses=[{'child_id': 'A', 'status': 'looked_after', 'value': 'yes', 'from_date': '2020-01-01'}])


def prepare_records(names):
    caseload = names['caseload'] = write_records(pathlib.Path('records'))
    names['changed'] = read_rows(EPISODES.replace('bespoke', 'targeted'))[2:]
    names['changes'] = Balanced.Caseload.from_frames(episodes=names['changed'])
    names['journey'] = caseload[0]
    names['episode'] = Balanced.Episode(strand='intervention', level='targeted', stage='intervention',
                                        agency='slt', start_date='2021-01-01')


def prepare_spc(names):
    names['waiting'] = write_records(pathlib.Path('records')).series(
        'waiting', frequency='month', start='2019-04', end='2021-02', by=['agency'])


def prepare_outcomes(names):
    names['goals'] = {'child': ['a', 'a'], 'before': [-1, -1], 'after': [0, 1]}
    names['scores'] = {'child': ['a', 'b'], 'before': [20.0, 12.0], 'after': [10.0, 11.0]}


def prepare_statistics(names):
    names['frame'] = {'area': ['a', 'a'], 'count': [3, 4], 'population': [1000, 900], 'standard_population': [500, 500]}


PREPARE = {'children': prepare_children, 'findings': prepare_findings, 'frameworks': prepare_frameworks,
           'integration': prepare_integration, 'outcome-measures': prepare_outcomes, 'records': prepare_records,
           'spc': prepare_spc, 'statistics': prepare_statistics}


def run(block, names, where):
    """A session prints what it says; anything else only has to run."""
    if '>>>' not in block:
        exec(compile(block, where, 'exec'), names)
        return
    report = []
    session = doctest.DocTestParser().get_doctest(block, names, where, where, 0)
    doctest.DocTestRunner(verbose=False).run(session, out=report.append, clear_globs=False)
    names.update(session.globs)
    assert not report, ''.join(report)


@pytest.mark.parametrize('name', PAGES)
def test_page(name, world):
    blocks = BLOCK.findall(PAGES[name].read_text(encoding='utf-8'))
    if not blocks:
        pytest.skip('the page has no Python')
    if any('to_pandas' in block for block in blocks):
        pytest.importorskip('pandas')
    PREPARE.get(name, lambda names: None)(world)
    for number, block in enumerate(blocks, 1):
        run(block, world, f'{name}.md, block {number}')


@pytest.mark.parametrize('name', ELSEWHERE)
def test_that_the_others_are_run(name):
    assert BLOCK.search((MANUAL / f'{name}.md').read_text(encoding='utf-8'))
    test = (SOURCE / 'tests' / 'bindings' / 'python' / ELSEWHERE[name]).read_text(encoding='utf-8')
    assert f'{name}.md' in test


def test_that_differences_are_found():
    with pytest.raises(AssertionError):
        run('>>> 1 + 1\n3\n', {}, 'page')
    with pytest.raises(NameError):
        run('nothing_of_this_name\n', {}, 'page')
