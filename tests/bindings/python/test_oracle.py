# SPDX-FileCopyrightText: 2026 The libbalanced authors
# SPDX-License-Identifier: MIT
"""The analyses against an oracle that knows the definitions only, on small random caseloads.

BALANCED_ORACLE_EXAMPLES says how many caseloads each test looks at; the same ones every time.
"""

import datetime
import math
import os
import pathlib
import random
import tempfile
from csv import DictReader as reader

import pytest
from gi.repository import Balanced

import oracle

pytest.importorskip('hypothesis')

from hypothesis import HealthCheck, given, settings  # noqa: E402
from hypothesis import strategies as some  # noqa: E402

EXAMPLES = int(os.environ.get('BALANCED_ORACLE_EXAMPLES', '0')) or 12
FIRST = (datetime.date(2020, 1, 1) - datetime.date(1970, 1, 1)).days
COLUMNS = {
    'child': 'child_id', 'id': 'episode_id', 'source': 'source', 'strand': 'strand',
    'level': 'level', 'stage': 'stage', 'agency': 'agency', 'role': 'role',
    'grouping': 'grouping', 'need_type': 'need_type', 'requested': 'requested_date',
    'start': 'start_date', 'end': 'end_date', 'closed': 'closed_date', 'minutes': 'minutes',
    'contacts_offered': 'contacts_offered', 'contacts_attended': 'contacts_attended',
    'closed_reason': 'closed_reason', 'need_tier': 'need_tier',
}
DAYS = ('requested', 'start', 'end', 'closed')
KEYS = {
    'balance': ('strand', 'level'), 'balance_margins': ('over', 'strand', 'level'),
    'missing_middle': (), 'missing_middle_strands': ('strand',),
    'level_transitions': ('from_level', 'to_level'), 'first_specialist': (),
    'concurrency': (), 'concurrency_by_children': ('peak_units',), 'level_mix': oracle.LEVELS,
    'waits': ('state',), 'idle_waits': ('state',), 'waiting_children': (),
    'peaks': (), 'children_by_peak': ('peak_units',), 'children_by_mean': ('mean_units_from',),
    'reach': (),
    'pyramids': ('need_tier', 'level', 'workforce_tier'), 'pyramid_pairs': ('first', 'second'),
    'pyramid_cells': ('first', 'second', 'first_value', 'second_value'),
}

# Caseloads

day = some.integers(0, 24) | some.sampled_from((0, 126, 127, 364, 365, 366, 380, 400))
maybe_day = some.none() | day
count = some.none() | some.integers(0, 30)


def code(*codes):
    return some.sampled_from(codes) | some.sampled_from(codes + (None,))


@some.composite
def episodes(draw, children=3, most=9, sources=('x',)):
    rows = []
    for number in range(draw(some.integers(1, most))):
        row = {
            'child': f'c{draw(some.integers(0, children - 1))}', 'id': str(number),
            'source': draw(some.sampled_from(sources)),
            'strand': draw(code('family', 'identification', 'intervention')),
            'level': draw(code(*oracle.LEVELS)),
            'stage': draw(code('intervention', 'identification')),
            'agency': draw(code('nhs', 'school')), 'role': draw(code(*oracle.TIERS, 'parent-carer')),
            'grouping': draw(some.sampled_from((None, 'individual', 'whole_school'))),
            'need_type': draw(some.sampled_from((None, 'SLCN', 'ASD'))),
            'requested': draw(maybe_day), 'start': draw(maybe_day), 'end': None,
            'closed': draw(some.none() | some.none() | day), 'minutes': draw(count),
            'contacts_offered': draw(count), 'contacts_attended': draw(count),
            'need_tier': draw(some.sampled_from(oracle.LEVELS + (None,))),
        }
        length = draw(some.none() | some.integers(-1, 12))
        if length is not None:
            row['end'] = row['start'] + length if row['start'] is not None else draw(day)
            row['end'] = max(row['end'], 0)
        rows.append(row)
    return rows


@some.composite
def cases(draw, **options):
    case = {'episodes': draw(episodes(**options)), 'children': [], 'needs': []}
    for number in range(3):
        observed = draw(some.none() | some.sampled_from((-400, -365, 0, 10)))
        sex = draw(some.sampled_from((None, None, 'F', 'M')))
        if observed is not None or sex is not None:
            case['children'].append({'child': f'c{number}', 'observed_from': observed, 'sex': sex})
        for first in draw(some.sets(some.integers(-370, 30), max_size=3)):
            case['needs'].append({
                'child': f'c{number}', 'from': first, 'type': 'SLCN',
                'to': draw(some.none() | some.integers(first, first + 40)),
                'rank': draw(some.sampled_from((None, 1, 2))),
                'tier': draw(some.sampled_from(oracle.LEVELS + (None,)))})
    return case


periods = some.none() | some.tuples(some.none() | some.integers(-3, 30),
                                    some.none() | some.integers(0, 40) | some.just(390)).filter(
                                        lambda each: None in each or each[0] <= each[1])
as_ats = some.integers(-2, 30) | some.sampled_from((370, 390, 500))
groupings = some.sampled_from(((), ('agency',), ('stage',), ('strand',), ('grouping', 'level'),
                                ('sex',), ('agency', 'sex')))
selections = some.none() | some.fixed_dictionaries({}, optional={
    'strand': some.just(['family', 'intervention']), 'level': some.just(['targeted', 'specialist']),
    'stage': some.just(['intervention']), 'agency': some.just(['nhs'])})
SELECTED = {'strand': 'strands', 'level': 'levels', 'stage': 'stages', 'agency': 'agencies'}


@some.composite
def questions(draw):
    """What is asked of an analysis, as keywords of the oracle."""
    return {'as_at': draw(as_ats), 'period': draw(periods), 'by': draw(groupings),
            'chosen': draw(selections),
            'children': draw(some.none() | some.just({'c0', 'c2'}))}


def text(value):
    return '' if value is None else str(value)


def text_day(value):
    return '' if value is None else str(datetime.date.fromordinal(
        datetime.date(2020, 1, 1).toordinal() + value))


def csv(names, rows):
    return '\n'.join(','.join(each) for each in [names, *rows]) + '\n'


def write(case, folder):
    folder = pathlib.Path(folder)
    (folder / 'episodes.csv').write_text(csv(list(COLUMNS.values()), [
        [(text_day if name in DAYS else text)(row.get(name)) for name in COLUMNS]
        for row in case['episodes']]))
    if case.get('children'):
        (folder / 'children.csv').write_text(csv(
            ['child_id', 'observed_from', 'sex', 'date_of_birth'],
            [[each['child'], text_day(each['observed_from']), text(each.get('sex')),
              text(each.get('birth'))]
            for each in case['children']]))
    if case.get('pauses'):
        (folder / 'pauses.csv').write_text(csv(
            ['source', 'episode_id', 'from_date', 'to_date', 'reason'],
            [[each['source'], each['id'], text_day(each['from']), text_day(each['to']),
              each['reason']] for each in case['pauses']]))
    if case.get('needs'):
        (folder / 'needs.csv').write_text(csv(
            ['child_id', 'from_date', 'to_date', 'need_type', 'need_rank', 'need_tier'],
            [[each['child'], text_day(each['from']), text_day(each['to']), each['type'],
              text(each['rank']), text(each['tier'])] for each in case['needs']]))


def load(case, **options):
    with tempfile.TemporaryDirectory() as folder:
        write(case, folder)
        return Balanced.Caseload.load(folder, **{'same_ids': True, **options})


# Questions to the library

def ask(caseload, name, asked, **options):
    def on(value):
        return None if value is None else value + FIRST
    period = asked['period']
    if period is not None:
        period = Balanced.Period.new(*(on(each) if each is not None else Balanced.DAY_NONE
                                       for each in period))
    chosen = asked['chosen']
    if chosen is not None:
        chosen = Balanced.Selection(**{SELECTED[each]: chosen[each] for each in chosen})
    if asked['children'] is not None:
        caseload = caseload.cohort(child_ids=sorted(asked['children']))
    return getattr(caseload, name)(as_at=on(asked['as_at']), period=period,
                                   by=list(asked['by']) or None, selection=chosen, **options)


def same(found, wanted):
    if isinstance(wanted, float) and found is not None:
        return math.isclose(found, wanted, rel_tol=1e-10, abs_tol=1e-12)
    return found == wanted


def nothing(value):
    return value in (None, 0, False)


def compare(result, expected, by=()):
    """Every figure of the oracle in the tables, and nothing else in them."""
    for name, rows in expected.items():
        keys = KEYS[name.removesuffix('_total')]
        if not name.endswith('_total'):
            # A column of the table that is also a group has the plain name.
            keys = tuple(each if each not in keys else f'by_{each}' for each in by) + keys
        table = {tuple(row[each] for each in keys): row for row in result.tables[name]}
        assert len(table) == result.tables[name].n_rows, f'{name}: keys repeat'
        for key, figures in rows.items():
            row = table.pop(key, None)
            if row is None:
                assert all(map(nothing, figures.values())), (name, key, figures, 'has no row')
                continue
            for figure, wanted in figures.items():
                assert same(row[figure], wanted), (name, key, figure, row[figure], wanted)
        for key, row in table.items():
            counts = [row[each] for each in ('children', 'episodes', 'days', 'waits', 'moves')
                      if each in row]
            assert all(map(nothing, counts)), (name, key, row, 'has a row')


def check(case, name, asked, options=None, **extra):
    result = ask(load(case), name, asked, **(options or {}))
    compare(result, getattr(oracle.Oracle(case, **asked, **extra), name)(), asked['by'])


checked = settings(max_examples=EXAMPLES, derandomize=True, deadline=None, database=None,
                   suppress_health_check=list(HealthCheck))
bases = some.sampled_from(('active', 'started', 'ended', 'waiting'))


@checked
@given(cases(), questions(), bases)
def test_balance(case, asked, basis):
    check(case, 'balance', asked, {'basis': basis}, basis=basis)


@checked
@given(cases(), questions(), some.sampled_from((0, 10, 365, 366)), some.booleans())
def test_missing_middle(case, asked, days, same_strand):
    options = {'observation_days': days, 'same_strand': same_strand}
    check(case, 'missing_middle', asked, options, **options)


@checked
@given(cases(most=14, children=2), questions())
def test_concurrency(case, asked):
    check(case, 'concurrency', asked)


@checked
@given(cases(), questions(), bases)
def test_reach(case, asked, basis):
    check(case, 'reach', asked, {'basis': basis}, basis=basis)


@checked
@given(cases(most=14, children=2), questions())
def test_peaks(case, asked):
    check(case, 'peaks', asked)


offers = some.fixed_dictionaries({}, optional={
    'level': some.sampled_from((['specialist'], list(oracle.LEVELS))),
    'strand': some.just(['intervention', 'family']), 'same_need': some.booleans(),
    'stage': some.sampled_from((['identification'], ['intervention', 'identification']))})


@checked
@given(cases(children=2), questions(), offers)
def test_waits(case, asked, offer):
    check(case, 'waits', asked, {'offer': offer}, offer=offer)


@checked
@given(cases(), questions(), bases, some.booleans())
def test_pyramids(case, asked, basis, recorded):
    options = {'basis': basis, 'recorded_tier': recorded}
    check(case, 'pyramids', asked, options, **options)


@checked
@given(cases(sources=('x', 'y')), as_ats)
def test_classification(case, as_at):
    """Every row is rejected, or of one kind."""
    caseload = load(case)
    read = {row['file']: row for row in caseload.reconciliation}['episodes']
    rejected = sum(map(oracle.rejected, case['episodes']))
    assert (read['read'], read['rejected']) == (len(case['episodes']), rejected)
    kinds = [oracle.classify(row, as_at) for row in case['episodes'] if not oracle.rejected(row)]
    asked = {'as_at': as_at, 'period': None, 'by': (), 'chosen': None, 'children': None}
    recording, = ask(caseload, 'balance', asked).tables['recording']
    assert recording['episodes'] == len(kinds)
    for kind, column in {'timed': 'episodes_with_days', 'waiting': 'episodes_waiting',
                         'withdrawn': 'episodes_withdrawn', 'future': 'episodes_in_future',
                         'undated': 'episodes_without_dates'}.items():
        assert recording[column] == kinds.count(kind), column


@checked
@given(cases(sources=('x', 'y')), questions())
def test_several_sources(case, asked):
    """Without same_ids an identifier is another child in every source."""
    case['children'] = case['needs'] = []
    asked['children'] = None
    apart = dict(case, episodes=[dict(row, child=f'{row["source"]} {row["child"]}')
                                 for row in case['episodes']])
    for name in ('balance', 'missing_middle', 'concurrency', 'waits'):
        for same_ids, rows in ((True, case), (False, apart)):
            compare(ask(load(case, same_ids=same_ids), name, asked),
                    getattr(oracle.Oracle(rows, **asked), name)(), asked['by'])


# The same bytes

NAMES = {'balance': Balanced.Balance, 'missing_middle': Balanced.MissingMiddle,
         'concurrency': Balanced.Concurrency, 'waits': Balanced.Waits,
         'pyramids': Balanced.Pyramids}


def in_bytes(result):
    """Everything that a result says."""
    return [[each.get_name(), each.to_csv()] for each in result.tables] + [
        result.findings.to_table().to_csv(), sorted(result.options.items()), result.input_digest]


def in_parts(analysis, caseload, parts):
    """Accumulated, sent as bytes, merged from the last to the first, and finished."""
    n = len(caseload)
    borders = [n * part // parts for part in range(parts + 1)]
    sent = [analysis.accumulate(caseload, a, b - a).to_bytes()
            for a, b in zip(borders, borders[1:])]
    summary = Balanced.Summary.new_from_bytes(sent.pop())
    while sent:
        summary = Balanced.Summary.new_from_bytes(sent.pop()).merge(summary)
    return analysis.finish(summary)


def check_bytes(caseload, threads, parts, **options):
    for cls in NAMES.values():
        wanted = in_bytes(cls(n_threads=1, **options).run(caseload))
        for n in threads:
            assert in_bytes(cls(n_threads=n, **options).run(caseload)) == wanted, (cls, n)
        for n in parts:
            assert in_bytes(in_parts(cls(**options), caseload, n)) == wanted, (cls, n)


@checked
@given(cases(), groupings, periods)
def test_parts(case, by, period):
    options = {'as_at': 30 + FIRST, 'by': list(by)}
    if period and None not in period:
        options['period'] = Balanced.Period.new(*(each + FIRST for each in period))
    check_bytes(load(case), (2, 3), (1, 2, 4), **options)


@checked
@given(cases(sources=('x', 'y')), some.integers(0, 99), groupings)
def test_shuffled(case, seed, by):
    """With identifiers the order of the files says nothing."""
    mixer = random.Random(seed)
    shuffled = {name: mixer.sample(rows, len(rows)) for name, rows in case.items()}
    one, two = load(case), load(shuffled)
    assert one.digest == two.digest
    for name in NAMES:
        asked = {'as_at': 40, 'period': (5, 30), 'by': by, 'chosen': None, 'children': None}
        first, second = ask(one, name, asked), ask(two, name, asked)
        assert [each.to_csv() for each in first.tables] == \
            [each.to_csv() for each in second.tables], name
    assert [each.to_csv() for each in one.profiles(as_at=40 + FIRST).tables] == \
        [each.to_csv() for each in two.profiles(as_at=40 + FIRST).tables]


# The children of the vectors

VECTOR_COLUMNS = {'child': 'child', 'unit': 'id', 'strand': 'strand', 'level': 'level',
                  'stage': 'stage', 'agency': 'agency'}


def vector_day(value):
    return (datetime.date.fromisoformat(value) - datetime.date(2020, 1, 1)).days if value else None


@pytest.fixture(scope='module')
def vectors():
    shared = os.environ.get('BALANCED_SHARED')
    if not shared:
        pytest.skip('needs the shared test data: meson option shared_dir')
    path = pathlib.Path(shared, 'vectors', 'journeys', 'journeys.csv')
    with path.open() as file:
        rows = list(reader(file))
    case = {'episodes': [
        {**dict.fromkeys(COLUMNS), **{new: row[old] or None for old, new in VECTOR_COLUMNS.items()},
         **{name: vector_day(row[name]) for name in DAYS}, 'source': 'x'} for row in rows]}
    return case, load(case)


@checked
@given(cases(children=4, most=12, sources=('x', 'y')), some.booleans())
def test_cache(case, same_ids):
    caseload = load(case, same_ids=same_ids)
    with tempfile.TemporaryDirectory() as folder:
        place = pathlib.Path(folder) / 'caseload.cache'
        caseload.save_cache(place)
        opened = Balanced.Caseload.open_cache(place)
    assert opened.digest == caseload.digest
    assert len(opened) == len(caseload)
    for name in ('children', 'episodes', 'needs', 'statuses'):
        assert opened.to_table(name).to_csv() == caseload.to_table(name).to_csv()
    assert opened.findings.to_table().to_csv() == caseload.findings.to_table().to_csv()
    summaries = [Balanced.Waits(as_at='2021-01-01').accumulate(each, 0, len(each))
                 for each in (opened, caseload)]
    assert summaries[0].to_bytes().get_data() == summaries[1].to_bytes().get_data()


@pytest.mark.parametrize('name', NAMES)
def test_vectors(vectors, name):
    case, caseload = vectors
    assert len(caseload) == 150
    for period in (None, (456, 820)):
        asked = {'as_at': 820, 'period': period, 'by': ('agency',), 'chosen': None,
                 'children': None}
        compare(ask(caseload, name, asked), getattr(oracle.Oracle(case, **asked), name)(),
                asked['by'])


def test_vectors_in_parts(vectors):
    check_bytes(vectors[1], (2, 3, 7), (1, 4, 64), as_at='2022-03-31', by=['agency', 'level'],
                period=Balanced.Period.parse('2021-04-01/2022-03-31'))
