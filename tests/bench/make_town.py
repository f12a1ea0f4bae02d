# SPDX-FileCopyrightText: 2026 The libbalanced authors
# SPDX-License-Identifier: MIT
"""Makes the document of a town that does not exist: make_town.py SCHEMA FRAMEWORK SIZE FILE.

SIZE 1 is a town of 500 settings, 5,000 units of provision, of which 2,000 require one another, and
2,000 actions. Every list that the schema knows is filled, so that a new one is measured without
work here. The same size gives the same bytes.
"""

import json
import random
import sys

# How long lists are in a town of size 1; other lists at the top hold OTHER, those within items a few.
LENGTHS = {
    'agencies': 60, 'settings': 500, 'provisions': 5000, 'figures': 400, 'relations': 200,
    'focus_areas': 40, 'measures': 200, 'mapping': 3000, 'logic_edges': 800, 'maturity': 500,
}
OTHER = 40
# Within items: the actions of a focus area, the nodes of a logic model, the points of a series.
INNER = {'actions': 50, 'nodes': 12, 'points': 12}
REQUIRING = 2000
# What a child's facts are combined from grows with the kinds of rules, not with the town.
FIXED = {'responsibilities': 12, 'logic_models': 5, 'pathway_rules': 12}
# Codes are called after their list, where the list that they belong to has another name.
CALLED = {'nodes': 'logic_nodes', 'sub_actions': 'actions'}

WORDS = ('early language support for small groups and their families in school health visiting '
         'play listening attention nursery library speech sound parent coaching training').split()


class Town:
    """Fills the schema. Codes count up within each list, so that others can name them beforehand."""

    def __init__(self, schema, framework, size):
        self.kinds = schema['$defs']
        self.framework = framework
        self.size = size
        self.random = random.Random(2026)
        self.counts = {}

    def length(self, name):
        if name in FIXED:
            return FIXED[name]
        return max(1, round(LENGTHS.get(name, OTHER) * self.size))

    def label(self):
        words = ' '.join(self.random.choices(WORDS, k=self.random.randint(2, 8))).capitalize()
        return {'en': words, 'cy': f'Cymraeg: {words}'} if self.random.random() < 0.2 else words

    def figure(self):
        number = self.random.randint(0, 400)
        choice = self.random.random()
        if choice < 0.8:
            return number
        if choice < 0.9:
            return {'value': number, 'qualifier': 'approximately'}
        return {'low': number, 'high': number + 20} if choice < 0.95 else {'state': 'missing'}

    def reference(self, comment):
        """A code of a list, or of a vocabulary of the framework."""
        if comment.startswith('codes of /'):
            name = comment[len('codes of /'):]
            total = self.counts.get(name) or self.length(name)
            return f'{name}-{self.random.randrange(total)}'
        return self.random.choice(self.vocabulary(comment[len('of the framework’s '):]))

    def vocabulary(self, name):
        """The codes of a list or a scheme of the framework; one of ours where it has none."""
        held = self.framework.get(name) or next(
            (each for each in self.framework.get('schemes', []) if each['code'] == name), [])
        return [each['code'] for each in (held['terms'] if isinstance(held, dict) else held)] or [f'{name}-0']

    def text(self, name, kind):
        if 'enum' in kind:
            return self.random.choice(kind['enum'])
        if 'pattern' in kind:
            return (f'{self.random.randint(2017, 2021)}-{self.random.randint(1, 12):02}-'
                    f'{self.random.randint(1, 28):02}')
        if '$comment' in kind:
            return self.reference(kind['$comment'])
        return f'{name}-{self.random.randrange(8)}'

    def value(self, name, kind):
        if '$ref' in kind:
            called = kind['$ref'].rpartition('/')[2]
            return {'label': self.label, 'figure': self.figure}.get(
                called, lambda: self.item(called, name))()
        if kind.get('type') == 'array':
            few = INNER.get(name, self.random.randint(1, 3))
            items = {**{key: kind[key] for key in ('$comment',) if key in kind}, **kind['items']}
            values = [self.value(name, items) for _ in range(few)]
            return list(dict.fromkeys(values)) if isinstance(values[0], str) else values
        if kind.get('type') in ('integer', 'number'):
            return self.random.randint(1, 90)
        return self.random.random() < 0.2 if kind.get('type') == 'boolean' else self.text(name, kind)

    def item(self, called, name):
        kind = self.kinds[called]
        name = CALLED.get(name, name)
        made = ('actions',) if name == 'focus_areas' else ()
        item = {}
        for member, of in kind['properties'].items():
            if member == 'code' and not of.get('$comment'):
                number = self.counts.setdefault(f'made {name}', 0)
                self.counts[f'made {name}'] += 1
                item['code'] = f'{name}-{number}'
            elif member in ('id', 'sub_actions', *made):
                continue  # actions lie one level deep here
            elif member in kind.get('required', ()) or self.random.random() < 0.5:
                item[member] = self.value(member, of)
        if name == 'focus_areas':
            item['actions'] = [self.value('actions', kind['properties']['actions']['items'])
                               for _ in range(INNER['actions'])]
        if name == 'provisions':
            item['requires'] = self.requirements(number)
            item['start'], item['end'] = '2018', '2023'
        return {member: value for member, value in item.items() if value != []}

    def requirements(self, number):
        """Of the units before it, so that there is no circle, but long chains and wide fans."""
        if number == 0 or number >= REQUIRING * self.size:
            return []
        return sorted({f'provisions-{self.random.randrange(max(0, number - 200), number)}'
                       for _ in range(self.random.randint(1, 3))})

    def make(self):
        town = {'format': 'balanced-area-1', 'code': 'town', 'name': 'A town that does not exist'}
        lists = {name: kind['items']['$ref'].rpartition('/')[2]
                 for name, kind in self.kinds['Area']['properties'].items() if 'items' in kind}
        self.counts['logic_nodes'] = FIXED['logic_models'] * INNER['nodes']
        self.counts['actions'] = self.length('focus_areas') * INNER['actions']
        for name, called in lists.items():
            town[name] = [self.item(called, name) for _ in range(self.length(name))]
        for name, kind in self.kinds['Area']['properties'].items():
            if '$ref' in kind and kind['$ref'].rpartition('/')[2] not in ('label', 'figure'):
                town[name] = self.section(kind['$ref'].rpartition('/')[2])
        return town

    def section(self, called):
        """An item that stands once, and is there for its lists."""
        section = {}
        for name, kind in self.kinds[called]['properties'].items():
            # The codes of one vocabulary have rules between them.
            if '$ref' in kind.get('items', {}) and name not in ('schemes', 'crosswalks'):
                section[name] = [self.value(name, kind['items']) for _ in range(self.length(name))]
        return section


def main():
    schema, framework, size, path = sys.argv[1:]
    with open(schema, encoding='utf-8') as file:
        schema = json.load(file)
    with open(framework, encoding='utf-8') as file:
        framework = json.load(file)
    with open(path, 'w', encoding='utf-8') as file:
        json.dump(Town(schema, framework, float(size)).make(), file, ensure_ascii=False, indent=2)
    return 0


if __name__ == '__main__':
    sys.exit(main())
