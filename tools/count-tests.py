#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The libbalanced authors
# SPDX-License-Identifier: MIT
"""Counts the cases of several runs of meson test; the last line has the sum."""

import argparse
import json
import pathlib
import re
import sys

PLAN = re.compile(r'^1\.\.\d+', re.MULTILINE)
CASE = re.compile(r'^(not )?ok\b([^\n]*)', re.MULTILINE)
SKIPPED = re.compile(r'#\s*skip', re.IGNORECASE)
GOOD = ('OK', 'EXPECTEDFAIL')


def cases(test):
    """(passed, failed, skipped, names of what failed) of one test program."""
    output = test.get('stdout') or ''
    result = test['result']
    if not PLAN.search(output):
        skipped = result == 'SKIP'
        good = result in GOOD
        return int(good), int(not good and not skipped), int(skipped), []
    passed = failed = skipped = 0
    names = []
    for bad, rest in CASE.findall(output):
        if SKIPPED.search(rest):
            skipped += 1
        elif bad:
            failed += 1
            names.append(rest.strip(' -'))
        else:
            passed += 1
    # A crash, a leak or a missing case spoils a program whose cases all say ok.
    if result not in GOOD and result != 'SKIP' and failed == 0:
        failed = 1
    if result == 'SKIP' and skipped == 0:
        skipped = 1
    return passed, failed, skipped, names


def read(log):
    with log.open(encoding='utf-8') as stream:
        return [json.loads(line) for line in stream if line.strip()]


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument('--log', type=pathlib.Path, action='append', default=[],
                        help='a testlog.json of meson')
    parser.add_argument('--passed', action='append', default=[], help='a stage that went well')
    parser.add_argument('--failed', action='append', default=[], help='a stage that did not')
    options = parser.parse_args()

    sums = [len(options.passed), len(options.failed), 0]
    for name in options.failed:
        print(f'failed: {name}')
    for log in options.log:
        for test in read(log):
            *counts, names = cases(test)
            sums = [a + b for a, b in zip(sums, counts)]
            if counts[1] > 0:
                print(f'failed: {log.parts[0]}: {test["name"]} ({test["result"]})')
                print(''.join(f'        {each}\n' for each in names), end='')
    print('{} passed, {} failed, {} skipped'.format(*sums))
    # A run that tried nothing has shown nothing.
    sys.exit(1 if sums[1] > 0 or sum(sums) == 0 else 0)


if __name__ == '__main__':
    main()
