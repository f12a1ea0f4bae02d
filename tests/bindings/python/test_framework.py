# SPDX-FileCopyrightText: 2026 The libbalanced authors
# SPDX-License-Identifier: MIT
"""Vocabularies by code, items with what they state, documents from text and files."""

import json

import pytest
from gi.repository import Balanced

OWN = {'code': 'own', 'version': '1', 'extends': 'balanced',
       'levels': {'terms': [
           {'code': 'universal', 'band': 'universal', 'number': 0},
           {'code': 'targeted', 'band': 'targeted', 'valid_from': '2026-02'},
           {'code': 'specialist', 'band': 'specialist', 'ours': [1, 2.50]}]}}


def own(**changes):
    return Balanced.Framework.new_from_bytes(json.dumps({**OWN, **changes}), 'own.json')


def test_terms():
    framework = Balanced.Framework.get_default()
    strands = framework.strands
    assert strands['EE'].label == 'Enabling environments'
    assert strands['environment'] == strands['Enabling Environments'] == strands[1]
    assert strands['EE'].text('label', 'cy') == 'Amgylcheddau galluogi'
    assert strands.keys() == ['family', 'environment', 'workforce', 'identification',
                              'intervention']
    assert 'wf' in strands and 'sport' not in strands and len(strands) == 5
    assert [each.code for each in framework.levels] == ['universal', 'targeted', 'specialist']
    assert framework.strands['intervention'] != framework.stages['intervention']
    assert strands.get('sport') is None
    with pytest.raises(KeyError):
        strands['sport']
    assert repr(strands['EE']) == '<Balanced.Term environment>'
    assert 'family' in repr(strands) and '<table>' in strands._repr_html_()
    assert framework['need-types'] == framework.need_types
    with pytest.raises(KeyError):
        framework['sports']


def test_roles_and_outcomes():
    framework = Balanced.Framework.get_default()
    assert framework.roles['senco'].tier == 'enhanced'
    assert framework.lookup_role('SLT').lookup_tier('slcn') == 'specialist'
    assert framework.outcomes['FS3'].level == 'specialist'
    assert framework.lookup_cell('FS', 'S').code == 'FS3'
    assert repr(framework) == '<Balanced.Framework balanced 1>'


def test_stated():
    framework = own()
    universal, targeted, specialist = framework.levels
    assert universal.number == 0 and targeted.number is None
    assert targeted.valid_from == '2026-02' and universal.valid_from is None
    assert targeted.has_member('valid_from') and not universal.has_member('valid_from')
    assert targeted.aliases == [] and targeted.pointer == '/levels/terms/1'
    assert '"ours": [1, 2.5]' in specialist.to_json()
    assert framework.strands == Balanced.Framework.get_default().strands
    assert own() == framework and hash(own()) == hash(framework)
    assert own(version='2') != framework


def test_errors():
    with pytest.raises(Balanced.DocumentError) as caught:
        own(lens='dentistry')
    assert caught.value.code == Balanced.DocumentError.UNKNOWN_CODE
    assert '/lens' in caught.value.message and 'own.json' in caught.value.message


def test_files(tmp_path):
    path = tmp_path / 'own.json'
    framework = own()
    framework.save(path)
    assert Balanced.Framework.load(path) == framework
    with pytest.raises(Exception):
        Balanced.Framework.load(tmp_path / 'none.json')


def test_made_here():
    term = Balanced.Term(code='a', label='A', aliases=['b'])
    scheme = Balanced.Scheme(terms=[term])
    assert scheme['B'] == term and scheme['b'].label == 'A'
    assert Balanced.Term().code is None and len(Balanced.Scheme()) == 0


def test_crosswalk():
    framework = Balanced.Framework.get_default()
    crosswalk = framework.lookup_crosswalk('quadrant-to-kind')
    assert crosswalk.map('quantity-effect') == ['reach']
    assert crosswalk['quantity-effect'].loss == Balanced.MappingLoss.APPROXIMATE
    with pytest.raises(KeyError):
        crosswalk['nothing']
    findings = crosswalk.check(framework.quadrants, framework.kinds)
    assert [each.code for each in findings] == ['vocabulary-loss-approximate']
    assert 'quantity-effect' in findings[0].message
