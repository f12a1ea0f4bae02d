#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The libbalanced authors
# SPDX-License-Identifier: MIT
"""Balanced.pyi for editors and type checkers: from the GIR, and from the overrides' own members."""

import argparse
import ast
import keyword
import pathlib
import re
import textwrap
import xml.etree.ElementTree as tree

CORE = '{http://www.gtk.org/introspection/core/1.0}'
C = '{http://www.gtk.org/introspection/c/1.0}'
GLIB = '{http://www.gtk.org/introspection/glib/1.0}'

HEAD = '''# SPDX-FileCopyrightText: 2026 The libbalanced authors
# SPDX-License-Identifier: MIT
# Made by tools/gen-stubs.py.
"""Type hints of libbalanced for Python."""

import collections.abc
import datetime
import os
from typing import Any, Generic, Protocol, TypeVar, overload

from gi.repository import Gio, GLib, GObject

__version__: str

_Item = TypeVar('_Item')
_Day = datetime.date | str | int | None
_Period = Period | str | tuple[_Day, _Day]
_File = Gio.File | str | os.PathLike[str]
_Bytes = GLib.Bytes | bytes | bytearray | memoryview | str
_List = Gio.ListModel | collections.abc.Sequence[Any]
_Variant = GLib.Variant | collections.abc.Mapping[str, Any]


class _Arrow(Protocol):
    """A data frame, or a table, of whatever library."""

    def __arrow_c_stream__(self, requested_schema: Any = None) -> Any: ...


_Frame = _Arrow | collections.abc.Mapping[str, collections.abc.Iterable[Any]]
_Values = float | str | bool | None | collections.abc.Iterable[Any]


class FileError(GLib.Error, OSError):
    """Raised when a file cannot be read or written; `code` is one of Gio.IOErrorEnum.

    FileNotFoundError and the like, too, where that is what happened."""


class Items(collections.abc.Sequence[_Item], Generic[_Item]):
    """A list of the library, by position and by name, code or id."""

    @overload
    def __getitem__(self, key: int | str) -> _Item: ...
    @overload
    def __getitem__(self, key: slice) -> list[_Item]: ...
    def __len__(self) -> int: ...
    def keys(self) -> list[str | None]: ...
'''

PLAIN = {
    'none': 'None', 'gboolean': 'bool', 'utf8': 'str', 'filename': 'str', 'gpointer': 'int',
    'gdouble': 'float', 'gfloat': 'float', 'GType': 'type', 'GLib.Quark': 'int',
}
TAKEN = {
    'Period': '_Period', 'Gio.File': '_File', 'GLib.Bytes': '_Bytes', 'Gio.ListModel': '_List',
    'GLib.Variant': '_Variant',
}
DAY_NAMES = ('as_at', 'start', 'end', 'day')
OBJECT = 'GObject.Object'


def is_day(name):
    return name in DAY_NAMES or name.endswith('_day')


def python_name(node):
    """As PyGObject has it: a word of the language gets a _."""
    name = node.get('name')
    return name + '_' if keyword.iskeyword(name) else name


def tag(node):
    return node.tag.rsplit('}', 1)[-1]


def children(node, *names):
    return [each for each in node if tag(each) in names]


def document(node, indent):
    """The documentation of a node as a docstring, without the marks of gi-docgen."""
    doc = node.find(CORE + 'doc')
    if doc is None or not doc.text:
        return ''
    text = re.sub(r'```(?!python).*?```\n*', '', doc.text, flags=re.DOTALL)
    text = re.sub(r'\[\w+@(?:Balanced\.)?([\w.:]+)\]', lambda match: match[1].replace(':', '.'), text)
    text = re.sub(r'%(\w+)', lambda match: {'NULL': 'None', 'TRUE': 'True', 'FALSE': 'False'}
                  .get(match[1], match[1]), text)
    text = re.sub(r'@(\w)', r'\1', text).replace('\\', '\\\\').replace('"""', '\'\'\'').strip()
    if '\n' in text:
        text += '\n'
    return textwrap.indent(f'"""{text}"""\n', indent, lambda line: True if line.strip() else False)


class Stubs:
    def __init__(self, namespace):
        self.namespace = namespace
        self.kinds = {each.get('name'): tag(each) for each in namespace if each.get('name')}
        self.errors = {each.get('name') for each in namespace
                       if each.get(GLIB + 'error-domain') is not None}

    # Types

    def name_of(self, kind, taken):
        name = kind.get('name', 'Any')
        if name in PLAIN:
            return PLAIN[name]
        if re.fullmatch(r'g(u?int\d*|s?size|u?long|u?short|u?char|char)', name):
            return 'int'
        if taken and name in TAKEN:
            return TAKEN[name]
        if taken and self.kinds.get(name) == 'enumeration':
            return f'{name} | str'
        if name == 'GLib.PtrArray':
            return f'list[{self.name_of(kind[0], taken)}]' if len(kind) else 'list[Any]'
        return name

    def type_of(self, node, taken=False):
        array = node.find(CORE + 'array')
        kind = node.find(CORE + 'type')
        if array is not None:
            inner = array.find(CORE + 'type')
            if inner is not None and inner.get('name') == 'guint8' and not taken:
                return 'bytes'
            item = self.name_of(inner, taken) if inner is not None else 'Any'
            return f'collections.abc.Sequence[{item}]' if taken else f'list[{item}]'
        return self.name_of(kind, taken) if kind is not None else 'Any'

    def argument_type(self, node):
        name = node.get('name')
        kind = node.find(CORE + 'type')
        if kind is not None and kind.get('name') == 'gint32' and is_day(name):
            return '_Day'
        if name == 'days' and node.find(CORE + 'array') is not None:
            return 'collections.abc.Sequence[_Day]'
        if kind is not None and kind.get('name') == 'Progress':
            return 'Progress | bool | collections.abc.Callable[[float, str | None], None]'
        return self.type_of(node, taken=True)

    def value_type(self, node, name, owner):
        """What an attribute gives."""
        kind = node.find(CORE + 'type')
        word = kind.get('name') if kind is not None else None
        if word in ('gint', 'gint32') and is_day(name):
            return 'datetime.date | None'
        if word == 'GLib.Variant':
            return 'dict[str, Any]'
        if word == 'Gio.ListModel':
            item = re.search(r'\[class@(?:Balanced\.)?(\w+)\]', node.findtext(CORE + 'doc') or '')
            return f'Items[{item[1] if item else "Any"}]'
        getter = next((each for each in children(owner, 'method')
                       if each.get('name') == node.get('getter')), None)
        text = self.type_of(node)
        known = getter is not None and getter.find(CORE + 'return-value').get('nullable') != '1'
        return text if known or text in ('bool', 'int', 'float') else f'{text} | None'

    # Calls

    def arguments(self, node):
        """The arguments that are written, and the types that come out beside the returned one."""
        found = [each for each in node.iterfind(f'{CORE}parameters/{CORE}parameter')]
        hidden = {array.get('length') for each in found for array in each.iterfind(CORE + 'array')}
        hidden |= {each.get(key) for each in found for key in ('closure', 'destroy')}
        shown = [each for position, each in enumerate(found) if str(position) not in hidden]
        return ([each for each in shown if each.get('direction', 'in') != 'out'],
                [each for each in shown if each.get('direction') == 'out'])

    def parameters_of(self, arguments):
        texts = []
        optional = True
        for each in reversed(arguments):
            nullable = each.get('nullable') == '1'
            optional = optional and nullable
            kind = self.argument_type(each)
            if nullable and 'None' not in kind.split(' | '):
                kind += ' | None'
            texts.append(f'{python_name(each)}: {kind}' + (' = None' if optional else ''))
        return texts[::-1]

    def returned(self, node, outs):
        if node.get('name').endswith('_async'):
            return 'collections.abc.Awaitable[Any]'
        value = node.find(CORE + 'return-value')
        kind = self.type_of(value)
        if value.get('nullable') == '1':
            kind += ' | None'
        if not outs:
            return kind
        kinds = ([] if kind == 'None' else [kind]) + [self.type_of(each) for each in outs]
        return kinds[0] if len(kinds) == 1 else f'tuple[{", ".join(kinds)}]'

    def call(self, node, indent):
        if node.get('introspectable') == '0' or node.get('shadowed-by'):
            return ''
        arguments, outs = self.arguments(node)
        texts = self.parameters_of(arguments)
        lines = ''
        if tag(node) == 'method':
            texts.insert(0, 'self')
        elif indent:
            lines = f'{indent}@staticmethod\n'
        head = f'{indent}def {python_name(node)}({", ".join(texts)}) -> {self.returned(node, outs)}:'
        doc = document(node, indent + '    ')
        return f'{lines}{head}\n{doc}{indent}    ...\n'

    # Types

    def properties(self, node):
        """Those of a class and of the classes above it."""
        parent = node.get('parent')
        above = []
        if parent and '.' not in parent:
            above = self.properties(next(each for each in self.namespace
                                         if each.get('name') == parent))
        return above + node.findall(CORE + 'property')

    def enumeration(self, node):
        name = node.get('name')
        base = 'GLib.Error' if name in self.errors else 'GObject.GEnum'
        text = f'\n\nclass {name}({base}):\n{document(node, "    ")}'
        kind = 'int' if name in self.errors else name
        for member in node.iterfind(CORE + 'member'):
            text += f'    {member.get("name").upper()}: {kind}\n'
        return text + ''.join(self.call(each, '    ') for each in children(node, 'function'))

    def members(self, node, own):
        """What the GIR knows, besides what the overrides replace."""
        for each in node.iterfind(CORE + 'property'):
            name = each.get('name').replace('-', '_')
            if name not in own:
                yield (f'    @property\n    def {name}(self) -> {self.value_type(each, name, node)}:\n'
                       f'{document(each, "        ")}        ...\n')
        for each in children(node, 'constructor', 'function', 'method'):
            if each.get('name') not in own:
                yield self.call(each, '    ')

    def class_(self, node, extension):
        own = own_names(extension)
        parent = node.get('parent', OBJECT)
        bases = [parent] + [each.get('name') for each in node.iterfind(CORE + 'implements')]
        text = f'\n\nclass {node.get("name")}({", ".join(bases)}):\n{document(node, "    ")}'
        if '__new__' not in own:
            text += self.initialiser(node)
        return text + ''.join(self.members(node, own)) + extension_text(extension)

    def initialiser(self, node):
        texts = []
        for each in self.properties(node):
            name = each.get('name').replace('-', '_')
            if each.get('writable') == '1':
                kind = '_Day' if self.value_type(each, name, node).startswith('datetime') \
                    else self.type_of(each, taken=True)
                texts.append(f'{name}: {kind}{"" if "None" in kind else " | None"} = ...')
        return f'    def __init__(self{", *, " if texts else ""}{", ".join(texts)}) -> None: ...\n'

    def options_of(self, name, taken=()):
        """The properties of a class, as the keywords that an override passes on to it."""
        node = next(each for each in self.namespace if each.get('name') == name)
        for each in self.properties(node):
            option = each.get('name').replace('-', '_')
            if each.get('writable') == '1' and option not in taken:
                kind = self.type_of(each, taken=True)
                yield option, kind + ('' if 'None' in kind.split(' | ') else ' | None')

    def statistics(self, functions):
        """Balanced.statistics: each function takes a frame, or the columns that it is called by."""
        text = ('\n\nclass _Functions(collections.abc.Mapping[str, collections.abc.Callable[..., Any]]):\n'
                '    """Statistics by the names of the field; Balanced.Statistics has the options."""\n\n'
                '    def __getitem__(self, key: str) -> collections.abc.Callable[..., Any]: ...\n'
                '    def __iter__(self) -> collections.abc.Iterator[str]: ...\n'
                '    def __len__(self) -> int: ...\n')
        for name, _, needed, optional, _, doc in functions:
            names = [*needed.split(), *optional.split()]
            columns = [f'{each}: _Values' for each in needed.split()] + \
                [f'{each}: _Values = None' for each in optional.split()]
            options = ['by: str | collections.abc.Sequence[str] | None = None',
                       'columns: collections.abc.Mapping[str, str] | None = None']
            options += [f'{each}: {"_Values" if each == "probabilities" else kind} = None'
                        for each, kind in self.options_of('Statistics', [*names, 'by'])]
            for head, returned in ((['frame: _Frame', '/'], 'Table'),
                                   (columns, 'Table | dict[str, Any]')):
                text += (f'    @overload\n    def {name}(self, {", ".join([*head, "*", *options])})'
                         f' -> {returned}:\n        """{doc}"""\n        ...\n')
        node = next(each for each in self.namespace if each.get('name') == 'Statistics')
        for each in node.iterfind(CORE + 'function'):
            if not self.arguments(each)[1]:
                text += self.call(each, '    ')
        return text + '\n\nstatistics: _Functions\n'

    def spread_options(self, function):
        """In place of **options, the properties of the class that its documentation names."""
        named = re.search(r'properties of\s+Balanced\.(\w+)', ast.get_docstring(function) or '')
        arguments = function.args
        if not named or arguments.kwarg is None:
            return function
        arguments.kwarg = None
        known = {each.arg: each for each in arguments.args + arguments.kwonlyargs}
        for option, kind in self.options_of(named[1]):
            if option not in known:
                arguments.kwonlyargs.append(ast.arg(option, ast.parse(kind, mode='eval').body))
                arguments.kw_defaults.append(ast.Constant(None))
            elif known[option].annotation is None:
                known[option].annotation = ast.parse(kind, mode='eval').body
        return function

    def record(self, node):
        name = node.get('name')
        methods = {each.get('name'): each for each in children(node, 'constructor', 'method')}
        text = f'\n\nclass {name}:\n{document(node, "    ")}'
        if 'new' in methods:
            arguments, _ = self.arguments(methods['new'])
            texts = ', '.join(['self'] + self.parameters_of(arguments))
            text += f'    def __init__({texts}) -> None: ...\n'
        for each in methods:
            short = each[len('get_'):]
            if each.startswith('get_') and not self.arguments(methods[each])[0] and short not in methods:
                kind = self.returned(methods[each], [])
                kind = 'datetime.date | None' if is_day(short) and kind == 'int' else kind
                text += f'    @property\n    def {short}(self) -> {kind}: ...\n'
        return text + ''.join(self.call(each, '    ')
                              for each in children(node, 'constructor', 'function', 'method'))

    def text(self, extensions):
        parts = [HEAD]
        for node in self.namespace:
            name = node.get('name')
            if tag(node) == 'enumeration':
                parts.append(self.enumeration(node))
            elif tag(node) == 'class':
                parts.append(self.class_(node, extensions.get(name)))
            elif tag(node) == 'record' and node.get(GLIB + 'get-type') is not None:
                parts.append(self.record(node))
            elif tag(node) == 'constant':
                parts.append(f'\n\n{name}: {self.type_of(node)}\n')
            elif tag(node) == 'function' and not node.get('moved-to'):
                parts.append('\n\n' + self.call(node, ''))
        return re.sub(r'\n{4,}', '\n\n\n', ''.join(parts))


def own_names(extension):
    """What an override brings, which then is not what C has."""
    if extension is None:
        return set()
    return {each.name for each in extension.body if isinstance(each, ast.FunctionDef)} | \
        {each.targets[0].id for each in extension.body if isinstance(each, ast.Assign)}


def extension_text(extension):
    """The members that an override adds, with their bodies left out."""
    text = ''
    for member in extension.body if extension else ():
        if isinstance(member, ast.FunctionDef):
            text += textwrap.indent(stub_of(member), '    ')
        elif isinstance(member, ast.Assign):
            name = member.targets[0].id
            text += f'    @property\n    def {name}(self) -> Any: ...\n' \
                if ast.unparse(member.value).startswith('property(') else f'    {name}: Any\n'
    return text


def read_functions(paths):
    """The functions and classes that Balanced.py has of its own, or takes from the other parts."""
    parts = {path.stem: ast.parse(path.read_text(encoding='utf-8')).body for path in paths}
    for node in parts.get('Balanced', ()):
        found = node if isinstance(node, ast.FunctionDef) else None
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Attribute):
            part = parts.get(getattr(node.value.value, 'id', None), ())
            found = next((each for each in part if isinstance(each, (ast.FunctionDef, ast.ClassDef))
                          and each.name == node.value.attr),
                         ast.parse(f'{node.targets[0].id}: Any').body[0])
        if found is not None and not getattr(found, 'name', '').startswith('_'):
            yield found


def read_statistics(paths):
    """The table of functions in the overrides of statistics."""
    for path in paths:
        for node in ast.parse(path.read_text(encoding='utf-8')).body:
            if isinstance(node, ast.Assign) and getattr(node.targets[0], 'id', '') == 'FUNCTIONS' and \
                    path.stem == '_balanced_statistics':
                return ast.literal_eval(node.value)
    return ()


def stub_of(function):
    """Its head and its documentation; of a class, those of its public methods too."""
    if isinstance(function, ast.AnnAssign):
        return ast.unparse(function) + '\n'
    doc = ast.get_docstring(function)
    if isinstance(function, ast.ClassDef):
        head = f'class {function.name}({", ".join(map(ast.unparse, function.bases))}):\n'
        return head + (f'    """{doc}"""\n' if doc else '') + ''.join(
            textwrap.indent(stub_of(each), '    ') for each in function.body
            if isinstance(each, ast.FunctionDef) and not re.fullmatch('_[a-z]+', each.name))
    function.body = [ast.Expr(ast.Constant(each)) for each in (doc, ...) if each]
    return ast.unparse(function) + '\n'


def read_extensions(paths):
    """The classes under @extend in the overrides."""
    found = {}
    for path in paths:
        for node in ast.parse(path.read_text(encoding='utf-8')).body:
            if isinstance(node, ast.ClassDef) and any(
                    'extend' in ast.unparse(each) for each in node.decorator_list):
                if node.name in found:
                    found[node.name].body += node.body
                else:
                    found[node.name] = node
    return found


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument('--gir', type=pathlib.Path, required=True)
    parser.add_argument('--output', type=pathlib.Path, required=True)
    parser.add_argument('overrides', type=pathlib.Path, nargs='*')
    arguments = parser.parse_args()
    namespace = tree.parse(arguments.gir).getroot().find(CORE + 'namespace')
    stubs = Stubs(namespace)
    text = stubs.text(read_extensions(arguments.overrides))
    functions = read_statistics(arguments.overrides)
    if functions:
        text += stubs.statistics(functions)
    for each in read_functions(arguments.overrides):
        if isinstance(each, ast.AnnAssign) and each.target.id in ('statistics', '__version__'):
            continue
        if isinstance(each, ast.FunctionDef):
            each = stubs.spread_options(each)
        text += '\n\n' + stub_of(each)
    ast.parse(text)
    arguments.output.write_text(text, encoding='utf-8')


if __name__ == '__main__':
    main()
