# SPDX-FileCopyrightText: 2026 The libbalanced authors
# SPDX-License-Identifier: MIT
"""Partitions give the answer of a single machine, to the byte."""

import random

import pytest
from gi.repository import Balanced

AS_AT = '2021-02-28'
pandas = pytest.importorskip('pandas')


def make_rows(n=400, seed=3):
    mixer = random.Random(seed)
    return [{
        'child_id': f'c{mixer.randrange(60)}', 'episode_id': str(number), 'source': 'x',
        'strand': mixer.choice(('family', 'intervention')),
        'level': mixer.choice(('universal', 'targeted', 'specialist')),
        'stage': 'intervention', 'agency': mixer.choice(('slt', 'ot', 'school')),
        'requested_date': f'2019-0{mixer.randrange(1, 10)}-01',
        'start_date': f'2020-{mixer.randrange(10, 13)}-0{mixer.randrange(1, 10)}',
        'end_date': mixer.choice(('', '2021-01-31')),
    } for number in range(n)]


def texts(result):
    """All tables and findings; the digest of the input is that of its parts."""
    return [[each.get_name(), each.to_csv()] for each in result.tables] + [
        result.findings.to_table().to_csv()]


ANALYSES = [('Waits', {'by': ['agency'], 'offer': {'level': ['targeted']}}),
            ('Balance', {}), ('Variants', {'key': 'agency'}), ('ActiveDays', {'by': 'level'})]


def expected(name, options):
    from gi.overrides._balanced_journey import analysis_of
    caseload = Balanced.Caseload.from_frames(episodes=pandas.DataFrame(make_rows()))
    return texts(analysis_of(name, dict(options, as_at=AS_AT)).run(caseload))


@pytest.mark.parametrize(('name', 'options'), ANALYSES)
def test_by_hand(name, options):
    """What both helpers do, without either."""
    from gi.overrides import _balanced_cluster as cluster
    options = dict(options, as_at=AS_AT)
    rows = pandas.DataFrame(make_rows())
    parts = [cluster.summarise_frame(rows[rows.child_id.map(len) == n], name, options, None)
             for n in range(4)]
    assert sum(each is not None for each in parts) == 2
    found = cluster.merge([each for each in parts if each is not None], name, options)
    assert texts(found) == expected(name, options)


def test_nothing_to_merge():
    from gi.overrides import _balanced_cluster as cluster
    with pytest.raises(ValueError, match='no partitions'):
        cluster.merge([], 'Balance', {'as_at': AS_AT})


@pytest.mark.parametrize('scheduler', ['threads', 'processes'])
@pytest.mark.parametrize(('name', 'options'), ANALYSES)
def test_dask(name, options, scheduler):
    dask = pytest.importorskip('dask')
    frames = pytest.importorskip('dask.dataframe')
    episodes = frames.from_pandas(pandas.DataFrame(make_rows()), npartitions=5)
    with dask.config.set(scheduler=scheduler, num_workers=2):
        found = Balanced.dask_summary(name, episodes, partitions=4, as_at=AS_AT, **options)
    assert texts(found) == expected(name, options)
