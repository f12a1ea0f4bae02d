# SPDX-FileCopyrightText: 2026 The libbalanced authors
# SPDX-License-Identifier: MIT
"""The published schema of an area's document."""

import copy
import json
import pathlib

import pytest

from gi.repository import Balanced

ROOT = pathlib.Path(__file__).resolve().parents[3]
SCHEMA = ROOT / 'docs' / 'schema' / 'area.schema.json'
DOCUMENTS = sorted([*ROOT.glob('docs/examples/*/area.json'),
                    *ROOT.glob('libbalanced/resources/examples/*.json')])


@pytest.fixture(scope='module')
def validator():
    jsonschema = pytest.importorskip('jsonschema', reason='jsonschema is not installed')
    schema = json.loads(SCHEMA.read_text(encoding='utf-8'))
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(schema)


def test_current():
    assert SCHEMA.read_text(encoding='utf-8') == Balanced.Area.dup_schema()


def test_every_example_follows(validator):
    assert len(DOCUMENTS) > 50
    for path in DOCUMENTS:
        validator.validate(json.loads(path.read_text(encoding='utf-8')))


def test_wrong_documents_are_refused_by_both(validator):
    """The schema and the reader agree about the form of each member."""
    good = {'code': 'a', 'name': 'A', 'review_start': '2020',
            'offers': [{'code': 'o', 'agency': 'n', 'level': 'targeted', 'definition': 'defined'}],
            'figures': [{'code': 'f', 'label': {'en': 'F'}, 'value': {'low': 1, 'high': 2, 'qualifier': 'range'}}]}
    validator.validate({**good, 'offers': {'file': 'offers.json'}})
    changes = ({'code': 1}, {'name': {}}, {'review_start': 'May'}, {'offers': {}},
               {'offers': [dict(good['offers'][0], definition='perhaps')]},
               {'offers': [{'code': 'o'}]},
               {'figures': [dict(good['figures'][0], value='many')]},
               {'figures': [dict(good['figures'][0], value={'value': 1, 'qualifier': 'sure'})]})
    validator.validate(good)
    Balanced.Area.new_from_bytes(json.dumps(good).encode(), 'good.json')
    for change in changes:
        wrong = copy.deepcopy({**good, **change})
        assert not validator.is_valid(wrong), change
        with pytest.raises(Balanced.DocumentError):
            Balanced.Area.new_from_bytes(json.dumps(wrong).encode(), 'wrong.json')
