# SPDX-FileCopyrightText: 2026 The libbalanced authors
# SPDX-License-Identifier: MIT
"""Calls every method of a bare object of one class; test_hostile.py runs it for each class."""

import sys

import gi
import gi._gi as types

gi.require_version('Balanced', '1')
from gi.repository import Balanced, Gio, GLib, GObject  # noqa: E402

TAG = types.TypeTag
EDGES = {
    TAG.BOOLEAN: (False, True), TAG.UTF8: ('', 'no such thing', 'é' * 300),
    TAG.FILENAME: ('/nonexistent/x',), TAG.DOUBLE: (0.0, -1.0, float('nan'), float('inf')),
    TAG.INT8: (-128, 127), TAG.UINT8: (0, 255), TAG.INT16: (-2**15, 2**15 - 1),
    TAG.UINT16: (0, 2**16 - 1), TAG.INT32: (0, -2**31, 2**31 - 1), TAG.UINT32: (0, 2**32 - 1),
    TAG.INT64: (0, -2**63, 2**63 - 1), TAG.UINT64: (0, 2**64 - 1),
}
# Raw pointers of the C data interface.
LEFT_OUT = {'export_arrow_stream', 'new_from_arrow_stream', 'read_arrow'}


def bare(name):
    kind = getattr(Balanced, name)
    return GObject.new(kind.__gtype__) if not GObject.type_test_flags(
        kind.__gtype__, GObject.TypeFlags.ABSTRACT) else None


def edges(argument):
    kind = argument.get_type()
    tag = kind.get_tag()
    values = list(EDGES.get(tag, ()))
    if tag == TAG.INTERFACE:
        info = kind.get_interface()
        place = {'Balanced': Balanced, 'Gio': Gio, 'GLib': GLib, 'GObject': GObject}[info.get_namespace()]
        if isinstance(info, types.EnumInfo):
            values += [getattr(place, info.get_name())(each.get_value()) for each in info.get_values()]
        elif info.get_namespace() == 'Balanced' and isinstance(info, types.ObjectInfo):
            values += [each for each in [bare(info.get_name())] if each is not None]
        elif info.get_name() == 'Period':
            values += [Balanced.Period.new(5, 5), Balanced.Period.new(-2**31, 2**31 - 1)]
        elif info.get_name() == 'File':
            values += [Gio.File.new_for_path('/nonexistent/x')]
        elif info.get_name() == 'Bytes':
            values += [GLib.Bytes.new(b''), GLib.Bytes.new(b'\xff{')]
    if tag in (TAG.ARRAY, TAG.GLIST, TAG.GSLIST):
        values += [[]]
    if argument.may_be_null():
        values.append(None)
    return values


def drive(name):
    kind = getattr(Balanced, name)
    info = types.Repository.get_default().find_by_name('Balanced', name)
    methods = [each for each in info.get_methods() if each.get_name() not in LEFT_OUT]
    counts = {'answered': 0, 'refused': 0, 'not called': 0}
    for method in methods:
        is_method = method.is_method()
        arguments = [each for each in method.get_arguments() if each.get_direction() != types.Direction.OUT]
        lists = [edges(each) for each in arguments]
        calls = max([len(each) for each in lists], default=1)
        if not all(lists):
            counts['not called'] += 1
            continue
        for call in range(calls):
            target = bare(name) if is_method else kind
            if target is None:
                counts['not called'] += 1
                break
            print('#', name, method.get_name(), call, flush=True)
            values = [each[call % len(each)] for each in lists]
            try:
                getattr(target, method.get_name())(*values)
                counts['answered'] += 1
            except GLib.Error as error:
                assert error.message and not error.message.endswith('.'), error.message
                counts['refused'] += 1
            except (TypeError, ValueError, OverflowError, IndexError, KeyError, AttributeError):
                counts['refused'] += 1
    target = bare(name)
    if target is not None:
        for each in target.list_properties():
            if each.flags & GObject.ParamFlags.READABLE:
                target.get_property(each.name)
        repr(target), str(target)
        if isinstance(target, Gio.ListModel):
            assert target.get_n_items() == 0 and target.get_item(0) is None
    print(counts)
    assert target is None or counts['answered'] or not methods, counts


drive(sys.argv[1])
