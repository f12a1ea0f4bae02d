# SPDX-FileCopyrightText: 2026 The libbalanced authors
# SPDX-License-Identifier: MIT
"""Reports in the Test Anything Protocol, so that meson counts each test."""

import pytest

import gi

gi.require_version('Balanced', '1')


class Tap:
    """Prints one line for each test when its last phase is known."""

    def __init__(self):
        self.count = 0

    def line(self, good, report, suffix=''):
        self.count += 1
        name = report.nodeid.split('::', 1)[-1].replace('#', ' ')
        print(f'{"ok" if good else "not ok"} {self.count} - {name}{suffix}', flush=True)
        for text in report.capstdout.splitlines():
            if text.startswith('#'):
                print(text)
        if not good:
            print(''.join(f'# {each}\n' for each in report.longreprtext.splitlines()), end='')

    def skip(self, report):
        reason = report.longrepr[2] if isinstance(report.longrepr, tuple) else 'expected'
        self.line(True, report, f' # SKIP {reason.removeprefix("Skipped: ")}')

    def pytest_runtest_logreport(self, report):
        if report.skipped:
            self.skip(report)
        elif report.failed or report.when == 'call':
            self.line(report.passed, report)

    def pytest_collectreport(self, report):
        if report.failed:
            self.line(False, report)
        elif report.skipped:
            self.skip(report)

    def pytest_sessionfinish(self, session, exitstatus):
        # A file that skips as a whole leaves nothing to run, which pytest takes for a mistake.
        if exitstatus == pytest.ExitCode.NO_TESTS_COLLECTED and self.count:
            session.exitstatus = pytest.ExitCode.OK
        print(f'1..{self.count}', flush=True)


def pytest_configure(config):
    if not config.pluginmanager.hasplugin('terminalreporter'):
        config.pluginmanager.register(Tap(), 'tap')
        # An option of the terminal's, which what is said about a failed assertion asks for.
        config.option.verbose = 0


@pytest.fixture
def source():
    """The root of the source tree."""
    import os
    import pathlib
    return pathlib.Path(os.environ['BALANCED_SOURCE'])
