# SPDX-FileCopyrightText: 2026 The libbalanced authors
# SPDX-License-Identifier: MIT
"""Every class of the namespace after a bare g_object_new, with every method of it.

Each class has a process of its own, so that a crash names the class. A message in the log is a
failure as well: what a user of a binding can get wrong must be an error, or harmless.
"""

import os
import pathlib
import re
import subprocess
import sys

import pytest

gi_types = pytest.importorskip('gi._gi')

DRIVER = pathlib.Path(__file__).parent / 'drive_bare.py'


def classes():
    repository = gi_types.Repository.get_default()
    repository.require('Balanced', '1', 0)
    return [each.get_name() for each in repository.get_infos('Balanced')
            if isinstance(each, gi_types.ObjectInfo)]


def test_there_are_classes():
    assert len(classes()) > 30


# Positions, as in every list of GLib: the reference says so at each of these.
GUARD = re.compile(
    r"CRITICAL.*assertion '(row|point|position) < self->(n_rows|n_points|columns->len)' failed")


@pytest.mark.parametrize('name', classes())
def test_bare(name):
    environment = {each: value for each, value in os.environ.items() if each != 'G_DEBUG'}
    done = subprocess.run([sys.executable, DRIVER, name], capture_output=True, text=True,
                          timeout=300, env=environment)
    logged = [each for each in done.stderr.splitlines() if each and not GUARD.search(each)]
    if done.returncode or logged:
        pytest.fail(f'{done.returncode}: {done.stdout[-300:]} {logged}', pytrace=False)
