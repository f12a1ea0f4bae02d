#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The libbalanced authors
# SPDX-License-Identifier: MIT
"""Runs every vector of the shared folder through the Python binding, and prints how many cases of
each family passed. Cases that differ on purpose are named with the reason; any other that differs
is a failure, and so is a test that was skipped."""

import argparse
import os
import pathlib
import re
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
TESTS = {'spc': 'vectors_spc', 'stats': 'vectors_stats', 'journeys: children': 'journeys',
         'journeys: logs': 'logs', 'journeys: pathways': 'pathways'}

# What the tests print. Whatever else they check has no line of its own.
LINES = (
    re.compile(r'(?:spc|stats)/(?P<family>\w+): (?P<passed>\d+)(?: of (?P<total>\d+))? \w+ passed'
               r'(?:, (?P<different>\d+) differ on purpose)?(?:, (?P<failed>\d+) failed)?'),
    re.compile(r'# (?P<family>darwin_pathways): (?P<passed>\d+) of (?P<total>\d+) cases agree'),
    re.compile(r'# (?P<family>\w+): (?P<passed>\d+) of (?P<total>\d+) children agree'),
    re.compile(r'# (?P<family>[\w-]+: [^:]+): (?P<passed>\d+)(?: of \d+)? agree'),
)
REASON = re.compile(r'(?:  |# \w+: not )(?P<case>.+?): (?P<reason>.+)')
FAILED = re.compile(r'not ok \d+ - (?P<name>.+)')
SKIPPED = re.compile(r'\.?s?ok \d+ - (?P<name>\S+) # SKIP (?P<reason>.+)')


def environment(build, shared):
    found = dict(os.environ)
    library = str(build / 'libbalanced')
    found.update(GI_TYPELIB_PATH=library, LD_LIBRARY_PATH=library, BALANCED_SHARED=str(shared),
                 PYTHONPATH=str(ROOT / 'bindings/python'), BALANCED_SOURCE=str(ROOT),
                 PYTHONDONTWRITEBYTECODE='1', LC_ALL='C.UTF-8')
    return found


def run(test, variables):
    """The lines that a file of tests prints, and whether all of them passed."""
    folder = ROOT / 'tests/bindings/python'
    done = subprocess.run(
        [sys.executable, '-m', 'pytest', '-s', '-p', 'no:terminal', '-p', 'no:cacheprovider',
         '--confcutdir', folder, folder / f'test_{test}.py'],
        env=variables, capture_output=True, text=True)
    return done.stdout.splitlines(), done.returncode == 0, done.stderr


class Report:
    """Counts of one set of vectors, printed as they are read."""

    def __init__(self, title):
        self.title = title
        self.passed = self.different = 0
        self.problems = []
        print(f'\n{title}')

    def read(self, line):
        failed, skipped = FAILED.search(line), SKIPPED.search(line)
        if failed:
            self.problems.append(f'failed: {failed["name"]}')
        elif skipped:
            self.problems.append(f'not run: {skipped["name"]}: {skipped["reason"]}')
        elif any(self.count(pattern.match(line)) for pattern in LINES):
            pass
        elif match := REASON.match(line):
            print(f'    {match["case"]}: {match["reason"]}')

    def count(self, match):
        if not match:
            return False
        groups = match.groupdict()
        passed = int(groups['passed'])
        different = int(groups.get('different') or 0)
        total = int(groups.get('total') or passed + different + int(groups.get('failed') or 0))
        # Of pathways, those that need another run are named in the lines that follow.
        if groups['family'] == 'darwin_pathways':
            different = total - passed
        self.passed += passed
        self.different += different
        note = f', {different} differ on purpose:' if different else ''
        print(f'  {groups["family"]}: {passed} of {total} passed{note}')
        if passed + different < total:
            self.problems.append(f'failed: {groups["family"]}')
        return True


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument('--build', type=pathlib.Path, required=True)
    parser.add_argument('--shared', type=pathlib.Path, required=True)
    arguments = parser.parse_args()
    if not (arguments.shared / 'vectors').is_dir():
        sys.exit(f'no vectors in {arguments.shared}: set BALANCED_SHARED to the folder that holds '
                 'vectors/')
    variables = environment(arguments.build.resolve(), arguments.shared.resolve())
    reports = []
    for title, test in TESTS.items():
        report = Report(title)
        lines, good, errors = run(test, variables)
        for line in lines:
            report.read(line)
        if not good and not report.problems:
            report.problems.append(f'the tests did not run: {errors.strip()[-300:]}')
        if not report.passed:
            report.problems.append('no case was counted')
        reports.append(report)

    print()
    for report in reports:
        print(f'{report.title}: {report.passed} passed, {report.different} differ on purpose, '
              f'{len(report.problems)} problems')
        for problem in report.problems:
            print(f'  {problem}')
    return 1 if any(report.problems for report in reports) else 0


if __name__ == '__main__':
    sys.exit(main())
