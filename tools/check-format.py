#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The libbalanced authors
# SPDX-License-Identifier: MIT
"""All C is formatted by clang-format 14 with the configuration at the root."""

import re
import subprocess

import gate


def main():
    parser = gate.arguments(__doc__)
    parser.add_argument('--clang-format', required=True)
    options = parser.parse_args()

    version = subprocess.run([options.clang_format, '--version'], check=True,
                             capture_output=True, text=True).stdout
    if not re.search(r'version 14\.', version):
        print(f'check-format: needs clang-format 14, this is {version.strip()}')
        raise SystemExit(77)

    paths = [str(each) for each in gate.files(options.root, '.c', '.h')]
    run = subprocess.run(
        [options.clang_format, '--dry-run', '-Werror', '--style=file', *paths],
        cwd=options.root, capture_output=True, text=True)
    found = sorted({each for each in run.stderr.splitlines() if 'clang-format-violations' in each})
    if run.returncode != 0 and not found:
        found = [run.stderr.strip()]
    gate.report('check-format', found)


if __name__ == '__main__':
    main()
