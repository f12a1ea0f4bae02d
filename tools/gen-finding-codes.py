#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The libbalanced authors
# SPDX-License-Identifier: MIT
"""The page of all codes of findings, from their words and examples."""

import pathlib
import sys

import gate

WORDS = pathlib.Path('libbalanced/resources/findings.ini')
EXAMPLES = pathlib.Path('libbalanced/resources/examples')
PAGE = pathlib.Path('docs/manual/finding-codes.md')
HEAD = """# The codes of findings

Made from `libbalanced/resources/findings.ini` by `meson compile -C build update-finding-codes`. `balanced check --explain CODE` says the
same on the terminal.

"""


def read_words(root):
    groups = {}
    current = {}
    for line in gate.lines(root, WORDS):
        if line.startswith('['):
            current = groups.setdefault(line.strip('[]'), {})
        elif '=' in line and not line.startswith('#'):
            key, _, text = line.partition('=')
            current[key.strip()] = text
    return groups


def describe(root, code, words):
    yield f'## {code}\n\n{words["Title"]} ({words["Severity"]}).\n'
    yield f'> {words["Message"]}\n'
    yield f'{words["Why"]}\n'
    yield f'Source: {words["Source"]}.'
    if 'Parameters' in words:
        yield f'Parameters: {words["Parameters"]}.'
    example = root / EXAMPLES / f'{code}.json'
    if example.exists():
        day = f' as at {words["AsAt"]}' if 'AsAt' in words else ''
        yield f'\nFound{day} in:\n\n```json\n{example.read_text(encoding="utf-8")}```'
    yield ''


def main():
    parser = gate.arguments(__doc__)
    parser.add_argument('--update', action='store_true', help='write the page')
    options = parser.parse_args()
    groups = read_words(options.root)
    page = HEAD + '\n'.join(line for code in sorted(groups)
                            for line in describe(options.root, code, groups[code]))
    if options.update:
        (options.root / PAGE).write_text(page, encoding='utf-8')
        return
    there = (options.root / PAGE).read_text(encoding='utf-8') if (options.root / PAGE).exists() else ''
    gate.report('gen-finding-codes', [] if there == page else [
        f'{PAGE}: is not what the words say: meson compile -C build update-finding-codes'])


if __name__ == '__main__':
    sys.exit(main())
