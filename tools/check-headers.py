#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The libbalanced authors
# SPDX-License-Identifier: MIT
"""Each public header compiles as C++ on its own, and refuses to be included directly."""

import argparse
import concurrent.futures
import os
import pathlib
import subprocess
import sys

UMBRELLA = 'libbalanced/balanced.h'


def compiles(compiler, header, *arguments):
    run = subprocess.run(
        [*compiler, '-fsyntax-only', '-std=c++11', '-Wall', '-Wextra', '-Werror', *arguments,
         '-include', header, '-x', 'c++', os.devnull],
        capture_output=True, text=True)
    return run.returncode == 0, run.stderr.strip()


def check(compiler, header, arguments):
    if header == UMBRELLA:
        good, message = compiles(compiler, header, *arguments)
        return None if good else f'{header}: {message}'
    good, message = compiles(compiler, header, '-DBAL_COMPILATION', *arguments)
    if not good:
        return f'{header}: {message}'
    good, _ = compiles(compiler, header, *arguments)
    if good and not header.endswith('bal-visibility.h'):
        return f'{header}: may be included directly'
    return None


def headers(roots):
    for root in roots:
        for path in sorted((root / 'libbalanced').rglob('*.h')):
            name = path.relative_to(root).as_posix()
            hidden = name.endswith('-private.h') or name == 'libbalanced/bal-resources.h'
            if not hidden and not name.startswith('libbalanced/command/'):
                yield name


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument('--root', type=pathlib.Path, action='append', required=True,
                        help='source and build folder, from which headers are named')
    parser.add_argument('--flag', action='append', default=[])
    parser.add_argument('compiler', nargs='+')
    options = parser.parse_args()

    arguments = [f'-I{each}' for each in options.root] + options.flag
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        found = [each for each in pool.map(
            lambda name: check(options.compiler, name, arguments), headers(options.root)) if each]
    for each in found:
        print(each)
    print(f'check-headers: {len(found)} violations')
    sys.exit(1 if found else 0)


if __name__ == '__main__':
    main()
