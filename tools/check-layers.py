#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The libbalanced authors
# SPDX-License-Identifier: MIT
"""Who may include whom: a folder sees itself and the folders below it."""

import re

import gate

RANKS = {
    'base': 0,
    'statistics': 1,
    'core': 2,
    'document': 3,
    'framework': 4,
    'area': 5, 'caseload': 5,
    'journey': 6, 'measure': 6, 'need': 6, 'governance': 6,
    'exchange': 7, 'chart': 7,
    'review': 8,
    'command': 9,
}
WITHOUT_TYPES = ('base', 'statistics')
UMBRELLA = 'libbalanced/balanced.h'
GENERATED_PUBLIC = ('libbalanced/core/bal-version.h', 'libbalanced/core/bal-visibility.h')
RESOURCES = 'libbalanced/bal-resources.h'
RESOURCES_READER = 'libbalanced/core/bal-resources.c'
GUARD = 'BALANCED_INSIDE'

INCLUDE = re.compile(r'\s*#\s*include\s*([<"])([^>"]+)[>"]')


def is_public(path):
    return path.endswith('.h') and not path.endswith('-private.h')


def check_own(path, layer, target):
    """Why the file may not include the other file of the library, or None."""
    if target == UMBRELLA:
        return None if layer == 'command' else 'only users of the library include balanced.h'
    if target == RESOURCES:
        return None if path == RESOURCES_READER else f'only {RESOURCES_READER} reads the resources'
    parts = target.split('/')
    if len(parts) != 3 or parts[0] != 'libbalanced' or parts[1] not in RANKS:
        return f'“{target}” is not a full path from the root'
    other = parts[1]
    if other != layer and RANKS[other] >= RANKS[layer]:
        return f'{layer}/ may not see {other}/'
    if is_public(path) and target.endswith('-private.h'):
        return f'a public header may not include {target}'
    return None


def check_foreign(layer, target):
    """Why the layer may not include the header of another library, or None."""
    if target.startswith('json-glib/') and layer != 'document':
        return 'only document/ may include json-glib'
    if layer in WITHOUT_TYPES and (target == 'glib-object.h' or target.startswith('gio/')):
        return f'{layer}/ knows no GObject'
    return None


def check_file(root, path):
    layer = path.parts[1]
    name = path.as_posix()
    text = gate.lines(root, path)
    if layer not in RANKS:
        yield f'{name}:1: {layer}/ is not a layer'
        return
    for number, line in enumerate(text, 1):
        match = INCLUDE.match(line)
        if not match:
            continue
        quote, target = match.groups()
        own = quote == '"' or target.startswith('libbalanced/')
        wrong = check_own(name, layer, target) if own else check_foreign(layer, target)
        if wrong:
            yield f'{name}:{number}: {wrong}'
    if is_public(name) and layer in WITHOUT_TYPES:
        yield f'{name}:1: headers of {layer}/ are private: name it -private.h'
    elif is_public(name) and GUARD not in '\n'.join(text):
        yield f'{name}:1: a public header refuses direct inclusion ({GUARD})'


def check_umbrella(root, public):
    listed = [match.group(2) for match in map(INCLUDE.match, gate.lines(root, UMBRELLA)) if match]
    if listed != sorted(listed):
        yield f'{UMBRELLA}:1: not sorted'
    for each in sorted(set(public) - set(listed)):
        yield f'{UMBRELLA}:1: {each} is missing'
    for each in sorted(set(listed) - set(public)):
        yield f'{UMBRELLA}:1: {each} is not a public header'


def main():
    root = gate.arguments(__doc__).parse_args().root
    paths = [each for each in gate.files(root, '.c', '.h')
             if each.parts[0] == 'libbalanced' and each.as_posix() != UMBRELLA]
    violations = [wrong for each in paths for wrong in check_file(root, each)]
    public = [each.as_posix() for each in paths
              if is_public(each.as_posix()) and each.parts[1] != 'command']
    violations += check_umbrella(root, [*public, *GENERATED_PUBLIC])
    gate.report('check-layers', violations)


if __name__ == '__main__':
    main()
