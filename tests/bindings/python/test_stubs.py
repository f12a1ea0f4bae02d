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
    missing = [f'{name}.{function}' for name, node in classes.items()
               if name != 'Items' and not name.startswith('_')
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


def test_statistics(classes):
    """Each function as it is, with its columns and every option that it takes."""
    overloads = {}
    for each in classes['_Functions'].body:
        if isinstance(each, ast.FunctionDef) and not each.name.startswith('__'):
            overloads.setdefault(each.name, []).append(each)
    assert sorted(overloads) == sorted(Balanced.statistics)
    options = {each.name.replace('-', '_') for each in Balanced.Statistics.list_properties()}
    for name, (first, *more) in overloads.items():
        if more:
            real = list(inspect.signature(Balanced.statistics[name]).parameters)[:-1]
            columns = [each.arg for each in more[0].args.args[1:]]
            assert columns + ['by', 'columns'] == real, name
            assert ast.unparse(first.returns) == 'Table' and first.args.posonlyargs[1].arg == 'frame'
            assert {each.arg for each in more[0].args.kwonlyargs} == \
                (options | {'columns'}) - set(columns), name
        assert ast.get_docstring(first)


def test_charts(stubs, classes):
    (spc,) = (each for each in ast.parse(stubs.read_text()).body
              if isinstance(each, ast.FunctionDef) and each.name == 'spc')
    real = list(inspect.signature(Balanced.spc).parameters)[:-1]
    assert [each.arg for each in spc.args.args] == real
    options = {each.arg: ast.unparse(each.annotation) for each in spc.args.kwonlyargs}
    properties = {each.name.replace('-', '_') for each in Balanced.Spc.list_properties()}
    assert set(options) | set(real) >= properties
    assert options['fix_after'] == 'int | None' and options['missing'] == 'SpcMissing | str | None'
    assert all(each.annotation for each in spc.args.args) and spc.args.kwarg is None
    assert ast.literal_eval(functions_of(classes['SpcCharts'])['points'].returns) == 'Table'


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
