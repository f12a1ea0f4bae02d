#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The libbalanced authors
# SPDX-License-Identifier: MIT
"""What may not stand in the sources, and what must."""

import re

import gate

# Written in pieces, or this file would be its own first finding.
UNFINISHED = re.compile(r'\b(TO' r'DO|FIX' r'ME|XX' r'X)\b')

FORBIDDEN = (
    (re.compile(r'\bg_task_run_in_thread'), 'GLib\'s pools hang in a forked child'),
    (re.compile(r'\bg_thread_pool'), 'GLib\'s pools hang in a forked child'),
    (re.compile(r'\bg_resources_'), 'resources are read by core/bal-resources.c only'),
    (re.compile(r'^\s*goto\b'), 'no goto'),
    (re.compile(r'\bG_DEFINE_QUARK\b(?!\.)'), 'clang-format splits its name: write the function'),
)
HOLDER = 'SPDX-FileCopyrightText: 2026 The libbalanced authors'
LICENCE = 'SPDX-License-Identifier: MIT'
MARKED = ('.c', '.h', '.h.in', '.py', '.js', '.sh', '.vala', '.toml', '.toml.in', 'meson.build',
          'meson_options.txt', 'requirements.txt')
SCRIPTS = ('run', '.ci/run')
TEXT = MARKED + ('.md', '.json', '.xml', '.pyi')
COMMENT = re.compile(r'/\*.*?\*/|//.*$|"(?:[^"\\]|\\.)*"')

# Their files are data, or packages of another language with a layout of their own.
WITHOUT_README = re.compile(
    r'^(bindings/\w+/.+|docs/examples/.+|subprojects(/.*)?|\..*|tests/(\w+/)?(corpus|data|golden|vectors)/.+'
    r'|tests/fuzz/corpus(/.*)?)$')


def check_forbidden(path, text):
    for number, line in enumerate(text, 1):
        code = COMMENT.sub('', line)
        if code.lstrip().startswith('* '):
            continue
        for pattern, reason in FORBIDDEN:
            if pattern.search(code):
                yield f'{path}:{number}: {pattern.search(code).group(0).strip()}: {reason}'


def check_licence(path, text):
    first = text[1:3] if text and text[0].startswith('#!') else text[:2]
    if len(first) < 2 or HOLDER not in first[0] or LICENCE not in first[1]:
        yield f'{path}:1: does not begin with the two SPDX lines'


def check_unfinished(path, text):
    for number, line in enumerate(text, 1):
        if UNFINISHED.search(line):
            yield f'{path}:{number}: unfinished: open an issue instead'


def check_folders(root, paths):
    folders = {parent for each in paths for parent in each.parents if parent.name}
    for folder in sorted(folders):
        name = folder.as_posix()
        if not WITHOUT_README.match(name) and not (root / folder / 'README.md').exists():
            yield f'{name}/: has no README.md'


def check_file(root, path):
    name = path.as_posix()
    if not name.endswith(TEXT) and name not in SCRIPTS:
        return
    text = gate.lines(root, path)
    if name.endswith(('.c', '.h')) and path.parts[0] == 'libbalanced':
        yield from check_forbidden(path, text)
    if name.endswith(MARKED) or name in SCRIPTS:
        yield from check_licence(path, text)
    yield from check_unfinished(path, text)


def main():
    root = gate.arguments(__doc__).parse_args().root
    paths = gate.files(root)
    violations = [wrong for each in paths for wrong in check_file(root, each)]
    violations += check_folders(root, paths)
    gate.report('check-source', violations)


if __name__ == '__main__':
    main()
