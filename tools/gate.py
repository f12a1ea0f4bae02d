#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The libbalanced authors
# SPDX-License-Identifier: MIT
"""What every gate shares: the files of the source tree, and the report."""

import argparse
import os
import pathlib
import subprocess
import sys

# Made below the root, and not part of the sources.
MADE = ('.git', '.venv', '.cache', 'subprojects', 'review', 'out')


def arguments(description):
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument('--root', type=pathlib.Path, required=True, help='the source tree')
    return parser


def _walk(root):
    for folder, folders, names in os.walk(root):
        if 'meson-private' in folders:  # a build folder of any name
            folders.clear()
            continue
        folders[:] = [each for each in folders if each != '__pycache__']
        if folder == str(root):
            folders[:] = [each for each in folders
                          if each not in MADE and not each.startswith('build')]
        for name in names:
            yield pathlib.Path(folder, name).relative_to(root)


def files(root, *suffixes):
    """Files of the tree as paths relative to it, sorted; with git, those that it does not ignore."""
    if (root / '.git').exists():
        listing = subprocess.run(
            ['git', '-c', 'safe.directory=*', '-C', str(root), 'ls-files', '-z', '--cached',
             '--others', '--exclude-standard'],
            check=True, capture_output=True, text=True).stdout
        found = {pathlib.Path(each) for each in listing.split('\0') if each}
    else:
        found = set(_walk(root))
    return sorted(each for each in found
                  if (not suffixes or each.name.endswith(suffixes)) and (root / each).is_file())


def lines(root, path):
    return (root / path).read_text(encoding='utf-8').splitlines()


def report(gate, violations):
    """Print what was found, one a line, and end the program."""
    for each in violations:
        print(each)
    print(f'{gate}: {len(violations)} violations')
    sys.exit(1 if violations else 0)
