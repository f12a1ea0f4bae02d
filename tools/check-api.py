#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The libbalanced authors
# SPDX-License-Identifier: MIT
"""The public API: as listed in docs/api, and without clashes that a binding would meet."""

import argparse
import difflib
import pathlib
import sys
import xml.etree.ElementTree as tree

CORE = '{http://www.gtk.org/introspection/core/1.0}'
C = '{http://www.gtk.org/introspection/c/1.0}'
GLIB = '{http://www.gtk.org/introspection/glib/1.0}'

CALLABLES = ('function', 'method', 'constructor', 'virtual-method', 'callback', 'function-macro')
TYPES = ('class', 'interface', 'record', 'union', 'enumeration', 'bitfield')


def tag(node):
    return node.tag.rsplit('}', 1)[-1]


def type_text(node):
    for kind in ('type', 'array', 'varargs'):
        found = node.find(CORE + kind)
        if found is None:
            continue
        if kind == 'varargs':
            return '...'
        inner = ', '.join(type_text_of(each) for each in found if tag(each) in ('type', 'array'))
        if kind == 'array':
            facts = [f'{key}={found.get(key)}' for key in ('length', 'fixed-size', 'zero-terminated')
                     if found.get(key) is not None]
            return f'{found.get("name") or "array"}<{inner}>[{" ".join(facts)}]'
        return found.get('name', '?') + (f'<{inner}>' if inner else '')
    return 'none'


def type_text_of(node):
    holder = tree.Element('holder')
    holder.append(node)
    return type_text(holder)


def facts_of(node, *extra):
    facts = []
    if node.get('transfer-ownership') not in (None, 'none'):
        facts.append(node.get('transfer-ownership'))
    for key in ('nullable', 'optional', 'allow-none', 'caller-allocates', *extra):
        if node.get(key) == '1' and not (key == 'allow-none' and node.get('nullable') == '1'):
            facts.append(key)
    for key in ('scope', 'closure', 'destroy'):
        if node.get(key) is not None:
            facts.append(f'{key}={node.get(key)}')
    return f' ({", ".join(facts)})' if facts else ''


def parameter_text(node):
    direction = node.get('direction', 'in')
    prefix = '' if direction == 'in' else direction + ' '
    return f'{prefix}{node.get("name")}: {type_text(node)}{facts_of(node)}'


def signature(node):
    holder = node.find(CORE + 'parameters')
    parameters = [parameter_text(each) for each in (holder if holder is not None else ())]
    result = node.find(CORE + 'return-value')
    end = '' if result is None else f' -> {type_text(result)}{facts_of(result)}'
    return f'({", ".join(parameters)}){end}{" throws" if node.get("throws") == "1" else ""}'


def property_text(node):
    flags = [key for key in ('writable', 'construct', 'construct-only') if node.get(key) == '1']
    if node.get('readable') == '0':
        flags.append('write-only')
    return f': {type_text(node)}{facts_of(node)} [{" ".join(flags) or "read-only"}]'


def owner_lines(node):
    name = node.get('name')
    parent = f' : {node.get("parent")}' if node.get('parent') else ''
    domain = node.get(GLIB + 'error-domain')
    yield f'{name} {tag(node)}{parent}{f" error-domain={domain}" if domain else ""}'
    for child in node:
        kind = tag(child)
        member = f'{name}.{child.get("name")}'
        if kind in CALLABLES:
            yield f'{member} {kind} {child.get(C + "identifier", "")} {signature(child)}'
        elif kind == 'property':
            yield f'{member} property{property_text(child)}'
        elif kind == 'signal':
            yield f'{member} signal {signature(child)}'
        elif kind == 'member':
            nick = child.get(GLIB + 'nick')
            yield f'{member} member {child.get("value")} {nick or ""}'.rstrip()
        elif kind == 'field' and child.get('private') != '1' and tag(node) != 'class':
            yield f'{member} field: {type_text(child)}'
        elif kind == 'implements':
            yield f'{name} implements {child.get("name")}'


def listing(namespace):
    for node in namespace:
        kind = tag(node)
        if kind in TYPES and node.get(GLIB + 'is-gtype-struct-for') is None:
            yield from owner_lines(node)
        elif kind in CALLABLES:
            yield f'{node.get("name")} {kind} {node.get(C + "identifier", "")} {signature(node)}'
        elif kind == 'constant' and 'VERSION' not in node.get('name'):
            yield f'{node.get("name")} constant: {type_text(node)} = {node.get("value")}'
        elif kind == 'alias':
            yield f'{node.get("name")} alias: {type_text(node)}'


def clashes(namespace):
    """Python and JavaScript see properties and methods in one place: one name, one meaning."""
    for node in namespace:
        if tag(node) not in TYPES:
            continue
        methods = {each.get('name') for each in node if tag(each) in ('method', 'function')}
        for each in node.findall(CORE + 'property'):
            if each.get('name').replace('-', '_') in methods:
                yield f'{node.get("name")}: a property and a method are both named {each.get("name")}'


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument('--gir', type=pathlib.Path, required=True)
    parser.add_argument('--listing', type=pathlib.Path, required=True)
    parser.add_argument('--update', action='store_true', help='write the listing anew')
    options = parser.parse_args()

    namespace = tree.parse(options.gir).getroot().find(CORE + 'namespace')
    found = list(clashes(namespace))
    now = sorted(set(listing(namespace)))
    if options.update:
        options.listing.write_text('\n'.join(now) + '\n', encoding='utf-8')
    else:
        stored = options.listing.read_text(encoding='utf-8').splitlines()
        changes = [each for each in difflib.unified_diff(stored, now, 'stored', 'now', lineterm='', n=0)]
        found += changes
        if changes:
            found.append('The API has changed: if that is meant, run “meson compile -C BUILD update-api”')
    for each in found:
        print(each)
    print(f'check-api: {len(now)} symbols, {"changed" if found else "as listed"}')
    sys.exit(1 if found else 0)


if __name__ == '__main__':
    main()
