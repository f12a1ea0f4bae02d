#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The libbalanced authors
# SPDX-License-Identifier: MIT
"""Builds and runs a small program that uses the library from outside, offline."""

import argparse
import os
import pathlib
import shlex
import shutil
import subprocess
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
EXPECTED = 'bal-error-quark Version '


def not_copied(source):
    """Leaves out what is made below the root of the sources."""
    def ignore(folder, names):
        if pathlib.Path(folder) != source:
            return []
        made = ('.git', '.venv', '.cache', 'review', 'out')
        return [each for each in names if each in made or each.startswith('build')]
    return ignore


def run(*command, **keywords):
    print('+', shlex.join(str(each) for each in command), flush=True)
    return subprocess.run([str(each) for each in command], check=True, **keywords)


def output(*command, **keywords):
    return run(*command, capture_output=True, text=True, **keywords).stdout


def check_program(program, **environment):
    said = output(program, env={**os.environ, **environment})
    assert said.startswith(EXPECTED), said
    return said


def needed_libraries(program):
    return [line for line in output('readelf', '-d', program).splitlines() if 'NEEDED' in line]


def try_subproject(options, folder):
    """A vendor's project with a copy of the sources, linked statically."""
    project = folder / 'project'
    shutil.copytree(HERE / 'subproject', project)
    shutil.copy(HERE / 'main.c', project)
    (project / 'subprojects').mkdir()
    shutil.move(project / 'libbalanced.wrap', project / 'subprojects' / 'libbalanced.wrap')
    shutil.copytree(options.source, project / 'subprojects' / 'libbalanced', 
                    ignore=not_copied(options.source))
    run('meson', 'setup', '--wrap-mode=nodownload', folder / 'build', project)
    run('ninja', '-C', folder / 'build', 'consumer')
    program = folder / 'build' / 'consumer'
    check_program(program)
    needed = needed_libraries(program)
    assert not any('balanced' in each for each in needed), needed


def stage(options, folder):
    """Installs below the folder, and points the pkg-config file there."""
    run('meson', 'install', '-C', options.build, '--no-rebuild', '--quiet', '--destdir', folder)
    found = list(folder.rglob('libbalanced-1.pc'))
    assert len(found) == 1, found
    text = found[0].read_text(encoding='utf-8')
    found[0].write_text(text.replace('prefix=/', f'prefix={folder}/', 1), encoding='utf-8')
    return found[0].parent


def try_pkgconfig(options, folder):
    """An installed library, found through pkg-config."""
    configs = stage(options, folder / 'stage')
    environment = {**os.environ, 'PKG_CONFIG_PATH': str(configs)}
    flags = output('pkg-config', '--cflags', '--libs', 'libbalanced-1', env=environment).split()
    program = folder / 'consumer'
    run(*shlex.split(options.cc), HERE / 'main.c', '-o', program, *flags)
    check_program(program, LD_LIBRARY_PATH=str(configs.parent))
    assert any('libbalanced-1.so.0' in each for each in needed_libraries(program))


def try_vala(options, folder):
    """A Vala program against the generated vapi."""
    configs = stage(options, folder / 'stage')
    prefix = configs.parent
    while not (prefix / 'include').exists():
        prefix = prefix.parent
    program = folder / 'consumer'
    run('valac', '--fatal-warnings', '--vapidir', prefix / 'share' / 'vala' / 'vapi', '--pkg', 'libbalanced-1',
        '-X', '-w', '-o', program, HERE / 'main.vala',
        env={**os.environ, 'PKG_CONFIG_PATH': str(configs)})
    check_program(program, LD_LIBRARY_PATH=str(configs.parent))


KINDS = {'subproject': try_subproject, 'pkgconfig': try_pkgconfig, 'vala': try_vala}


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument('kind', choices=KINDS)
    parser.add_argument('--source', type=pathlib.Path, required=True)
    parser.add_argument('--build', type=pathlib.Path, required=True)
    parser.add_argument('--cc', default='cc')
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix='balanced-consumer-') as folder:
        KINDS[options.kind](options, pathlib.Path(folder))
    print(f'{options.kind}: works')


if __name__ == '__main__':
    main()
