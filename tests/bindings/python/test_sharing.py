# SPDX-FileCopyrightText: 2026 The libbalanced authors
# SPDX-License-Identifier: MIT
"""Sharing agreements, and whether they permit a flow of data."""

import copy
import json
import os
import pathlib
import re

from hypothesis import given, settings
from hypothesis import strategies as st

from gi.repository import Balanced
from gi.repository.GLib import Bytes

PAGE = pathlib.Path(os.environ['BALANCED_SOURCE']) / 'docs/manual/sharing.md'
AGENCIES = ['trust', 'council', 'school']
CLASSES = ['waits', 'costs']
FIELDS = ['agency', 'weeks', 'postcode']
PURPOSES = ['dashboard', 'planning']
DAYS = ['2023-06-01', '2024-06-30', '2025-06-01']


def make_area(agreements):
    classes = [{'code': 'waits', 'label': 'Waits', 'provider_performance': 'yes', 'special_category': 'no'},
               {'code': 'costs', 'label': 'Costs', 'provider_performance': 'no'}]
    document = {'code': 'x', 'name': 'X', 'agencies': [{'code': code, 'name': code} for code in AGENCIES],
                'information_sharing': {'purposes': [{'code': code, 'label': code} for code in PURPOSES],
                                        'data_classes': classes, 'agreements': agreements}}
    return Balanced.Area.new_from_bytes(Bytes.new(json.dumps(document).encode()), 'x.json')


def some(words):
    return st.lists(st.sampled_from(words), unique=True)


parties = st.lists(st.builds(lambda agency, signed: {'agency': agency, **({'signed': signed} if signed else {})},
                             st.sampled_from(AGENCIES), st.sampled_from([None, *DAYS[:2]])), max_size=3)
term = st.fixed_dictionaries(
    {'purpose': st.sampled_from(PURPOSES), 'givers': some(AGENCIES), 'receivers': some(AGENCIES),
     'data_classes': some(CLASSES), 'fields': some(FIELDS), 'legal_basis': st.just('public-task')},
    optional={'identifiability': st.sampled_from(['aggregate', 'pseudonymised', 'identifiable']),
              'special_condition': st.just('care'), 'consent': st.sampled_from(['not_required', 'required']),
              'retention_days': st.integers(0, 400)})
agreement = st.fixed_dictionaries(
    {'label': st.just('L'), 'kind': st.sampled_from(['tier_0', 'tier_1', 'tier_2', 'data_controller']),
     'parties': parties, 'terms': st.lists(term, max_size=2)},
    optional={'start': st.sampled_from(DAYS[:2]), 'end': st.sampled_from(DAYS[1:]), 'under': st.sampled_from('abcd'),
              'impact_assessment': st.sampled_from(['complete', 'not_needed', 'planned']),
              'impact_assessment_date': st.sampled_from(DAYS)})
flow = st.fixed_dictionaries(
    {}, optional={'giver': st.sampled_from(AGENCIES), 'receiver': st.sampled_from(AGENCIES),
                  'purpose': st.sampled_from(PURPOSES), 'data_classes': some(CLASSES), 'fields': some(FIELDS),
                  'identifiability': st.sampled_from(list(map(Balanced.Identifiability, range(4)))),
                  'consented': st.sampled_from(list(map(Balanced.Answer, range(3)))),
                  'retention_days': st.integers(0, 400)})

SIGNED = [{'agency': code, 'signed': '2023-06-01'} for code in AGENCIES]
OPEN = [{'code': 'a', 'label': 'A', 'kind': 'tier_1', 'start': '2023-06-01', 'parties': SIGNED},
        {'code': 'b', 'label': 'B', 'kind': 'tier_2', 'start': '2023-06-01', 'parties': SIGNED,
         'impact_assessment': 'complete', 'impact_assessment_date': '2023-06-01',
         'terms': [{'purpose': 'dashboard', 'givers': ['trust'], 'receivers': ['council'], 'data_classes': CLASSES,
                    'fields': FIELDS[:2], 'identifiability': 'identifiable', 'legal_basis': 'public-task',
                    'special_condition': 'care', 'consent': 'required', 'retention_days': 30}]}]
FACTS = {'giver': 'trust', 'receiver': 'council', 'purpose': 'dashboard', 'data_classes': CLASSES,
         'fields': ['weeks'], 'identifiability': Balanced.Identifiability.IDENTIFIABLE,
         'consented': Balanced.Answer.YES, 'retention_days': 30}


def coded(agreements):
    return [{'code': 'abcdef'[place], **each} for place, each in enumerate(agreements)]


def test_permit():
    permit = make_area(OPEN).permit('2024-06-30', **FACTS)
    assert permit.allowed and permit.agreement == 'b'
    assert list(permit.reasons) == [] and list(permit.allowed_fields) == ['weeks']


def test_reason_in_words():
    permit = make_area(OPEN).permit('2024-06-30', **{**FACTS, 'fields': ['weeks', 'postcode']})
    finding = permit.findings.lookup('flow-field-not-named')
    assert not permit.allowed and finding.subject == '/fields'
    assert 'does not name' in finding.message
    assert list(permit.refused_fields) == ['postcode']


def test_every_fact_is_needed():
    """Leaving out any one fact closes what was open."""
    area = make_area(OPEN)
    for fact in FACTS:
        permit = area.permit('2024-06-30', **{name: value for name, value in FACTS.items() if name != fact})
        assert not permit.allowed and len(permit.reasons) > 0, fact


def test_every_word_is_needed():
    """Leaving out any one member of the agreement or its term closes what was open."""
    for path in [(1, name) for name in OPEN[1] if name not in ('code', 'label', 'kind')] + \
                [(0, name) for name in ('start', 'parties')] + \
                [('term', name) for name in OPEN[1]['terms'][0] if name != 'purpose']:
        agreements = copy.deepcopy(OPEN)
        holder = agreements[1]['terms'][0] if path[0] == 'term' else agreements[path[0]]
        del holder[path[1]]
        assert not make_area(agreements).permit('2024-06-30', **FACTS).allowed, path


@settings(max_examples=150, deadline=None)
@given(st.lists(agreement, max_size=3), flow, st.sampled_from(DAYS), st.data())
def test_never_widens(agreements, facts, day, data):
    """Taking an agreement away, ending it, or stating less permits no more."""
    opened = coded(agreements + copy.deepcopy(OPEN) if data.draw(st.booleans()) else agreements)
    facts = {**FACTS, **facts} if data.draw(st.booleans()) else facts
    if not opened:
        assert not make_area([]).permit(day, **facts).allowed
        return
    place = data.draw(st.integers(0, len(opened) - 1))
    before = make_area(opened).permit(day, **facts)
    removed = make_area(opened[:place] + opened[place + 1:]).permit(day, **facts)
    ended = make_area([{**each, 'end': '2022-12-31'} if at == place else each for at, each in enumerate(opened)])
    assert before.allowed or not removed.allowed
    assert before.allowed or not ended.permit(day, **facts).allowed
    assert before.allowed == (len(before.reasons) == 0)
    assert not before.allowed or set(before.allowed_fields) == set(facts['fields'])
    assert make_area(opened).permit(day, presume_tier_2=False, **facts).allowed or not before.allowed


def test_policy():
    """That figures about performance need Tier 2 is presumed, and may be lifted; the check says so."""
    agreements = copy.deepcopy(OPEN[1:])
    agreements[0]['kind'] = 'tier_1'
    document = json.loads(make_area(agreements).to_json())
    document['information_sharing']['flows'] = [
        {**FACTS, 'code': 'f', 'identifiability': 'aggregate', 'consented': 'yes'}]
    area = Balanced.Area.new_from_bytes(Bytes.new(json.dumps(document).encode()), 'x.json')
    presumed = Balanced.AreaCheck(area=area, as_at='2024-06-30').run()
    lifted = Balanced.AreaCheck(area=area, as_at='2024-06-30', presume_tier_2=False).run()
    assert list(presumed.tables['permits']['allowed']) == [False]
    assert list(lifted.tables['permits']['allowed']) == [True]
    codes = {each.code for each in presumed.findings} - {each.code for each in lifted.findings}
    assert codes == {'flow-without-tier-2'}


def test_builder():
    """An agreement is made in a program as well as in a document."""
    party = Balanced.AgreementParty(agency='a', signed=19000)
    made = Balanced.SharingAgreement(code='p', label='P', kind=Balanced.AgreementKind.TIER_1, parties=[party])
    section = Balanced.InformationSharing(agreements=[made], purposes=[Balanced.SharingPurpose(code='r', label='R')],
                                          data_classes=[Balanced.DataKind(code='w', label='W')])
    area = Balanced.Area(code='x', name='X', information_sharing=section)
    again = Balanced.Area.new_from_bytes(Bytes.new(area.to_json().encode()), 'x.json')
    assert again.information_sharing.agreements[0].parties[0].signed == 19000
    assert again.equal(area)


def test_manual():
    """The document and the question of the manual, as they stand there."""
    page = PAGE.read_text(encoding='utf-8')
    section = re.search(r'^```json\n(.*?)^```$', page, re.M | re.S)[1]
    document = json.loads('{' + section + '}') | {'code': 'x', 'name': 'X', 'agencies': [
        {'code': code, 'name': code} for code in AGENCIES]}
    names = {'area': Balanced.Area.new_from_bytes(Bytes.new(json.dumps(document).encode()), 'x.json')}
    exec(re.search(r'^```python\n(.*?)^```$', page, re.M | re.S)[1], names)
    assert not names['permit'] and list(names['permit'].reasons) == ['flow-field-not-named']
    assert list(names['permit'].allowed_fields) == ['agency', 'weeks']
    assert names['area'].check().findings.n_errors == 0
