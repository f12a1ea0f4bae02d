# SPDX-FileCopyrightText: 2026 The libbalanced authors
# SPDX-License-Identifier: MIT
"""The area's document: lists by attribute, findings from published figures alone."""

import json
import os
import pathlib

import pytest
from gi.repository import Balanced, GLib

SUTTON = pathlib.Path(os.environ['BALANCED_SOURCE']) / 'docs/examples/sutton/area.json'


@pytest.fixture
def area():
    return Balanced.Area.load(str(SUTTON))


def test_lists(area):
    assert area.name == 'London Borough of Sutton'
    assert [each.code for each in area.agencies][:3] == ['nhs', 'cognus', 'lbs']
    assert area.lookup_agency('LB Sutton') == area.agencies[2]
    assert sum(len(each.actions) for each in area.focus_areas) == 13
    assert area.framework.code == 'balanced'
    assert area.lookup_figure('sen-support').value.get_qualifier() == Balanced.Qualifier.ESTIMATE
    assert area.lookup_provision('nobody') is None


def test_round_trip(area):
    assert area.to_json() == SUTTON.read_text(encoding='utf-8')


def test_check(area):
    result = area.check()
    union = result.findings.lookup('caseload-union-narrowed')
    assert '1242' in union.message and '2359' in union.message
    share = result.findings.lookup('figure-share')
    assert '64.47%' in share.message
    assert area.describe(share.subject, None).startswith('Children on the caseload')
    assert result.findings.n_errors == 0


def test_as_at(area):
    check = Balanced.AreaCheck(area=area, as_at='2024-04-30', stale_days=1000)
    assert 'figure-stale' in [each.code for each in check.run().findings]
    assert area.check().findings.lookup('figure-stale') is None


def test_responsible(area):
    """A child on SEN Support after year 2 has nobody; with a plan, and nothing else known, somebody
    may answer."""
    alone = area.responsible('2021-02-28', age_months=100, phase='year-3', service='occupational', level='targeted',
                             setting='primary', residence='sutton', registration='sutton-gp', conditions=['sen-support'],
                             absent_conditions=['ehc-plan', 'plan-section-f', 'plan-health-section', 'complex-health-need'])
    assert alone.findings.lookup('responsible-nobody') is not None
    assert len(alone.tables['responsible']) == 0
    planned = area.responsible(age_months=100, conditions=['ehc-plan', 'plan-section-f'])
    rows = planned.tables['responsible'].to_csv().splitlines()
    assert any(row.startswith('cognus-section-f,cognus,perhaps,') for row in rows)
    space = area.responsible().tables['responsibility_space']
    assert space.get_n_rows() > 100


def test_series(area):
    series = area.measures[0].series[0].to_series()
    assert len(series) == 6
    assert series.get_denominator(5) == 366


def test_wrong_document():
    with pytest.raises(Balanced.DocumentError, match='/agencies/0'):
        Balanced.Area.new_from_bytes(
            json.dumps({'code': 'x', 'name': 'X', 'agencies': [{}]}), 'area.json')


def test_stop():
    unit = '{{"code": "{0}", "name": "{0}", "requires": {1}}}'
    units = [unit.format('check', '["training"]'), unit.format('training', '["fund"]'),
             unit.format('fund', '[]')]
    text = '{"code": "x", "name": "X", "provisions": [' + ', '.join(units) + ']}'
    area = Balanced.Area.new_from_bytes(GLib.Bytes.new(text.encode()), 'x.json')
    breaks = area.stop(['fund']).tables['breaks']
    assert {row['unit']: row['steps'] for row in breaks} == {'training': 1, 'check': 2}
    with pytest.raises(GLib.Error):
        area.stop(['nothing'])


def test_programme(area):
    """A review as a piece of work, and one that is built in code."""
    programme = area.programme
    assert [each.code for each in programme.phases] == ['discovery', 'design', 'delivery', 'embedding']
    assert programme.engagements[0].responses[0].actions == ['home-learning', 'collaboration']
    matrix = area.check().tables['findings_matrix']
    assert len(matrix) == 9
    review = Balanced.Programme(
        title='Ours',
        themes=[Balanced.Theme(code='home', label='At home')],
        streams=[Balanced.EvidenceStream(code='parents', label='Parents')],
        scope=[Balanced.ScopeItem(code='all', label='All of it', kind='in')],
        phases=[Balanced.ProgrammePhase(code='one', label='One', start='2021-05', outputs=['A report'])],
        observations=[Balanced.Observation(code='o', statement='Good', kind='works_well', whole_system=True,
                                           themes=['home'], streams=['parents'], scope=['all'])],
        engagements=[Balanced.Engagement(code='e', label='Evening', groups=['young_people'], themes=['home'],
                                         responses=[Balanced.EngagementResponse(said='More', done='More')])],
        recommendations=[Balanced.Recommendation(code='r', statement='Go on', status='accepted')])
    built = Balanced.Area(code='here', name='Here', programme=review)
    codes = [each.code for each in built.check().findings]
    assert 'engagement-without-route' in codes and 'recommendation-without-addressee' in codes
    assert 'reference-unknown' not in codes and 'engagement-unanswered' not in codes


def test_outcome_statements():
    """A statement by itself, and a sample of them; words in both languages."""
    statement = Balanced.OutcomeStatement(text='Will receive ten sessions of therapy', aim='activity')
    codes = [each.code for each in statement.lint()]
    assert 'outcome-reads-as-service' in codes and 'outcome-without-aim' not in codes
    good = Balanced.OutcomeStatement(
        text={'en': 'Asks a friend to play, most days', 'cy': 'Bydd yn derbyn therapi lleferydd'}, aim='participation')
    assert 'outcome-reads-as-service' in [each.code for each in good.lint()]
    sample = Balanced.Area(code='here', name='Here', outcome_statements=[statement, good])
    assert len(sample.check().tables['outcome_shares']) == 6
