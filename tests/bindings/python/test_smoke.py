# SPDX-FileCopyrightText: 2026 The libbalanced authors
# SPDX-License-Identifier: MIT
"""The namespace loads, its override is in force, and errors keep their domains."""

import re

import pytest
from gi.repository import Balanced, GLib


def test_override_is_loaded():
    assert re.fullmatch(r'\d+\.\d+\.\d+', Balanced.__version__)


def test_version():
    version = (Balanced.MAJOR_VERSION, Balanced.MINOR_VERSION, Balanced.MICRO_VERSION)
    assert '.'.join(str(part) for part in version) == Balanced.__version__


@pytest.mark.parametrize('name', [
    'Error', 'DataError', 'DocumentError', 'CaseloadError', 'PolicyError'])
def test_error_domain(name):
    domain = getattr(Balanced, name)
    words = '-'.join(re.findall('[A-Z][a-z]+', name)).lower()
    assert GLib.quark_to_string(domain.quark()) == f'bal-{words}-quark'


def test_private_symbols_are_hidden():
    assert not [each for each in dir(Balanced) if 'resource' in each.lower()]
