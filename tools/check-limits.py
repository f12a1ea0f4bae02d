#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The libbalanced authors
# SPDX-License-Identifier: MIT
"""Files of at most 1,200 lines, functions of at most 100 lines in their body."""

import ast
import re

import gate

FILE_LINES = 1200
FUNCTION_LINES = 100
EXEMPT = re.compile(r'class_init$')

C_NAME = re.compile(r'^(\w+) \(')
BRACED = {
    '.js': re.compile(r'^(\s*)(?:export |static |async )*(?:function\*? ?)?(\w+) ?\(.*\) ?(?:=> ?)?\{$'),
    '.sh': re.compile(r'^(\s*)(\w+) ?\(\) ?\{$'),
}
SHELL_SCRIPTS = ('run', '.ci/run')


def c_functions(text):
    """Name and body length of each function, by the GNU braces that clang-format makes."""
    start = None
    for number, line in enumerate(text):
        if line == '{' and number > 0 and text[number - 1].endswith(')'):
            start = number
        elif line.startswith('}') and start is not None:
            names = (C_NAME.match(each) for each in reversed(text[:start]))
            name = next((match.group(1) for match in names if match), '?')
            yield start, name, number - start - 1
            start = None


def python_functions(text):
    for node in ast.walk(ast.parse('\n'.join(text))):
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
            yield node.lineno - 1, node.name, node.end_lineno - node.lineno


def braced_functions(text, pattern):
    for number, line in enumerate(text):
        match = pattern.match(line)
        if match:
            close = match.group(1) + '}'
            end = next((each for each in range(number + 1, len(text))
                        if text[each].startswith(close)), number)
            yield number, match.group(2), end - number - 1


def functions(path, text):
    if path.suffix in ('.c', '.h'):
        return c_functions(text)
    if path.suffix == '.py':
        return python_functions(text)
    return braced_functions(text, BRACED.get(path.suffix, BRACED['.sh']))


def check_file(root, path):
    text = gate.lines(root, path)
    if len(text) > FILE_LINES:
        yield f'{path}:1: {len(text)} lines, more than {FILE_LINES}'
    for number, name, length in functions(path, text):
        if length > FUNCTION_LINES and not EXEMPT.search(name):
            yield f'{path}:{number + 1}: {name}: {length} lines, more than {FUNCTION_LINES}'


def main():
    root = gate.arguments(__doc__).parse_args().root
    paths = [each for each in gate.files(root)
             if each.suffix in ('.c', '.h', '.py', '.js', '.sh') or str(each) in SHELL_SCRIPTS]
    gate.report('check-limits', [wrong for each in paths for wrong in check_file(root, each)])


if __name__ == '__main__':
    main()
