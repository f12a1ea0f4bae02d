# SPDX-FileCopyrightText: 2026 The libbalanced authors
# SPDX-License-Identifier: MIT
"""The type hints say what is there."""

import ast
import inspect
import os
import pathlib
import subprocess
import sys

import pytest
from gi.repository import Balanced


@pytest.fixture(scope='module')
def stubs(tmp_path_factory):
    root = pathlib.Path(os.environ['BALANCED_SOURCE'])
    gir = pathlib.Path(os.environ['GI_TYPELIB_PATH'], 'Balanced-1.gir')
    output = tmp_path_factory.mktemp('stubs') / 'Balanced.pyi'
    overrides = sorted((root / 'bindings/python/gi/overrides').glob('*.py'))
    subprocess.run([sys.executable, root / 'tools/gen-stubs.py', '--gir', gir, '--output', output,
                    *overrides], check=True)
    return output


@pytest.fixture(scope='module')
def classes(stubs):
    return {each.name: each for each in ast.parse(stubs.read_text()).body
            if isinstance(each, ast.ClassDef)}


def functions_of(node):
    return {each.name: each for each in node.body if isinstance(each, ast.FunctionDef)}


def test_every_member_is_there(classes):
    missing = [f'{name}.{function}' for name, node in classes.items() if name != 'Items'
               for function in functions_of(node) if not hasattr(getattr(Balanced, name), function)]
    assert missing == []


def test_signatures_agree(classes):
    checked = 0
    for name, node in classes.items():
        for function, stub in functions_of(node).items():
            real = vars(getattr(Balanced, name, None) or object).get(function)
            signature = getattr(getattr(real, '__func__', real), '__signature__', None)
            if signature is not None and not stub.decorator_list[1:]:
                assert [each.arg for each in stub.args.args] == list(signature.parameters), \
                    f'{name}.{function}'
                checked += 1
    assert checked > 20


def test_documentation(classes):
    finding = functions_of(classes['Findings'])
    assert ast.get_docstring(classes['Finding']).startswith('Something that was noticed')
    assert ast.get_docstring(finding['lookup']).startswith('Looks up the first finding')
    assert 'Literal' not in ast.unparse(finding['lookup'])


@pytest.mark.parametrize('name, function, returns', [
    ('Result', 'as_at', 'datetime.date | None'), ('Result', 'tables', 'Items[Table]'),
    ('Finding', 'message', 'str'), ('Finding', 'code', 'str'), ('Finding', 'column', 'str | None'),
    ('Findings', 'lookup', 'Finding | None'), ('Templates', 'lookup_severity',
                                               'tuple[bool, Severity]')])
def test_types(classes, name, function, returns):
    assert ast.unparse(functions_of(classes[name])[function].returns) == returns


def test_functions(stubs):
    functions = {each.name: each for each in ast.parse(stubs.read_text()).body
                 if isinstance(each, ast.FunctionDef)}
    assert [name for name in functions if not hasattr(Balanced, name)] == []
    assert 'review' in functions
    assert ast.get_docstring(functions['review'])


def test_arguments(classes):
    load = functions_of(classes['Templates'])['load']
    assert inspect.cleandoc(ast.unparse(load.args)) == \
        'file: _File, cancellable: Gio.Cancellable | None=None'
    assert ast.unparse(functions_of(classes['Findings'])['filter'].args) == \
        'self, least: Severity | str'


def test_a_type_checker_reads_it(stubs):
    api = pytest.importorskip('mypy.api')
    out, _, status = api.run(['--ignore-missing-imports', '--disable-error-code=override', str(stubs)])
    assert status == 0, out
