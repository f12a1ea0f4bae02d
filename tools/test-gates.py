#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The libbalanced authors
# SPDX-License-Identifier: MIT
"""Plants violations in a small tree, so that a gate that cannot fail is noticed."""

import argparse
import json
import pathlib
import shutil
import subprocess
import sys
import tempfile

TOOLS = pathlib.Path(__file__).resolve().parent

C = ('/* SPDX-FileCopyrightText: 2026 The libbalanced authors */\n'
     '/* SPDX-License-Identifier: MIT */\n\n')
HEADER = C + '#pragma once\n\n#if !defined(BALANCED_INSIDE)\n#endif\n'
UMBRELLA = ''.join(f'#include "libbalanced/core/bal-{name}.h"\n'
                   for name in ('error', 'version', 'visibility'))
WORDS = '[known-too]\nSeverity=info\nTitle=Too\nMessage={count}.\nWhy=So.\nSource=We.\n\n[known]\nSeverity=info\nTitle=Known\nMessage={share|percent} of {count}.\nWhy=So.\nSource=We.\n'
LONG = '\n'.join(['  ;'] * 101)

SERVING = '/**\n * BalThing:\n *\n * A thing.\n *\n * Features: {}\n *\n * Since: 0.1\n */\n'

CLEAN = {
    'libbalanced/README.md': '# libbalanced\n',
    'libbalanced/balanced.h': C + UMBRELLA,
    'libbalanced/core/README.md': '# core\n',
    'libbalanced/resources/README.md': '# resources\n',
    'libbalanced/resources/findings.ini': WORDS,
    'libbalanced/core/bal-error.h': HEADER,
    'docs/README.md': '# docs\n',
    'docs/manual/README.md': '# manual\n',
    'tools/README.md': '# tools\n',
    'tools/features.ini': '[A: Group]\nA1=Row\n',
    'libbalanced/core/bal-error.c': C + '#include "libbalanced/core/bal-error.h"\n',
    'libbalanced/core/bal-raise.c': C + SERVING.format('A1.') + 'const char *const codes[] = { "known", "known-too" };\n',
}

# A word that the gate itself must not contain.
UNFINISHED = 'TO' 'DO'
ERROR = 'libbalanced/core/bal-error.c'
ERROR_H = 'libbalanced/core/bal-error.h'
FINDINGS = 'libbalanced/resources/findings.ini'


def long_function(name):
    return C + f'static void\n{name} (void)\n{{\n{LONG}\n}}\n'


def including(text):
    return C + f'#include {text}\n'


def raising(code):
    return C + f'  bal_findings_builder_add (builder,\n    "{code}", NULL, NULL, NULL, 0);\n'


# The gate, the file that is wrong, its text, and what the gate must say.
PLANTED = (
    ('check-findings', FINDINGS, WORDS + WORDS, '[known] stands twice'),
    ('check-findings', FINDINGS, WORDS.replace('Why=', 'Wherefore='), '[known] has no Why'),
    ('check-findings', FINDINGS, WORDS + 'Message[cy]={count}.\n', 'Message[cy] has other places'),
    ('check-findings', ERROR, raising('unheard-of'), 'bal-error.c:4: unheard-of has no words'),
    ('check-findings', ERROR, raising('known'), 'tells {share}'),
    ('check-findings', FINDINGS, WORDS + '\n' + WORDS.replace('known', 'silent'),
     'nothing raises [silent]'),
    ('check-findings', 'libbalanced/area/bal-area.c', C + 'const char *const codes[] = { "known-too" };\n',
     'known-too.quiet.json: is missing'),
    ('check-findings', 'libbalanced/resources/examples/gone.json', '{}', 'raises that code'),
    ('check-format', ERROR, C + 'int   x;\n', 'bal-error.c:4'),
    ('check-layers', ERROR, including('"libbalanced/area/bal-area.h"'), 'core/ may not see area/'),
    ('check-layers', 'libbalanced/area/bal-area.c',
     including('"libbalanced/caseload/bal-caseload.h"'), 'area/ may not see caseload/'),
    ('check-layers', ERROR, including('<libbalanced/area/bal-area.h>'), 'core/ may not see area/'),
    ('check-layers', ERROR, including('<json-glib/json-glib.h>'), 'only document/'),
    ('check-layers', ERROR, including('"libbalanced/balanced.h"'), 'only users'),
    ('check-layers', ERROR, including('"libbalanced/bal-resources.h"'), 'reads the resources'),
    ('check-layers', ERROR, including('"bal-error.h"'), 'not a full path'),
    ('check-layers', 'libbalanced/base/bal-day-private.h', including('<glib-object.h>'), 'no GObject'),
    ('check-layers', 'libbalanced/statistics/bal-rate.c', including('<gio/gio.h>'), 'no GObject'),
    ('check-layers', 'libbalanced/base/bal-day.h', HEADER, 'name it -private.h'),
    ('check-layers', 'libbalanced/other/bal-x.c', C, 'is not a layer'),
    ('check-layers', ERROR_H, HEADER + '#include "libbalanced/core/bal-x-private.h"\n',
     'a public header may not include'),
    ('check-layers', ERROR_H, C, 'refuses direct inclusion'),
    ('check-layers', 'libbalanced/core/bal-table.h', HEADER, 'bal-table.h is missing'),
    ('check-layers', 'libbalanced/balanced.h',
     C + UMBRELLA + '#include "libbalanced/core/bal-gone.h"\n', 'not sorted'),
    ('check-layers', 'libbalanced/balanced.h',
     C + '#include "libbalanced/core/bal-a.h"\n' + UMBRELLA, 'bal-a.h is not a public header'),
    ('check-limits', ERROR, long_function('bal_long'), 'bal_long: 101 lines'),
    ('check-limits', ERROR, C + '\n' * 1200, 'more than 1200'),
    ('check-limits', 'tools/x.py', 'def long():\n' + '    pass\n' * 101, 'long: 101 lines'),
    ('check-limits', 'x.js', 'function long() {\n' + '    ;\n' * 101 + '}\n', 'long: 101 lines'),
    ('check-limits', 'run', 'long() {\n' + '  :\n' * 101 + '}\n', 'long: 101 lines'),
    ('check-source', ERROR, C + '  g_task_run_in_thread (task, f);\n', 'g_task_run_in_thread'),
    ('check-source', ERROR, C + '  g_thread_pool_new (f);\n', 'g_thread_pool'),
    ('check-source', ERROR, C + '  g_resources_lookup_data (f);\n', 'g_resources_'),
    ('check-source', ERROR, C + '  goto out;\n', 'no goto'),
    ('check-source', ERROR, C + 'G_DEFINE_QUARK (bal-error-quark, bal_error)\n', 'write the function'),
    ('check-source', ERROR, C + f'/* {UNFINISHED}: later */\n', 'unfinished'),
    ('check-source', 'docs/README.md', f'{UNFINISHED}\n', 'unfinished'),
    ('check-source', ERROR, 'int x;\n', 'SPDX'),
    ('check-source', 'tools/x.py', '#!/usr/bin/python3\n', 'SPDX'),
    ('check-source', 'libbalanced/area/bal-area.c', C, 'libbalanced/area/: has no README.md'),
    ('gen-features', ERROR, C + SERVING.format('Z9.'), 'Z9 is no row'),
    ('gen-features', ERROR, C + SERVING.format('A1'), 'last paragraph before'),
    ('gen-features', ERROR, C + SERVING.format('A1.').replace('Since', 'Beside'), 'last paragraph before'),
    ('gen-features', ERROR, C + SERVING.format('A1.').replace('Thing', 'Other'), 'not what the sources say'),
    ('gen-features', FINDINGS, WORDS + 'Features=A1;A2\n', 'findings.ini:14: A2 is no row'),
    ('gen-features', FINDINGS, WORDS + 'Features=A1\n', 'not what the sources say'),
    ('gen-features', 'tools/features.ini', '[A: Group]\nA1=Row\nA2=Another\n', 'A2: no doc comment'),
)

# The same things where they are allowed.
ALLOWED = (
    ('check-limits', ERROR, long_function('bal_area_class_init')),
    ('check-source', ERROR, C + '/* never g_thread_pool_new () */\n'),
    ('check-layers', 'libbalanced/document/bal-json.c', including('<json-glib/json-glib.h>')),
    ('check-layers', 'libbalanced/journey/bal-balance.c',
     including('"libbalanced/area/bal-area.h"')),
    ('check-layers', 'libbalanced/command/bal-main.c', including('"libbalanced/balanced.h"')),
)

GIR = '''<repository xmlns="http://www.gtk.org/introspection/core/1.0"
  xmlns:c="http://www.gtk.org/introspection/c/1.0"><namespace name="Balanced"><class name="Area">
  <method name="get_name" c:identifier="bal_area_get_name"><return-value transfer-ownership="{transfer}">
  <type name="utf8"/></return-value></method>{more}<property name="end-day"><type name="gint"/></property>
  </class></namespace></repository>'''
CLASH = '<method name="end_day"><return-value><type name="gint"/></return-value></method>'


class Tap:
    """Counts and prints in the Test Anything Protocol."""

    def __init__(self):
        self.count = 0

    def check(self, name, good, output):
        self.count += 1
        print(f'{"ok" if good else "not ok"} {self.count} - {name}')
        if not good:
            print(''.join(f'# {line}\n' for line in output.splitlines()), end='')


def plant(root, files):
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding='utf-8')


def run(name, *arguments):
    done = subprocess.run([sys.executable, TOOLS / f'{name}.py', *arguments],
                          capture_output=True, text=True)
    return done.returncode, done.stdout + done.stderr


def run_gate(name, files, clang_format):
    with tempfile.TemporaryDirectory() as folder:
        root = pathlib.Path(folder)
        plant(root, CLEAN)
        if name == 'gen-features':
            run(name, '--root', root, '--update')
        plant(root, files)
        shutil.copy(TOOLS.parent / '.clang-format', root)
        extra = ['--clang-format', clang_format] if name == 'check-format' else []
        return run(name, '--root', root, *extra)


def test_tree(tap, clang_format):
    for name in ('check-findings', 'check-format', 'check-layers', 'check-limits', 'check-source',
                 'gen-features'):
        if name == 'check-format' and not clang_format:
            continue
        code, output = run_gate(name, {}, clang_format)
        tap.check(f'{name}: a clean tree passes', code == 0, output)
    for name, path, text in ALLOWED:
        code, output = run_gate(name, {path: text}, clang_format)
        tap.check(f'{name}: {path} is allowed', path not in output, output)
    for name, path, text, expected in PLANTED:
        if name == 'check-format' and not clang_format:
            continue
        code, output = run_gate(name, {path: text}, clang_format)
        tap.check(f'{name}: {expected}', code == 1 and expected in output, output)


def run_api(folder, transfer='none', more='', *arguments):
    gir = folder / 'Balanced-1.gir'
    gir.write_text(GIR.format(transfer=transfer, more=more), encoding='utf-8')
    return run('check-api', '--gir', gir, '--listing', folder / 'listing.txt', *arguments)


def test_api(tap):
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        code, output = run_api(folder, 'none', '', '--update')
        tap.check('check-api: --update writes the listing', code == 0, output)
        code, output = run_api(folder)
        tap.check('check-api: the same API passes', code == 0, output)
        code, output = run_api(folder, 'full')
        tap.check('check-api: a changed transfer', code == 1 and 'get_name' in output, output)
        code, output = run_api(folder, 'none', CLASH)
        tap.check('check-api: a clash of names', code == 1 and 'both named end-day' in output, output)


def test_headers(tap, compiler):
    cases = (
        ('a good header', '#ifndef BAL_COMPILATION\n#error "no"\n#endif\nint bal_x (int class_);\n', 0),
        ('a word of C++', '#ifndef BAL_COMPILATION\n#error "no"\n#endif\nint bal_x (int class);\n', 1),
        ('direct inclusion', 'int bal_x (int y);\n', 1),
    )
    for name, text, expected in cases:
        with tempfile.TemporaryDirectory() as folder:
            root = pathlib.Path(folder)
            plant(root, {'libbalanced/core/bal-x.h': text})
            code, output = run('check-headers', '--root', root, *compiler)
        tap.check(f'check-headers: {name}', code == expected, output)


def test_count(tap):
    """What ./run test says at its end."""
    good = {'name': 'a', 'result': 'OK', 'stdout': '1..2\nok 1 x\nok 2 y # SKIP no data\n'}
    bad = {'name': 'b', 'result': 'FAIL', 'stdout': '1..2\nok 1 x\nnot ok 2 y\n'}
    crash = {'name': 'c', 'result': 'ERROR', 'stdout': '1..1\nok 1 x\n'}
    plain = {'name': 'd', 'result': 'OK', 'stdout': ''}
    timeout = {'name': 'e', 'result': 'TIMEOUT', 'stdout': ''}
    cases = (
        ('good', [good, plain], '2 passed, 0 failed, 1 skipped', 0),
        ('a failed case', [good, bad], '2 passed, 1 failed, 1 skipped', 1),
        ('a crash after ok', [crash], '1 passed, 1 failed, 0 skipped', 1),
        ('a timeout', [timeout], '0 passed, 1 failed, 0 skipped', 1),
        ('nothing', [], '0 passed, 0 failed, 0 skipped', 1),
    )
    for name, tests, expected, status in cases:
        with tempfile.TemporaryDirectory() as folder:
            log = pathlib.Path(folder, 'testlog.json')
            log.write_text(''.join(json.dumps(each) + '\n' for each in tests), encoding='utf-8')
            code, output = run('count-tests', '--log', log)
        last = output.splitlines()[-1]
        tap.check(f'count-tests: {name}', code == status and last == expected, output)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument('--clang-format', default='')
    parser.add_argument('compiler', nargs='*', help='the C++ compiler')
    options = parser.parse_args()
    tap = Tap()
    test_tree(tap, options.clang_format)
    test_api(tap)
    test_count(tap)
    if options.compiler:
        test_headers(tap, options.compiler)
    print(f'1..{tap.count}')


if __name__ == '__main__':
    main()
