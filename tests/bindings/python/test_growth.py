# SPDX-FileCopyrightText: 2026 The libbalanced authors
# SPDX-License-Identifier: MIT
"""Links, pauses, overlaps and changed children against what their definitions say, naively."""

import collections
import pathlib
import tempfile

import pytest
from gi.repository import Balanced

pytest.importorskip('hypothesis')

from hypothesis import given  # noqa: E402
from hypothesis import strategies as some  # noqa: E402

from test_oracle import FIRST, cases, checked, csv, load, text_day  # noqa: E402

AS_AT = FIRST + 40
FILES = ('episodes', 'children', 'needs', 'pauses')


def analyses():
    """One of every class that needs nothing but a day."""
    kinds = (getattr(Balanced, each) for each in dir(Balanced))
    return [each(as_at=AS_AT) for each in kinds if isinstance(each, type) and
            issubclass(each, Balanced.Analysis) and not each.__gtype__.is_abstract()]


def answer(analysis, caseload):
    try:
        return [each.to_csv() for each in analysis.run(caseload, None, None).tables]
    except Balanced.Error as error:
        return str(error)


# Changed children

def replace(case, changes):
    """Of every kind of rows, those of a child that come replace those that it has."""
    merged = {}
    for name in FILES[:3]:
        new = {each['child'] for each in changes[name]}
        merged[name] = [each for each in case[name] if each['child'] not in new] + changes[name]
    kept = {each['id'] for each in merged['episodes']}
    merged['pauses'] = [each for one in (case, changes) for each in one.get('pauses', ())
                        if each['id'] in kept]
    return merged


def is_kept(row):
    return all(None in (row[one], row[two]) or row[one] <= row[two]
               for one, two in (('start', 'end'), ('requested', 'closed')))


def add_pauses(draw, case):
    case['pauses'] = [
        {'source': 'x', 'id': each['id'], 'from': first, 'to': last, 'reason': reason}
        for each in case['episodes']
        for first, last, reason in draw(some.lists(some.tuples(
            some.integers(0, 9), some.none() | some.integers(9, 20),
            some.sampled_from(('holiday', 'ill'))), max_size=2))]


@some.composite
def growths(draw):
    steps = []
    for step in range(draw(some.integers(2, 4))):
        case = draw(cases(children=4))
        # What is rejected replaces nothing.
        case['episodes'] = [each for each in case['episodes'] if is_kept(each)]
        for each in case['episodes']:
            each['id'] = str(int(each['id']) + 100 * step)
        add_pauses(draw, case)
        steps.append(case)
    return steps


@checked
@given(growths(), some.booleans())
def test_growth(steps, compact):
    grown, case = load(steps[0]), steps[0]
    for step in steps[1:]:
        grown = grown.with_changes(load(step))
        case = replace(case, step)
        if compact:
            grown.compact()
    read = load(case)
    assert (len(grown), grown.n_episodes) == (len(read), read.n_episodes)
    assert [grown.get_child_id(each) for each in range(len(read))] == \
        [read.get_child_id(each) for each in range(len(read))]
    assert grown.cohort(agency='nhs', as_at=AS_AT).get_n_children() == \
        read.cohort(agency='nhs', as_at=AS_AT).get_n_children() \
        if any(each['agency'] == 'nhs' for each in case['episodes']) else True
    for analysis in analyses():
        assert answer(analysis, grown) == answer(analysis, read)
    assert grown.digest == read.digest
    with tempfile.TemporaryDirectory() as folder:
        place = pathlib.Path(folder) / 'cache'
        grown.save_cache(place)
        assert Balanced.Caseload.open_cache(place).digest == read.digest


def test_sources_that_become_separate():
    def rows(source, child):
        return csv(['child_id', 'episode_id', 'source', 'strand', 'level', 'stage', 'agency'],
                   [[child, source + child, source, 'family', 'universal', 'intervention', 'nhs']])

    def read(*texts):
        reader = Balanced.CaseloadReader.new(None)
        for each in texts:
            reader.read_bytes(Balanced.CaseloadFile.EPISODES, each, 'file', None)
        return reader.end()

    base, changes = read(rows('x', '1')), read(rows('y', '1'))
    grown, whole = base.with_changes(changes), read(rows('x', '1'), rows('y', '1'))
    assert len(grown) == len(whole) == 2
    assert grown.digest == whole.digest
    assert grown.find_overlap(-1).to_csv() == whole.find_overlap(-1).to_csv()


# Links

sources = some.sampled_from(('x', 'y'))
ids = some.sampled_from(('1', '2', '3'))


def follow(rows, links):
    """The child of every (source, identifier), as records.md says."""
    leads = collections.defaultdict(set)
    for source, own, child in links:
        if source in {each for each, _ in rows}:
            leads[source, own].add(child)
    good = {key: min(each) for key, each in leads.items() if len(each) == 1}
    loose = set(rows) - set(good)
    taken = collections.Counter(own for _, own in loose)
    children = {key: good[key] for key in rows if key in good}
    for source, own in loose:
        alone = taken[own] == 1 and own not in good.values()
        children[source, own] = own if alone else f'{source}:{own}'
    return children, good, loose


@checked
@given(some.lists(some.tuples(sources, ids), min_size=1, max_size=8),
       some.lists(some.tuples(sources, ids, some.sampled_from(('1', '2', 'A', 'B'))), min_size=1,
                  max_size=6))
def test_links(rows, links):
    caseload = Balanced.Caseload.from_frames(
        episodes={'child_id': [own for _, own in rows],
                  'episode_id': [str(each) for each in range(len(rows))],
                  'source': [source for source, _ in rows],
                  **{name: [value] * len(rows) for name, value in (
                      ('strand', 'family'), ('level', 'universal'), ('stage', 'intervention'),
                      ('agency', 'nhs'))}},
        links={name: [each[place] for each in links] for place, name in enumerate(
            ('source', 'source_child_id', 'child_id'))})
    children, good, loose = follow(rows, links)
    wanted = {str(number): children[key] for number, key in enumerate(rows)}
    found = {each.episode_id: journey.child_id for journey in caseload for each in journey}
    assert found == wanted
    linked = {children[key] for key in rows if key in good}
    by_source = [len({children[key] for key in rows if key[0] == source}) for source in 'xy']
    last = list(Balanced.overlap(caseload))[-1]
    assert last['least_children'] == max(len(linked), *by_source)
    assert last['most_children'] == len(linked) + len(loose)


# Pauses

@checked
@given(some.lists(some.tuples(some.sampled_from('12'), some.integers(0, 12),
                              some.none() | some.integers(0, 5), some.sampled_from('ab')),
                  min_size=1, max_size=9))
def test_pauses(pauses):
    rows = [[each, first, None if length is None else first + length, reason]
            for each, first, length, reason in pauses]
    caseload = Balanced.Caseload.from_frames(
        episodes={'child_id': ['c', 'd'], 'episode_id': ['1', '2'], 'strand': ['family'] * 2,
                  'level': ['universal'] * 2, 'stage': ['intervention'] * 2, 'agency': ['nhs'] * 2},
        pauses={'episode_id': [each[0] for each in rows],
                'from_date': [text_day(each[1]) for each in rows],
                'to_date': [text_day(each[2]) or None for each in rows],
                'reason': [each[3] for each in rows]})
    days = collections.defaultdict(set)
    for episode, first, last, reason in rows:
        days[episode, reason].update(range(first, 50 if last is None else last + 1))
    wanted = []
    for (episode, reason), paused in days.items():
        for first in sorted(each for each in paused if each - 1 not in paused):
            last = min(each for each in range(first, 51) if each + 1 not in paused)
            wanted.append((episode, text_day(first), text_day(last) if last < 49 else '', reason))
    table = caseload.to_table('pauses')
    assert sorted((row['episode_id'], str(row['from_date']), str(row['to_date'] or ''),
                   row['reason']) for row in table) == sorted(wanted)


def test_frames_of_links_and_pauses():
    arrow = pytest.importorskip('pyarrow')
    episodes = arrow.table({
        'child_id': arrow.array([1, 7]), 'episode_id': ['e1', 'e2'], 'source': ['x', 'y'],
        'strand': ['family'] * 2, 'level': arrow.array(['universal'] * 2).dictionary_encode(),
        'stage': ['intervention'] * 2, 'agency': ['nhs'] * 2})
    links = arrow.table({'source': arrow.array(['x', 'y']).dictionary_encode(),
                         'source_child_id': arrow.array([1, 7], arrow.int32()),
                         'child_id': ['A', 'A']})
    pauses = arrow.table({'source': ['y'], 'episode_id': ['e2'],
                          'from_date': arrow.array([18300], arrow.date32()),
                          'to_date': arrow.array([None], arrow.date32()), 'reason': ['ill']})
    caseload = Balanced.Caseload.from_frames(episodes=episodes, links=links, pauses=pauses)
    assert [each.child_id for each in caseload] == ['A']
    row, = caseload.to_table('pauses')
    assert (row['episode_id'], row['to_date'], row['reason']) == ('e2', None, 'ill')


# Overlaps

@checked
@given(some.dictionaries(some.sampled_from('xyz'), some.lists(ids | some.sampled_from('45'),
                                                              min_size=1, max_size=5), min_size=1))
def test_overlap_of_lists(lists):
    table = list(Balanced.overlap(lists))
    sets = {name: set(each) for name, each in lists.items()}
    for row in table[:-1]:
        one, two = sets[row['first']], sets[row['second']]
        assert (row['least_both'], row['most_both']) == (len(one & two),) * 2
    assert table[-1]['least_children'] == table[-1]['most_children'] == len(set().union(*sets.values()))


@checked
@given(some.lists(some.integers(0, 4), min_size=2, max_size=2), some.none() | some.integers(0, 9))
def test_overlap_of_totals(totals, population):
    """Every way in which children of so many can be in two lists lies within, and the bounds occur."""
    one, two = totals
    ways = [both for both in range(min(one, two) + 1)
            if population is None or one + two - both <= population]
    if not ways:
        with pytest.raises(Balanced.Error):
            Balanced.overlap({'x': one, 'y': two}, population)
        return
    pair, whole = Balanced.overlap({'x': one, 'y': two}, population)
    assert (pair['least_both'], pair['most_both']) == (min(ways), max(ways))
    assert (whole['least_children'], whole['most_children']) == \
        (one + two - max(ways), one + two - min(ways))


def test_overlap_mistakes():
    for wrong in ({'x': 1, 'y': ['1']}, [1, 2], {'x': 'abc'}):
        with pytest.raises(TypeError):
            Balanced.overlap(wrong)
    with pytest.raises(ValueError):
        Balanced.overlap({'x': ['1']}, 5)
