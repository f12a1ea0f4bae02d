#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The libbalanced authors
# SPDX-License-Identifier: MIT
"""The page of what the library does, row by row, from the doc comments and the words of findings.

A doc comment names the rows that it serves in the last paragraph of its description, before
`Returns:` and `Since:`, as in `Features: C7, C9.`; the words of a finding have the key
`Features=C7;C9`."""

import configparser
import pathlib
import re
import sys

import gate

ROWS = pathlib.Path('tools/features.ini')
WORDS = pathlib.Path('libbalanced/resources/findings.ini')
PAGE = pathlib.Path('docs/manual/features.md')

# What may not be empty: whole groups, and single rows.
NEEDED = re.compile(r'[ABCILMN]\d+|D[34]|E[1-4]|F8|H11|J[56]|K[12789]')

HEAD = """# What the library does

Made by `meson compile -C build update-features` from the doc comments of types, functions and properties, and from the words
of findings: each names the rows that it serves. Codes of findings lead to what they mean.

"""

COMMENT = re.compile(r'/\*\*\n(.*?)\*/', re.S)
# What stands beside a row, in columns: types, functions and properties, codes of findings.
TYPES, FUNCTIONS, CODES = range(3)


def read_rows(root):
    """The title of each group and row: ({'A': title}, {'A1': title})."""
    data = configparser.ConfigParser(interpolation=None, delimiters='=')
    data.optionxform = str
    data.read(root / ROWS, encoding='utf-8')
    groups = dict(section.split(': ', 1) for section in data.sections())
    return groups, {row: title for section in data.sections() for row, title in data[section].items()}


def comments(root):
    """Every doc comment of the library, as (place, lines)."""
    for path in gate.files(root, '.c', '.h'):
        if path.parts[0] != 'libbalanced':
            continue
        text = (root / path).read_text(encoding='utf-8')
        for match in COMMENT.finditer(text):
            lines = [re.sub(r'^\s*\* ?', '', line).rstrip() for line in match[1].splitlines()]
            yield f'{path}:{text.count(chr(10), 0, match.start()) + 2}', lines


def features_of(lines):
    """The rows that a doc comment names, and whether it does so where it should."""
    paragraphs = '\n'.join(lines).strip().split('\n\n')
    for number, paragraph in enumerate(paragraphs, 1):
        if paragraph.startswith('Features:'):
            words = ' '.join(paragraph.split())
            good = words.endswith('.') and all(each.startswith(('Returns:', 'Since:'))
                                               for each in paragraphs[number:])
            return [row.strip() for row in words[len('Features:'):].rstrip('.').split(',')], good
    return [], not any('Features:' in line for line in lines)


def collect_comments(root, served, wrong):
    for place, lines in comments(root):
        rows, good = features_of(lines)
        name = re.match(r'[\w:-]+', lines[0])[0].rstrip(':')
        column = TYPES if re.fullmatch(r'Bal\w+', name) else FUNCTIONS
        if not good:
            wrong.append(f'{place}: "Features: A1, B2." is the last paragraph before Returns and Since')
        for row in rows:
            if row in served:
                served[row][column].add(f'`{name}`' if column == TYPES or ':' in name else f'`{name}()`')
            else:
                wrong.append(f'{place}: {row} is no row of {ROWS}')


def collect_codes(root, served, wrong):
    code = None
    for number, line in enumerate(gate.lines(root, WORDS), 1):
        if line.startswith('['):
            code = line.strip('[]')
        elif line.startswith('Features='):
            for row in line.partition('=')[2].split(';'):
                if row in served:
                    served[row][CODES].add(f'[{code}](finding-codes.md#{code})')
                else:
                    wrong.append(f'{WORDS}:{number}: {row} is no row of {ROWS}')


def check_needed(served):
    for row, columns in served.items():
        if not any(columns) and NEEDED.fullmatch(row):
            yield f'{row}: no doc comment and no finding says that it serves it'


def by_name(text):
    return text.strip('`[]()')


def make_page(groups, titles, served):
    page = HEAD
    for letter, group in groups.items():
        rows = [row for row in titles if row[0] == letter and any(served[row])]
        if rows:
            page += f'## {letter}. {group}\n\n| row | what | types | functions and properties | findings |\n|---|---|---|---|---|\n'
            page += ''.join(
                f'| {row} | {titles[row]} | {" | ".join(" ".join(sorted(each, key=by_name)) for each in served[row])} |\n'
                for row in rows) + '\n'
    return page.rstrip('\n') + '\n'


def main():
    parser = gate.arguments(__doc__)
    parser.add_argument('--update', action='store_true', help='write the page')
    options = parser.parse_args()
    groups, titles = read_rows(options.root)
    served = {row: (set(), set(), set()) for row in titles}
    wrong = []
    collect_comments(options.root, served, wrong)
    collect_codes(options.root, served, wrong)
    wrong += check_needed(served)
    page = make_page(groups, titles, served)
    path = options.root / PAGE
    if options.update:
        path.write_text(page, encoding='utf-8')
    elif not path.exists() or path.read_text(encoding='utf-8') != page:
        wrong.append(f'{PAGE}: is not what the sources say: meson compile -C build update-features')
    gate.report('gen-features', wrong)


if __name__ == '__main__':
    sys.exit(main())
