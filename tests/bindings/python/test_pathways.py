# SPDX-FileCopyrightText: 2026 The libbalanced authors
# SPDX-License-Identifier: MIT
"""Care pathways against public cases, and on random caseloads against what their definition says."""

import collections
import datetime
import json

import pytest
from gi.repository import Balanced

import oracle_pathways
from test_logs import vectors

pytest.importorskip('hypothesis')

from hypothesis import given  # noqa: E402
from hypothesis import strategies as some  # noqa: E402

from test_oracle import ask, cases, checked, load, questions  # noqa: E402

OPTIONS = {'minEraDuration': 'min_era', 'eraCollapseSize': 'era_gap',
           'combinationWindow': 'combination_window', 'minPostCombinationDuration': 'min_segment',
           'maxPathLength': 'max_length'}

# A public case with two target periods for one child counts each of them. A caseload has one
# period for all; such a case is run once for each of its periods.
TWO_PERIODS = {
    37: 'double Target to 2x A',
    39: 'Double target to 2x A-A+B-B',
    40: 'Double target 2x: A-B-B-A-A-A-A-B to A-B-B-A-A',
    42: 'Double target to 2x A-A+B-B',
}


# The public cases

def day(text):
    return datetime.date.fromisoformat(text)


def frames(case):
    rows = [each for each in case['rows'] if each['type'] == 'event']
    return Balanced.Caseload.from_frames({
        'child_id': [str(each['subject']) for each in rows],
        'episode_id': [str(number) for number in range(len(rows))],
        'provision_id': [each['cohort'] for each in rows],
        'start_date': [each['start'] for each in rows], 'end_date': [each['end'] for each in rows],
        'strand': ['intervention'] * len(rows), 'level': ['targeted'] * len(rows),
        'stage': ['intervention'] * len(rows), 'agency': ['nhs'] * len(rows)})


def windows(case, apart):
    """From the start to the end of the targets, shifted as the case says; or one for each."""
    params = case['params']
    targets = sorted({(day(each['start']), day(each['end'])) for each in case['rows']
                      if each['type'] == 'target'})
    if not apart:
        targets = [(min(each[0] for each in targets), max(each[1] for each in targets))]
    for start, end in targets:
        anchor = start if params.get('endAnchor') == 'startDate' else end
        yield (start + datetime.timedelta(params.get('windowStart', 0)),
               anchor + datetime.timedelta(params.get('windowEnd', 0)))


def pathways_of(case, apart=False):
    """How many children have each pathway, as the cases write them."""
    caseload = frames(case)
    as_at = max(day(each['end']) for each in case['rows'])
    options = {ours: int(case['params'][theirs]) for theirs, ours in OPTIONS.items()
               if theirs in case['params']}
    found = collections.Counter()
    for period in windows(case, apart):
        result = caseload.pathways(as_at=as_at, period=period, key='provision',
                                   filter=case['params']['filterTreatments'].lower(), **options)
        for row in result.tables['pathways']:
            found[row['sequence'].replace(' + ', '+').replace(' > ', '-')] += row['children']
    return found


def expected_of(case):
    frequencies = case['expected_freq'] or [1] * len(case['expected_pathways'])
    return {name: n for name, n in zip(case['expected_pathways'], frequencies) if name != 'None'}


def test_public_cases():
    public = json.loads((vectors() / 'darwin_pathways.json').read_text())
    followed = [number for number, case in enumerate(public)
                if pathways_of(case) == expected_of(case)]
    others = {number: case['name'] for number, case in enumerate(public) if number not in followed}
    print(f'# darwin_pathways: {len(followed)} of {len(public)} cases agree in one run')
    for number, name in others.items():
        print(f'# darwin_pathways: not {number}, “{name}”: two target periods for one child')
    assert others == TWO_PERIODS
    apart = [number for number in TWO_PERIODS
             if pathways_of(public[number], apart=True) == expected_of(public[number])]
    print(f'# darwin_pathways: {len(apart)} of these agree with a run for each period')
    assert apart == list(TWO_PERIODS)


# The definitions

def plain(row):
    """Figures without the last digits, as what can be compared and sorted."""
    return tuple(round(each, 9) if isinstance(each, float) else each for each in row)


def agree(result, expected, by, ordered=()):
    """Every row of the oracle is in the tables, with its figures, and nothing else is there."""
    for name, rows in expected.items():
        groups = () if name.endswith('_total') else by
        names = next((list(each) for table_rows in rows.values() for each in table_rows), [])
        shown = {}
        for row in result.tables[name]:
            # A column that is also a group has another name: groups come first.
            group = tuple(row[each] for each in list(row)[:len(groups)])
            shown.setdefault(group, []).append(plain(row[each] for each in names))
        wanted = {group: [plain(each.values()) for each in table_rows]
                  for group, table_rows in rows.items() if table_rows}
        if name.removesuffix('_total') not in ordered:
            shown, wanted = ({group: sorted(table_rows, key=repr)
                              for group, table_rows in each.items()} for each in (shown, wanted))
        assert shown == wanted, name


keys = some.sampled_from((('agency',), ('strand', 'level')))


@checked
@given(cases(most=14, children=2), questions(),
       some.fixed_dictionaries({}, optional={
           'min_era': some.integers(0, 5), 'era_gap': some.integers(0, 6),
           'combination_window': some.integers(0, 6), 'min_segment': some.integers(0, 5),
           'filter': some.sampled_from(('first', 'changes', 'all')),
           'max_length': some.integers(1, 4)}),
       keys)
def test_pathways(case, asked, options, key):
    result = ask(load(case), 'pathways', asked, key=list(key), **options)
    agree(result, oracle_pathways.pathways(case, asked, key, **options), asked['by'],
          ordered=('pathways', 'pathway_segments'))


@checked
@given(cases(most=14, children=2), questions(), keys,
       some.none() | some.just([1, 5, 30]), some.integers(-1, 6))
def test_follow_up(case, asked, key, days, gap):
    result = ask(load(case), 'follow_up', asked, key=list(key), days=days, era_gap=gap)
    agree(result, oracle_pathways.follow_up(case, asked, key, days or [30, 90, 180], gap),
          asked['by'])


@checked
@given(cases(most=14, children=2), questions(), keys)
def test_eventually_follows(case, asked, key):
    result = ask(load(case), 'eventually_follows', asked, key=list(key))
    agree(result, oracle_pathways.eventually_follows(case, asked, key), asked['by'])


@checked
@given(cases(most=14, children=2), questions(), some.sampled_from(('level', 'stage')),
       some.integers(0, 5), some.integers(0, 5))
def test_transitions(case, asked, scheme, debounce, gap):
    result = ask(load(case), 'transitions', asked, scheme=scheme, debounce_days=debounce,
                 gap_breaks=gap)
    agree(result, oracle_pathways.transitions(case, asked, scheme, debounce, gap), asked['by'])


units = some.fixed_dictionaries({}, optional={
    'levels': some.sampled_from((['specialist'], ['targeted'], ['universal', 'targeted'])),
    'stages': some.sampled_from((['intervention'], ['identification'])),
    'agencies': some.just(['nhs', 'nobody'])})


@some.composite
def rules(draw):
    found = []
    for number in range(draw(some.integers(1, 3))):
        kind = draw(some.sampled_from(('before', 'within', 'wait', 'order', 'apart')))
        rule = {'code': f'r{number}', 'kind': kind, 'subject': draw(units), 'other': draw(units)}
        days = draw(some.none() | some.integers(0, 12))
        if days is not None or kind in ('within', 'wait'):
            rule['days'] = days or 0
        found.append(rule)
    return found


@checked
@given(cases(most=14, children=2), questions(), rules(), some.sampled_from((0, 10, 365)))
def test_check_pathway(case, asked, asked_rules, days):
    result = ask(load(case), 'check_pathway', asked, rules=asked_rules, observation_days=days)
    agree(result, oracle_pathways.check_pathway(case, asked, asked_rules, days), asked['by'])


@pytest.mark.parametrize('severity, code', [
    ('info', 'pathway-rule-not-kept'), ('warning', 'pathway-rule-broken'),
    ('error', 'pathway-rule-violated')])
def test_findings_of_rules(severity, code):
    caseload = Balanced.Caseload.from_frames({
        'child_id': ['a', 'a', 'b', 'b'], 'strand': ['intervention'] * 4,
        'level': ['targeted', 'specialist'] * 2, 'stage': ['intervention'] * 4,
        'agency': ['nhs'] * 4, 'start_date': ['2020-02-01', '2020-01-01', '2020-01-01', '2020-02-01']})
    rule = {'code': 'targeted-first', 'kind': 'order', 'severity': severity,
            'subject': {'levels': 'specialist'}, 'other': {'levels': 'targeted'}}
    result = caseload.check_pathway(as_at='2021-02-28', rules=[rule])
    finding, = result.findings
    assert (finding.code, finding.severity.value_nick, finding.count) == (code, severity, 1)
    turned = dict(rule, subject=rule['other'], other={'levels': ['universal']})
    assert len(caseload.check_pathway(as_at='2021-02-28', rules=[turned]).findings) == 0


@checked
@given(cases(most=14, children=2), questions(), some.integers(1, 10), some.integers(0, 5),
       some.integers(1, 12))
def test_finite_episodes(case, asked, most, review, back):
    result = ask(load(case), 'finite_episodes', asked, most_days=most, review_days=review,
                 return_days=back, review_stage='identification')
    agree(result, oracle_pathways.finite_episodes(case, asked, most, review, back), asked['by'])
