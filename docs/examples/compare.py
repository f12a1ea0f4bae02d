#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The libbalanced authors
# SPDX-License-Identifier: MIT
"""Runs one example in every language, and compares what they write byte for byte.

compare.py AREA OUTPUT -- LANGUAGE COMMAND... -- LANGUAGE COMMAND...
"""

import itertools
import pathlib
import shutil
import subprocess
import sys


def read(folder):
    return {path.relative_to(folder).as_posix(): path.read_bytes()
            for path in sorted(folder.rglob('*')) if path.is_file()}


def split(arguments):
    groups = itertools.groupby(arguments, lambda each: each == '--')
    return [list(group) for separator, group in groups if not separator]


def main():
    (area, output), *runs = split(sys.argv[1:])

    written = {}
    for language, *command in runs:
        folder = pathlib.Path(output, language)
        shutil.rmtree(folder, ignore_errors=True)
        folder.parent.mkdir(parents=True, exist_ok=True)
        subprocess.run([*command, area, folder], check=True)
        written[language] = read(folder)

    first, *others = written
    wrong = [f'{first}: wrote nothing'] if not written[first] else []
    for other in others:
        for name in sorted(written[first].keys() | written[other].keys()):
            if written[first].get(name) != written[other].get(name):
                wrong.append(f'{name}: {first} and {other} differ')
    print('\n'.join(wrong) or f'{len(written[first])} files, the same from {", ".join(written)}')
    sys.exit(1 if wrong else 0)


if __name__ == '__main__':
    main()
