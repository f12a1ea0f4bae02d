#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The libbalanced authors
# SPDX-License-Identifier: MIT
"""The words of findings: each code that is raised has them, each place in them is filled, each
code is raised, and each that is about documents has examples."""

import pathlib
import re

import gate

WORDS = pathlib.Path('libbalanced/resources/findings.ini')
NEEDED = ('Severity', 'Title', 'Message', 'Why', 'Source')
EXAMPLES = pathlib.Path('libbalanced/resources/examples')
QUOTED = re.compile(r'"([a-z0-9]+(?:-[a-z0-9]+)+)"')
RAISED = re.compile(r'\bbal_findings_builder_add(?:_row)? \(\s*[^,;]+,\s*"([^"]+)"')
PLACE = re.compile(r'(?<!\{)\{([^{}|]+)(?:\|\w+)?\}')
ALWAYS = {'code', 'count', 'subject', 'column', 'source'}


def read_words(root):
    """The line of each group, and its keys; what is wrong with groups alone."""
    groups, wrong = {}, []
    current = None
    for number, line in enumerate(gate.lines(root, WORDS), 1):
        if line.startswith('['):
            code = line.strip('[]')
            if code in groups:
                wrong.append(f'{WORDS}:{number}: [{code}] stands twice, and GLib would join the two')
            current = groups.setdefault(code, (number, {}))[1]
        elif current is not None and '=' in line and not line.startswith('#'):
            key, _, text = line.partition('=')
            current[key.strip()] = text
    return groups, wrong


def check_groups(groups):
    for code, (number, words) in groups.items():
        for key in NEEDED:
            if key not in words:
                yield f'{WORDS}:{number}: [{code}] has no {key}'
        places = set(PLACE.findall(words.get('Message', '')))
        for key in words:
            if key.startswith('Message[') and set(PLACE.findall(words[key])) != places:
                yield f'{WORDS}:{number}: [{code}] {key} has other places than Message'


def check_sources(root, groups):
    for path in gate.files(root, '.c'):
        if path.parts[0] != 'libbalanced':
            continue
        text = (root / path).read_text(encoding='utf-8')
        for match in RAISED.finditer(text):
            place = f'{path}:{text.count(chr(10), 0, match.start()) + 1}'
            if match[1] not in groups:
                yield f'{place}: {match[1]} has no words in {WORDS}'
                continue
            message = groups[match[1]][1].get('Message', '')
            for name in sorted(set(PLACE.findall(message)) - ALWAYS):
                if f'"{name}"' not in text:
                    yield f'{place}: {match[1]} tells {{{name}}}, which no figure here is called'


def check_raised(root, groups):
    """The plan of the review only ranks codes, and raises none."""
    sources = [(root / path).read_text(encoding='utf-8') for path in gate.files(root, '.c')
               if path.parts[0] == 'libbalanced' and path.name != 'bal-review-plan.c']
    for code, (number, _) in groups.items():
        if not any(f'"{code}"' in text for text in sources):
            yield f'{WORDS}:{number}: nothing raises [{code}]'


def check_examples(root, groups):
    """A code about documents has one in which it is found, and the nearest in which it is not."""
    about = set()
    for path in gate.files(root, '.c'):
        if path.parts[:2] == ('libbalanced', 'area'):
            about |= set(QUOTED.findall((root / path).read_text(encoding='utf-8'))) & set(groups)
    there = {path.name for path in (root / EXAMPLES).glob('*.json')}
    needed = {f'{code}{ending}' for code in about for ending in ('.json', '.quiet.json')}
    for name in sorted(needed - there):
        yield f'{EXAMPLES}/{name}: is missing'
    for name in sorted(there - needed):
        yield f'{EXAMPLES}/{name}: nothing in area/ raises that code'


def main():
    root = gate.arguments(__doc__).parse_args().root
    violations = []
    if (root / WORDS).exists():
        groups, violations = read_words(root)
        violations += check_groups(groups)
        violations += check_sources(root, groups)
        violations += check_raised(root, groups)
        violations += check_examples(root, groups)
    gate.report('check-findings', violations)


if __name__ == '__main__':
    main()
