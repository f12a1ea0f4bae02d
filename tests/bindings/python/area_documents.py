# SPDX-FileCopyrightText: 2026 The libbalanced authors
# SPDX-License-Identifier: MIT
"""Documents of areas that hypothesis makes from the published schema: every type and member that
there is, or will be, without a word here."""

import datetime
import json

from gi.repository import Balanced
from hypothesis import strategies as some

KINDS = json.loads(Balanced.Area.dup_schema())['$defs']
ROOT = 'Area'
# The format and the framework are more than a text, and the codes of one vocabulary have rules between
# them: they have tests of their own.
LEFT_OUT = {'format', 'framework_file', 'preset', 'schemes', 'crosswalks'}
VOCABULARIES = {'Scheme', 'Term', 'Crosswalk', 'CrosswalkEntry'}
LONGEST = 2  # lists
MEMBERS = 5  # that may be left out, of one item

TEXT = some.text(some.characters(blacklist_categories=['Cs'], blacklist_characters='\0'), max_size=6)
DAYS = some.dates(datetime.date(1900, 1, 1), datetime.date(2100, 12, 31)).map(str)
INTEGERS = some.integers(-10**9, 10**9)
NUMBERS = some.one_of(INTEGERS, some.floats(-1e9, 1e9, allow_nan=False))
ANYTHING = some.recursive(
    some.one_of(some.none(), some.booleans(), INTEGERS, NUMBERS, TEXT),
    lambda inner: some.lists(inner, max_size=3) | some.dictionaries(TEXT, inner, max_size=3), max_leaves=6)
# Members that nobody knows: they are kept as they stand.
UNKNOWN = some.dictionaries(TEXT.map(lambda name: f'x-{name}'), ANYTHING, max_size=2)
LABELS = some.one_of(TEXT, some.dictionaries(some.sampled_from(['en', 'cy', 'en-GB', 'fr']), TEXT, min_size=1))
ORIGINS = some.sampled_from([{}, {'origin': 'computed'}, {'origin': 'synthetic'}])


@some.composite
def figures(draw, unknown=True):
    form = draw(some.integers(0, 4))
    if form == 0:
        return draw(NUMBERS)
    low, high = sorted([draw(NUMBERS), draw(NUMBERS)])
    figure = [{'value': low, 'qualifier': draw(some.sampled_from(['estimate', 'at_least', 'at_most', 'approximately']))},
              {'low': low, 'high': high},
              {'word': draw(TEXT.filter(bool))},
              {'state': draw(some.sampled_from(['missing', 'not_available', 'suppressed', 'not_due']))}][form - 1]
    return {**figure, **draw(ORIGINS), **(draw(UNKNOWN) if unknown else {})}


def is_list_of_items(kind):
    return '$ref' in kind.get('items', {})


def name_of(kind):
    return kind['$ref'].rpartition('/')[2]


def values(kind, unknown=True, labels=LABELS):
    """What may stand for a member of that kind."""
    if '$ref' in kind:
        called = name_of(kind)
        if called in ('label', 'figure'):
            return labels if called == 'label' else figures(unknown)
        return items(called, unknown, labels)
    if 'items' in kind:
        return some.lists(values(kind['items'], unknown, labels), min_size=1, max_size=LONGEST)
    if 'enum' in kind:
        return some.sampled_from(kind['enum'])
    if 'pattern' in kind:
        return DAYS if '(' not in kind['pattern'] else some.one_of(
            DAYS, DAYS.map(lambda day: day[:7]), DAYS.map(lambda day: day[:4]))
    return {'string': TEXT, 'integer': INTEGERS, 'number': NUMBERS, 'boolean': some.booleans()}[kind['type']]


@some.composite
def items(draw, called, unknown=True, labels=LABELS):
    """An item with what must be there, and some of what may be, in any order."""
    kind = KINDS[called]
    names = [name for name in kind['properties'] if name not in LEFT_OUT]
    needed = [name for name in names if name in kind.get('required', ())]
    chosen = draw(some.permutations(needed + draw(some.lists(some.sampled_from(names), max_size=MEMBERS, unique=True))))
    item = {name: draw(values(kind['properties'][name], unknown, labels)) for name in dict.fromkeys(chosen)}
    return {**item, **(draw(UNKNOWN) if unknown else {})}


def documents(**options):
    return items(ROOT, **options)


def encode(document):
    return json.dumps(document, ensure_ascii=False).encode()


def read(document, name='any.json'):
    return Balanced.Area.new_from_bytes(encode(document), name)


def make_figure(value):
    if not isinstance(value, dict):
        value = {'value': value}
    origin = getattr(Balanced.Origin, value.get('origin', 'published').upper())
    if 'word' in value:
        return Balanced.Figure.new_word(value['word'], origin)
    if 'low' in value:
        return Balanced.Figure.new_range(value['low'], value['high'], origin)
    state = getattr(Balanced.ValueState, value.get('state', 'value').upper())
    qualifier = getattr(Balanced.Qualifier, value.get('qualifier', 'exact').upper())
    return Balanced.Figure.new(value.get('value', 0), state, qualifier, origin)


def make_value(kind, value):
    if '$ref' in kind:
        called = name_of(kind)
        if called == 'label':
            return value
        return make_figure(value) if called == 'figure' else make(called, value)
    if is_list_of_items(kind):
        return [make(name_of(kind['items']), each) for each in value]
    return value


def make(called, document):
    """The same by hand: one constructor for each item."""
    kinds = KINDS[called]['properties']
    return getattr(Balanced, called)(**{name: make_value(kinds[name], value) for name, value in document.items()})


def without_defaults(called, document):
    """What is left of a document that is made by hand: false, and the first word of an enumeration,
    are as good as nothing where nothing is needed."""
    kind = KINDS[called]
    return {name: each for name, each in (
        (name, inner_without_defaults(kind['properties'][name], value)) for name, value in document.items())
        if name in kind.get('required', ()) or not is_default(kind['properties'][name], each)}


def inner_without_defaults(kind, value):
    if '$ref' in kind and name_of(kind) not in ('label', 'figure'):
        return without_defaults(name_of(kind), value)
    if is_list_of_items(kind):
        return [without_defaults(name_of(kind['items']), each) for each in value]
    return value


def is_default(kind, value):
    if kind.get('type') == 'boolean':
        return value is False
    return 'enum' in kind and 'type' not in kind and value == kind['enum'][0]
