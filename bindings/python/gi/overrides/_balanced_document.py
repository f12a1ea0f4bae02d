# SPDX-FileCopyrightText: 2026 The libbalanced authors
# SPDX-License-Identifier: MIT
"""Items of documents and vocabularies, as Python has such things."""

import html
import json

from gi.repository import GObject

from ..module import get_introspection_module
from . import _balanced_convert as convert
from ._balanced_calls import extend
from ._balanced_core import html_table

Balanced = get_introspection_module('Balanced')

NUMBERS = (GObject.TYPE_INT, GObject.TYPE_INT64, GObject.TYPE_DOUBLE)


def number_of(name, get):
    """A number that the document does not state is None."""
    return property(lambda self: get(self) if self.has_member(name) else None, doc=get.__doc__)


def subclasses(cls):
    for name in dir(Balanced):
        each = getattr(Balanced, name)
        if isinstance(each, type) and issubclass(each, cls):
            yield each


for _cls in subclasses(Balanced.Item):
    for _spec in _cls.list_properties():
        _name = _spec.name.replace('-', '_')
        _own = vars(_cls).get(_name)
        if isinstance(_own, property) and _spec.value_type in NUMBERS:
            setattr(_cls, _name, number_of(_name, _own.fget))


@extend(Balanced)
class Item:
    def __eq__(self, other):
        return self.equal(other) if isinstance(other, Balanced.Item) else NotImplemented

    def __hash__(self):
        return hash(self.to_json())

    @classmethod
    def from_dict(cls, members) -> 'Item':
        """An item from its members as a document states them, with texts in several languages:
        Balanced.Agency.from_dict({'code': 'lea', 'name': {'en': 'Council', 'cy': 'Cyngor'}})."""
        return Balanced.Item.from_json(cls.__gtype__, json.dumps(members))

    def text(self, member, language=None):
        """The text of a member in a language, such as item.text('label', 'cy')."""
        return self.lookup_text(member, language)

    def __repr__(self):
        code = getattr(self, 'code', None) or self.get_id() or self.get_pointer()
        return f'<Balanced.{type(self).__name__} {code}>'


@extend(Balanced)
class Scheme:
    def __getitem__(self, key):
        if isinstance(key, str):
            term = self.lookup(key)
            if term is None:
                raise convert.missing_key(key, self.keys())
            return term
        return convert.Items(self)[key]

    def __contains__(self, key):
        if isinstance(key, str):
            return self.lookup(key) is not None
        return any(key == each for each in self)

    def __len__(self):
        return self.get_n_items()

    def __iter__(self):
        return (self.get_item(each) for each in range(len(self)))

    def get(self, code, default=None):
        """The term of a code or an alias, or the default."""
        term = self.lookup(code)
        return default if term is None else term

    def keys(self):
        """The codes of the terms."""
        return [each.get_code() for each in self]

    def __repr__(self):
        return f'<Balanced.Scheme {", ".join(str(each) for each in self.keys()[:12])}>'

    def _repr_html_(self):
        return html_table(('code', 'label', 'aliases'), (
            (f'<code>{html.escape(each.get_code() or "")}</code>',
             html.escape(each.get_label() or ''), html.escape(', '.join(each.get_aliases())))
            for each in self))


@extend(Balanced)
class Framework:
    def __getitem__(self, name):
        scheme = self.lookup_scheme(name)
        if scheme is None:
            raise KeyError(name)
        return scheme

    def __repr__(self):
        return f'<Balanced.Framework {self.get_code()} {self.get_version()}>'


@extend(Balanced)
class Area:
    def __repr__(self):
        return f'<Balanced.Area {self.get_property("name") or self.get_property("code")}>'

    def _repr_html_(self):
        """How much the document says about each part."""
        parts = [(each.name.replace('-', ' '), self.get_property(each.name))
                 for each in self.list_properties() if each.value_type.name == 'GListModel']
        return html_table((self.get_property('name') or 'area', 'items'), (
            (part, items.get_n_items()) for part, items in parts if items is not None))

    def responsible(self, as_at=None, **facts):
        """Which rules say who answers for a child, from facts such as age_months=80,
        conditions=['ehc-plan'], residence='sutton'; without facts, who answers for whom over all
        facts that the rules ask for."""
        if not facts:
            return self.map_responsibility(as_at)
        return self.find_responsible(Balanced.ChildFacts(**facts), as_at)

    def permit(self, as_at, presume_tier_2=True, **facts):
        """Whether the sharing agreements permit a flow of data on a day, from facts such as
        giver='trust', receiver='council', purpose='dashboard', fields=['agency', 'weeks']; what is
        not stated is not permitted."""
        return self.find_permit(Balanced.DataFlow(**facts), as_at, presume_tier_2)


@extend(Balanced)
class Permit:
    @property
    def findings(self):
        """Why the data may not flow, in words."""
        return self.get_findings()

    def __bool__(self):
        return self.get_allowed()

    def __repr__(self):
        answer = 'allowed' if self else f'refused: {", ".join(self.get_reasons())}'
        return f'<Balanced.Permit {answer}>'


@extend(Balanced)
class Crosswalk:
    def __getitem__(self, code):
        entry = self.lookup(code)
        if entry is None:
            raise KeyError(code)
        return entry
