# SPDX-FileCopyrightText: 2026 The libbalanced authors
# SPDX-License-Identifier: MIT
"""The scheme for schools and settings, and what is settled before data is shared."""

import datetime
import json
import os
import pathlib
import re

import pytest
from gi.repository import Balanced
from gi.repository.GLib import Bytes

PAGE = pathlib.Path(os.environ['BALANCED_SOURCE']) / 'docs/manual/scheme.md'


def day(text):
    return (datetime.date.fromisoformat(text) - datetime.date(1970, 1, 1)).days


def make_scheme():
    steps = [Balanced.SchemeStep(stage='licence', date=day('2023-01-10')), Balanced.SchemeStep(stage='audit', date=day('2023-04-01'))]
    evidence = [Balanced.SchemeEvidence(label='Photographs', outcomes=['EE1'], strength='sound', last_day=day('2024-01-31'))]
    entry = Balanced.SchemeSetting(setting='sam', kind='childminder', cohort='2023', steps=steps, evidence=evidence,
                                   ratings=[Balanced.SelfRating(outcome='EE1', rating='in_place')])
    scheme = Balanced.SettingScheme(rating_scale=['not_yet', 'in_place'], met_from='in_place', settings=[entry],
                                    strength_scale=['thin', 'sound'])
    return Balanced.Area(code='x', name='X', settings=[Balanced.Setting(code='sam', name='A childminder')],
                         setting_scheme=scheme)


def test_scheme():
    area = make_scheme()
    assert area.setting_scheme.settings[0].kind == Balanced.SchemeSettingKind.CHILDMINDER
    result = Balanced.AreaCheck(area=area, as_at='2024-06-30', stalled_days=100).run()
    row = result.tables['scheme'].to_csv().splitlines()[1].split(',')
    assert row[:5] == ['sam', '2023', 'childminder', 'unknown', 'audit']
    codes = {each.code for each in result.findings}
    assert {'scheme-stalled', 'scheme-stage-skipped', 'evidence-expired', 'self-rating-without-evidence'} <= codes
    assert Balanced.AreaCheck(area=area, as_at='2024-06-30', stalled_days=1000).run().findings.lookup('scheme-stalled') is None


def test_round_trip():
    area = make_scheme()
    assert Balanced.Area.new_from_bytes(Bytes.new(area.to_json().encode()), 'x.json').equal(area)


def test_blueprint():
    items = [Balanced.BlueprintItem(item=step, status='done', evidence='Minutes') for step in range(9)]
    record = Balanced.SharedRecord(code='plan', label='Plan', participants=[
        Balanced.RecordUse(agency='trust', keeps='yes', uses='yes'), Balanced.RecordUse(agency='council', uses='no')])
    built = Balanced.Area(code='x', name='X', information_sharing=Balanced.InformationSharing(
        blueprint=items, shared_records=[record],
        returns=[Balanced.DataReturn(agency='trust', data_set='csds')], linkages=[Balanced.RecordLinkage(label='Linked')]))
    document = json.loads(built.to_json())
    document['information_sharing']['returns'][0].update(expected=10, received=9)
    document['information_sharing']['linkages'][0].update(records=4, linked=3)
    area = Balanced.Area.new_from_bytes(Bytes.new(json.dumps(document).encode()), 'x.json')
    result = area.check()
    assert len(result.tables['blueprint']) == 10
    open_items = result.findings.lookup('blueprint-open')
    assert open_items.message.endswith('1 of 10.')
    assert json.loads(area.to_json())['information_sharing']['blueprint'][8]['item'] == 'reporting'
    assert result.tables['returns'].to_csv().splitlines()[1].endswith('0.9')
    assert result.tables['linkages'].to_csv().splitlines()[1].endswith('0.75')
    assert result.findings.lookup('record-not-used') is not None


def test_manual():
    """The scheme of the manual, as it stands there, with the data frame that it shows."""
    pytest.importorskip('pandas')
    page = PAGE.read_text(encoding='utf-8')
    document = json.loads('{' + re.search(r'^```json\n(.*?)^```$', page, re.M | re.S)[1] + '}') | {
        'code': 'x', 'name': 'X', 'settings': [{'code': 'oak', 'name': 'Oak School'}]}
    area = Balanced.Area.new_from_bytes(Bytes.new(json.dumps(document).encode()), 'x.json')
    names = {'Balanced': Balanced, 'area': area}
    exec(re.search(r'^```python\n(.*?)^```$', page, re.M | re.S)[1], names)
    findings = names['check'].run().findings
    assert findings.n_errors == 0 and findings.lookup('scheme-stalled') is not None
