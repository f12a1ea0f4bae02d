# SPDX-FileCopyrightText: 2026 The libbalanced authors
# SPDX-License-Identifier: MIT
"""The framework for Wales, its example area, phases of education, and losses between codings."""

import os
import pathlib

import pytest
from gi.repository import Balanced, GLib

WALES = pathlib.Path(os.environ['BALANCED_SOURCE']) / 'docs/examples/wales/area.json'


def test_area():
    area = Balanced.Area.load(str(WALES))
    assert area.framework.code == 'wales'
    assert area.describe('/agencies/0', 'cy') == 'Bwrdd iechyd'
    result = Balanced.AreaCheck(area=area, as_at='2023-06-30').run()
    codes = {finding.code for finding in result.findings}
    assert not {'vocabulary-unknown', 'reference-unknown', 'coding-scheme-unknown'} & codes
    assert {'arrangement-not-stated', 'competence-expired', 'training-nobody-recorded', 'coding-lossy',
            'coding-inconsistent', 'coding-primary-only', 'audit-without-action',
            'life-course-stage-empty'} <= codes
    again = Balanced.Area.new_from_bytes(area.to_json().encode(), 'again.json')
    assert again.framework.code == 'wales'


def test_presets():
    with pytest.raises(GLib.Error, match='preset'):
        Balanced.Area.new_from_bytes(b'{"code": "x", "name": "X", "preset": "atlantis"}', 'x.json')
    with pytest.raises(GLib.Error, match='framework_file'):
        Balanced.Area.new_from_bytes(
            b'{"code": "x", "name": "X", "preset": "wales", "framework_file": "f.json"}', 'x.json')


def test_clocks():
    wales = Balanced.Framework.new_named('wales')
    limit = wales.lookup_clock('idp-school35', '2023-01-01')
    clock = Balanced.Clock.new_from_limit(limit)
    assert (clock.name, clock.limit_days, clock.props.working_days) == ('idp-school35', 35, True)
    assert wales.lookup_clock('idp-school35', '2020-01-01') is None
    england = Balanced.Framework.get_default()
    assert [each.code for each in england.clocks][:3] == ['ehc6', 'ehc16', 'ehc20']
    assert Balanced.Clock.new_named('review12').limit_months == 12


def test_phases():
    framework = Balanced.Framework.get_default()
    assert framework.find_phase('2016-08-31', '2020-09-01').code == 'reception'
    assert framework.find_phase('2016-09-01', '2020-09-01').code == 'early-years'
    assert framework.find_life_stage('2016-08-31', '2021-08-31').code == 'age-5-10'
    assert framework.phases['y3'].parent == 'primary'


def test_losses():
    crosswalk = Balanced.Area.load(str(WALES)).vocabularies.crosswalks[0]
    scheme = Balanced.Area.load(str(WALES)).vocabularies.schemes[0]
    caseload = Balanced.Table.from_dict({'need': ['iaith', 'iaith', 'bwyta', None, 'talk']})
    result = crosswalk.tally(scheme, Balanced.Framework.get_default().need_types,
                             caseload.lookup_column('need'))
    losses = dict(zip(result.tables['losses']['loss'], result.tables['losses']['rows']))
    assert losses == {'none': 0, 'merged': 2, 'split': 0, 'approximate': 0, 'unmapped': 1,
                      'unknown': 1, 'missing': 1}
    assert result.findings.lookup('vocabulary-rows-lost').message.startswith('bwrdd-i-anghenion')


def test_glossary():
    wales = Balanced.Framework.new_named('wales')
    terms = wales.list_terms('cy')
    rows = {(scheme, code): label for scheme, code, label in zip(terms['scheme'], terms['code'], terms['label'])}
    assert rows['aln-terms', 'aln'] == 'Anghenion dysgu ychwanegol'
    assert rows['strands', 'family'] == 'Cymorth i deuluoedd'
    assert ('impact-themes', 'good-health') in rows and ('roles', 'aln-coordinator') in rows
    assert ('outcomes', 'FS1') in rows
    assert len(rows) == terms.n_rows


def test_role_tiers():
    table = Balanced.Framework.get_default().list_role_tiers()
    tiers = {(role, lens): tier for role, lens, tier in zip(table['role'], table['lens'], table['tier'])}
    assert tiers['speech-and-language-therapist', 'slcn'] == 'specialist'
    assert tiers['speech-and-language-therapist', 'ot'] == 'wider'
    assert tiers['parent-carer', 'slcn'] is None


@pytest.mark.parametrize('code, lost', [('logic-layers-to-iooi', {'enabler', 'outcome', 'goal'}),
                                        ('quadrants-to-logic-layers',
                                         {'quality-effort', 'quantity-effect', 'quality-effect'})])
def test_logic_layers(code, lost):
    framework = Balanced.Framework.get_default()
    crosswalk = framework.lookup_crosswalk(code)
    findings = crosswalk.check(framework.lookup_scheme(crosswalk.from_scheme),
                               framework.lookup_scheme(crosswalk.to_scheme))
    assert {each.subject.split('/')[1] for each in findings if 'loss' in each.code} == lost
