# SPDX-FileCopyrightText: 2026 The libbalanced authors
# SPDX-License-Identifier: MIT
"""What holds of any document of an area: it is written and read back equal, whoever made it, in one
file or in several; what is no document is refused, and says where."""

import json
import pathlib
import tempfile

import pytest
from gi.repository import Balanced

hypothesis = pytest.importorskip('hypothesis')
import area_documents  # noqa: E402

given, some = hypothesis.given, hypothesis.strategies
settings = hypothesis.settings(
    max_examples=60, deadline=None, derandomize=True,
    suppress_health_check=[hypothesis.HealthCheck.too_slow, hypothesis.HealthCheck.data_too_large,
                           hypothesis.HealthCheck.filter_too_much])

# One of each kind of value, to stand where it is wrong.
ONE_OF_EACH = (True, 7, 1.5, 'text', [1], {'x': [1]})


def assert_kept(area):
    """Written and read back equal; the second writing is the first, to the byte."""
    text = area.to_json()
    again = Balanced.Area.new_from_bytes(text.encode(), 'again.json')
    assert again == area
    assert again.to_json() == text


@settings
@given(area_documents.documents())
def test_documents_are_read_and_written(document):
    area = area_documents.read(document)
    assert_kept(area)
    assert json.loads(area.to_json()) == document


@settings
@given(area_documents.documents(unknown=False, labels=area_documents.TEXT))
def test_areas_are_made_by_hand(document):
    made = area_documents.make('Area', document)
    assert_kept(made)
    assert json.loads(made.to_json()) == area_documents.without_defaults('Area', document)
    assert made == Balanced.Area.new_from_bytes(made.to_json().encode(), 'made.json')


@settings
@given(some.data())
def test_parts_are_made_in_any_language(data):
    called = data.draw(some.sampled_from(sorted(
        area_documents.KINDS.keys() - area_documents.VOCABULARIES - {'Area', 'label', 'figure'})))
    members = data.draw(area_documents.items(called))
    part = getattr(Balanced, called).from_dict(members)
    assert type(part) is getattr(Balanced, called)
    assert json.loads(part.to_json()) == members
    assert getattr(Balanced, called).from_dict(members) == part


def test_only_items_are_made():
    for cls in (Balanced.Item, Balanced.Result):
        with pytest.raises(Balanced.Error, match='Making an item'):
            Balanced.Item.from_json(cls, '{}')
    with pytest.raises(Balanced.DocumentError, match='/name'):
        Balanced.Agency.from_dict({'code': 'x', 'name': 1})


@settings
@given(area_documents.documents(), some.integers(1, 20000))
def test_areas_are_checked(document, as_at):
    area = area_documents.read(document)
    result = Balanced.AreaCheck(area=area, as_at=as_at).run()
    for finding in result.findings:
        assert finding.message
        if not finding.subject.startswith('/framework/'):
            assert area.lookup_item(finding.subject) is not None


def lists_of(document):
    """Every list of a document or a section of it, as the object that holds it, and its name."""
    for name, kind in area_documents.KINDS['Area']['properties'].items():
        if area_documents.is_list_of_items(kind) and name in document:
            yield document, name
        elif '$ref' in kind and isinstance(document.get(name), dict) and area_documents.name_of(kind) != 'label':
            inner = area_documents.KINDS[area_documents.name_of(kind)]['properties']
            for other, its_kind in inner.items():
                if area_documents.is_list_of_items(its_kind) and other in document[name]:
                    yield document[name], other


def files_of(folder):
    return {path.name: path.read_bytes() for path in folder.iterdir()}


@settings
@given(area_documents.documents(), some.data())
def test_any_list_may_stand_in_a_file(document, data):
    whole = area_documents.read(document)
    with tempfile.TemporaryDirectory() as name:
        folder, other = pathlib.Path(name, 'a'), pathlib.Path(name, 'b')
        folder.mkdir()
        other.mkdir()
        for number, (holder, member) in enumerate(list(lists_of(document))):
            if data.draw(some.booleans()):
                (folder / f'part-{number}.json').write_bytes(area_documents.encode(holder[member]))
                holder[member] = {'file': f'part-{number}.json'}
        (folder / 'area.json').write_bytes(area_documents.encode(document))
        area = Balanced.Area.load(str(folder / 'area.json'))
        assert area == whole
        area.save(str(other / 'area.json'))
        assert Balanced.Area.load(str(other / 'area.json')) == whole
        assert files_of(other).keys() == files_of(folder).keys()
        first = files_of(other)
        Balanced.Area.load(str(other / 'area.json')).save(str(other / 'area.json'))
        assert files_of(other) == first


@settings
@given(area_documents.ANYTHING | some.binary(max_size=40))
def test_anything_is_read_or_refused(value):
    data = value if isinstance(value, bytes) else area_documents.encode(value)
    with pytest.raises(Balanced.DocumentError, match='^Reading “any.json”'):
        Balanced.Area.new_from_bytes(data, 'any.json')


def places(value, path=()):
    """Every place of a document, as the keys that lead to it."""
    yield path
    if isinstance(value, (dict, list)):
        for key, inner in value.items() if isinstance(value, dict) else enumerate(value):
            yield from places(inner, (*path, key))


@settings
@given(area_documents.documents(), area_documents.ANYTHING, some.data())
def test_anything_in_any_place_is_read_or_refused(document, value, data):
    *path, last = data.draw(some.sampled_from([each for each in places(document) if each]))
    holder = document
    for key in path:
        holder = holder[key]
    holder[last] = value
    try:
        area = area_documents.read(document)
    except Balanced.DocumentError as error:
        assert 'line ' in error.message
        return
    except Balanced.Error as error:
        assert error.matches(Balanced.error_quark(), Balanced.Error.NOT_SUPPORTED)
        return
    assert_kept(area)
    assert area.check().findings is not None


@settings
@given(area_documents.documents(), some.data())
def test_changed_bytes_are_read_or_refused(document, data):
    text = bytearray(area_documents.encode(document))
    for _ in range(data.draw(some.integers(1, 4))):
        place = data.draw(some.integers(0, len(text) - 1))
        text[place:place + data.draw(some.integers(0, 3))] = data.draw(some.binary(max_size=3))
    try:
        area = Balanced.Area.new_from_bytes(bytes(text), 'any.json')
    except (Balanced.DocumentError, Balanced.Error):
        return
    assert_kept(area)


MEMBERS = [(called, name) for called, kind in area_documents.KINDS.items() if called not in ('label', 'figure')
           for name in kind['properties']]


def smallest(called):
    """An item with nothing but what must be there."""
    kind = area_documents.KINDS[called]
    return {name: smallest_value(kind['properties'][name]) for name in kind.get('required', ())}


def smallest_value(kind):
    if '$ref' in kind:
        called = area_documents.name_of(kind)
        return {'label': 'x', 'figure': 1}[called] if called in ('label', 'figure') else smallest(called)
    if 'items' in kind:
        return [smallest_value(kind['items'])]
    if 'enum' in kind:
        return kind['enum'][0]
    if 'pattern' in kind:
        return '2021-02-28'
    return {'string': 'x', 'integer': 1, 'number': 1, 'boolean': True}[kind['type']]


def ways():
    """How each type is reached from the document: as functions that put an item there."""
    found, waiting = {'Area': lambda item: item}, ['Area']
    while waiting:
        called = waiting.pop(0)
        for name, kind in area_documents.KINDS[called]['properties'].items():
            inner = kind if '$ref' in kind else kind.get('items', {})
            target = area_documents.name_of(inner) if '$ref' in inner else None
            if target in (None, 'label', 'figure', *found):
                continue
            found[target] = lambda item, called=called, name=name, inner=inner, kind=kind: found[called](
                {**smallest(called), name: item if inner is kind else [item]})
            waiting.append(target)
    return found


def test_the_schema_and_the_reader_agree():
    """About every member of every type: the right kind is taken by both, and a wrong one by neither.
    A text that should be one of some words is read, and then is a finding."""
    jsonschema = pytest.importorskip('jsonschema', reason='jsonschema is not installed')
    validator = jsonschema.Draft202012Validator(json.loads(Balanced.Area.dup_schema()))
    reached = ways()
    n_refused = 0
    for called, name in MEMBERS:
        if name in area_documents.LEFT_OUT or called in area_documents.VOCABULARIES:
            continue
        right = smallest_value(area_documents.KINDS[called]['properties'][name])
        for value in (right, *ONE_OF_EACH):
            document = reached[called]({**smallest(called), name: value})
            valid = validator.is_valid(document)
            try:
                area = area_documents.read(document)
                assert valid or area.check().findings.lookup('vocabulary-unknown'), (called, name, value)
            except Balanced.DocumentError:
                assert not valid and value is not right, (called, name, value)
                n_refused += 1
    assert n_refused > 3 * len(MEMBERS)
