# SPDX-FileCopyrightText: 2026 The libbalanced authors
# SPDX-License-Identifier: MIT
"""The pages of the methods: their examples print what they say, and their pictures are drawn so.

With BALANCED_UPDATE_GOLDEN=1 the pictures are written anew."""

import doctest
import importlib.util
import math
import os
import pathlib
import re

import pytest
from gi.repository import Balanced

FOLDER = pathlib.Path(os.environ['BALANCED_SOURCE'], 'docs', 'manual', 'methods')
PAGES = sorted(each.stem for each in FOLDER.glob('*.md') if each.stem != 'README')
BLOCK = re.compile(r'^```python\n(.*?)^```$', re.DOTALL | re.MULTILINE)
NUMBER = re.compile(r'-?\d+(?:\.\d+)?')
# What must have a page.
METHODS = {'xmr', 'run-chart', 'attribute-charts', 'wilson', 'newcombe', 'counts-and-rates',
           'direct-standardisation', 'indirect-standardisation', 'slope-index', 'quantile-groups',
           'percentiles', 'funnel', 'survival', 'trend', 'means', 'effect-sizes', 'reliable-change',
           'goal-attainment', 'toms', 'aims-achieved', 'attrition'}


@pytest.fixture(scope='module')
def pictures():
    spec = importlib.util.spec_from_file_location('pictures', FOLDER / 'pictures.py')
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module.PICTURES


def run_examples(name, text):
    """How many examples there are, and what those that differ print."""
    names = {'Balanced': Balanced, 'stats': Balanced.statistics}
    runner = doctest.DocTestRunner(verbose=False)
    parser = doctest.DocTestParser()
    report = []
    # One page is one session: later blocks know the names of earlier ones.
    examples = parser.get_doctest('\n'.join(BLOCK.findall(text)), names, name, name, 0)
    result = runner.run(examples, out=report.append)
    return len(examples.examples), result.failed, ''.join(report)


def test_every_method_has_a_page(pictures):
    assert set(PAGES) == METHODS == set(pictures)
    index = (FOLDER / 'README.md').read_text()
    assert [name for name in PAGES if f']({name}.md)' not in index] == []


@pytest.mark.parametrize('name', PAGES)
def test_examples(name):
    n, failed, report = run_examples(name, (FOLDER / f'{name}.md').read_text())
    assert n > 0
    assert failed == 0, report


def test_examples_of_accountability():
    n, failed, report = run_examples('rba', (FOLDER.parent / 'rba.md').read_text())
    assert n > 5
    assert failed == 0, report


@pytest.mark.parametrize('name', PAGES)
def test_parts(name):
    """A picture with words in its place, formula, source, example, and when not to use it."""
    text = (FOLDER / f'{name}.md').read_text()
    assert re.search(rf'^!\[.{{20,}}\]\({name}\.svg\)$', text, re.MULTILINE)
    heads = re.findall(r'^## (.+)$', text, re.MULTILINE)
    assert heads == ['Formula', 'Worked example', 'When not to use it']
    assert re.search(r'\bSources?: ', text)
    assert [each for each in re.findall(r'\]\(([\w-]+\.md)\)', text)
            if not (FOLDER / each).exists()] == []


def is_same(a, b):
    """Alike but for a fifth of a pixel: a figure may come through the mathematics of the machine."""
    return NUMBER.sub('#', a) == NUMBER.sub('#', b) and all(
        math.isclose(float(x), float(y), abs_tol=0.2)
        for x, y in zip(NUMBER.findall(a), NUMBER.findall(b)))


@pytest.mark.parametrize('name', PAGES)
def test_pictures(name, pictures):
    path = FOLDER / f'{name}.svg'
    drawn = pictures[name]()
    if os.environ.get('BALANCED_UPDATE_GOLDEN'):
        path.write_text(drawn)
    assert '<title' in drawn and not re.search(r'\bnan\b', drawn)
    assert is_same(path.read_text(), drawn)


def test_that_differences_are_found():
    assert run_examples('page', '```python\n>>> 1 + 1\n3\n```\n')[:2] == (1, 1)
    assert not is_same('<path d="M1.0 2.0"/>', '<path d="M1.0 2.5"/>')
    assert not is_same('<text>share</text>', '<text>rate</text>')
