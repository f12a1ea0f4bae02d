# SPDX-FileCopyrightText: 2026 The libbalanced authors
# SPDX-License-Identifier: MIT
"""Makes every call of the namespace natural: dates, paths and words as arguments, exceptions of our
own, properties as attributes, an interrupt that cancels. It reads the typelib, so that a new class
needs nothing here."""

import asyncio
import functools
import inspect
import signal
import sys
import threading

from gi import _gi
from gi.repository import Gio, GLib, GObject

from . import _balanced_convert as convert

POLL_SECONDS = 0.1
DIRECTION_OUT = 1  # of GIDirection, which PyGObject does not name


def exception_class(name, enum):
    """An exception for an error domain, which keeps the codes of its enumeration."""
    members = {each.value_nick.upper().replace('-', '_'): each
               for each in enum.__enum_values__.values()}
    return type(name, (GLib.Error,), {
        **members,
        'quark': staticmethod(enum.quark),
        '__module__': 'gi.repository.Balanced',
        '__str__': lambda self: self.message,
        '__doc__': f'Raised with a code of `{name}` in `code`, and the message in `message`.',
    })


class FileError(GLib.Error, OSError):
    """Raised when a file cannot be read or written; `code` is one of Gio.IOErrorEnum.

    It is an OSError as well, and FileNotFoundError and the like where that is what happened."""

    __module__ = 'gi.repository.Balanced'
    __str__ = lambda self: self.message  # noqa: E731


FILE_ERRORS = {int(code): type('FileError', (FileError, cls), {'__module__': FileError.__module__})
               for code, cls in ((Gio.IOErrorEnum.NOT_FOUND, FileNotFoundError),
                                 (Gio.IOErrorEnum.EXISTS, FileExistsError),
                                 (Gio.IOErrorEnum.IS_DIRECTORY, IsADirectoryError),
                                 (Gio.IOErrorEnum.NOT_DIRECTORY, NotADirectoryError),
                                 (Gio.IOErrorEnum.PERMISSION_DENIED, PermissionError))}
FILE_DOMAIN = GLib.quark_to_string(Gio.io_error_quark())


def extend(module):
    """Gives a class of the namespace the members of the Python class that is decorated."""
    def copy(cls):
        target = getattr(module, cls.__name__)
        for name, member in vars(cls).items():
            if name not in ('__module__', '__dict__', '__weakref__', '__doc__', '__qualname__'):
                setattr(target, name, member)
        return target
    return copy


class Namespace:
    """The namespace, and how its calls are made natural."""

    def __init__(self, module):
        self.module = module
        self.infos = _gi.Repository.get_default().get_infos(module._namespace)
        self.exceptions = {}

    def type_of(self, info):
        """The module and name of an interface, as ('Gio', 'File')."""
        return info.get_namespace(), info.get_name()

    def converter(self, name, kind):
        """The function for an argument, or None when PyGObject does well by itself."""
        tag = kind.get_tag_as_string()
        if tag == 'gint32' and convert.is_day_name(name):
            return functools.partial(convert.to_day, first=convert.is_first_name(name))
        if tag == 'array' and name == 'days':
            return convert.to_days
        if tag != 'interface':
            return None
        interface = kind.get_interface()
        namespace, word = self.type_of(interface)
        if namespace == self.module._namespace and isinstance(interface, _gi.EnumInfo):
            return convert.enum_converter(getattr(self.module, word))
        return {
            (self.module._namespace, 'Period'): lambda value: self.to_period(value),
            ('Gio', 'File'): convert.to_file,
            ('Gio', 'ListModel'): convert.to_list,
            ('GLib', 'Bytes'): convert.to_bytes,
            ('GLib', 'Variant'): convert.to_variant,
        }.get((namespace, word))

    def to_period(self, value):
        return convert.period_converter(self.module.Period)(value)

    def raise_own(self, error):
        exception = self.exceptions.get(error.domain)
        if error.domain == FILE_DOMAIN and error.code != Gio.IOErrorEnum.CANCELLED:
            exception = FILE_ERRORS.get(error.code, FileError)
        if exception is None:
            raise error
        raise exception(error.message, error.domain, error.code) from None

    # Calls

    def natural(self, info, call):
        """A function that takes what people write, or None when there is nothing to do."""
        arguments = visible_arguments(info)
        converters = {each.get_name(): self.converter(each.get_name(), each.get_type())
                      for each in arguments}
        if not info.can_throw_gerror() and not any(converters.values()):
            return None
        names = [each.get_name() for each in arguments]
        needed = {each.get_name() for each in arguments if not each.may_be_null()}
        by_position = [converters[each] for each in names]

        def natural(*args, **kwargs):
            args = [each if change is None else change(each)
                    for each, change in zip(args, by_position)] + list(args[len(names):])
            for name, value in kwargs.items():
                change = converters.get(name)
                if change is not None:
                    kwargs[name] = change(value)
            return args, kwargs

        # A method gets its object first.
        offset = 1 if info.is_method() else 0
        # What only starts the work returns at once, and must do so in the caller's own thread.
        place = offset + names.index('cancellable') \
            if 'cancellable' in names and info.can_throw_gerror() else None

        def function(*args, **kwargs):
            rest, kwargs = natural(*args[offset:], **kwargs)
            try:
                return self.invoke(call, [*args[:offset], *rest], kwargs, place)
            except GLib.Error as error:
                self.raise_own(error)
            except TypeError:
                check_call(function, args, kwargs, needed)
                raise

        function.__name__ = info.get_name()
        function.__qualname__ = info.get_name()
        function.__signature__ = signature(info, arguments)
        return function

    def invoke(self, call, args, kwargs, place):
        """Calls on a thread of its own where that can be interrupted or watched.

        The place is that of the cancellable. For `progress`, besides an object, stand True and a
        function of a fraction and a stage."""
        report = kwargs.get('progress')
        if report is True or callable(report):
            kwargs['progress'] = self.module.Progress()
        else:
            report = None
        given = place is None or kwargs.get('cancellable') is not None or \
            len(args) > place and args[place] is not None
        if given or not can_interrupt():
            return call(*args, **kwargs)
        cancellable = Gio.Cancellable()
        if len(args) > place:
            args[place] = cancellable
        else:
            kwargs['cancellable'] = cancellable
        return watch(functools.partial(call, *args, **kwargs), cancellable, report,
                     kwargs.get('progress'))

    # Types

    def install(self):
        """Works through the namespace once."""
        functions = {}
        for info in self.infos:
            if isinstance(info, _gi.EnumInfo):
                self.add_exception(info)
            elif isinstance(info, (_gi.ObjectInfo, _gi.StructInfo)):
                self.install_type(info)
            elif isinstance(info, _gi.FunctionInfo):
                function = self.natural(info, getattr(self.module, info.get_name()))
                if function is not None:
                    functions[info.get_name()] = function
        return {'FileError': FileError, **functions, **{each.__name__: each for each in self.exceptions.values()}}

    def add_exception(self, info):
        name = info.get_name()
        enum = getattr(self.module, name)
        if name.endswith('Error') and hasattr(enum, 'quark'):
            domain = GLib.quark_to_string(enum.quark())
            self.exceptions[domain] = exception_class(name, enum)

    def install_type(self, info):
        if info.get_name().endswith('Class'):
            return
        cls = getattr(self.module, info.get_name())
        for method in info.get_methods():
            self.install_method(cls, method)
        if isinstance(info, _gi.StructInfo):
            install_value(cls, info)
        else:
            self.install_properties(cls)

    def install_method(self, cls, info):
        name = info.get_name()
        raw = vars(cls).get(name)
        if raw is None:
            return
        if info.is_method():
            function = self.natural(info, raw)
        else:
            function = self.natural(info, getattr(cls, name))
            function = function and staticmethod(function)
        if name.endswith('_async'):
            function = self.awaitable(cls, info, function or raw)
        if function is not None:
            setattr(cls, name, function)

    def awaitable(self, cls, info, call):
        """A form that is awaited when it is called without a callback.

        It is made of the blocking form: that has the conversions, the exceptions and the keywords."""
        name = info.get_name()
        blocking = name[:-len('_async')]
        arguments = visible_arguments(info)
        places = len(arguments) + info.is_method()
        call = getattr(call, '__func__', call) if isinstance(call, staticmethod) else call

        def function(*args, **kwargs):
            if kwargs.get('callback') is not None or len(args) >= places:
                return call(*args, **kwargs)
            kwargs.pop('callback', None)
            if info.is_method():
                return self.begin(getattr(args[0], blocking), args[1:], kwargs)
            return self.begin(getattr(cls, blocking), args, kwargs)

        function.__name__ = function.__qualname__ = name
        function.__signature__ = signature(info, arguments)
        return function if info.is_method() else staticmethod(function)

    def begin(self, call, args, kwargs):
        """The blocking call as a coroutine, with what cancels it and what it reports to."""
        bound = inspect.signature(call).bind(*args, **kwargs)
        given = bound.arguments
        cancellable = given['cancellable'] = given.get('cancellable') or Gio.Cancellable()
        report = given.get('progress')
        if report is True or callable(report):
            given['progress'] = self.module.Progress()
        else:
            report = None
        return wait_for(functools.partial(call, *bound.args, **bound.kwargs), cancellable, report,
                        given.get('progress'))

    def install_properties(self, cls):
        writable = {}
        for spec in cls.list_properties():
            name = spec.name.replace('-', '_')
            if spec.flags & GObject.ParamFlags.WRITABLE:
                writable[name] = self.spec_converter(name, spec)
            if spec.owner_type == cls.__gtype__ and name not in vars(cls) and \
                    spec.flags & GObject.ParamFlags.READABLE:
                setattr(cls, name, property_of(spec, name))
        if writable:
            setattr(cls, '__init__', initialiser(cls.__name__, writable))

    def spec_converter(self, name, spec):
        kind = spec.value_type
        if kind == GObject.TYPE_INT and convert.is_day_name(name):
            return functools.partial(convert.to_day, first=convert.is_first_name(name))
        if kind == GObject.TYPE_VARIANT:
            return convert.to_variant
        if kind.name == 'BalPeriod':
            return self.to_period
        if kind.name == 'GListModel':
            return convert.to_list
        if kind.name == 'GFile':
            return convert.to_file
        enum = getattr(self.module, kind.name.removeprefix('Bal'), None)
        if kind.is_a(GObject.TYPE_ENUM) and enum is not None:
            return convert.enum_converter(enum)
        return None


def visible_arguments(info):
    """The arguments that are written: not lengths, user data, or what only comes out."""
    arguments = info.get_arguments()
    hidden = set()
    for each in arguments:
        if each.get_type().get_tag_as_string() == 'array':
            hidden.add(each.get_type().get_array_length())
        hidden.update((each.get_closure(), each.get_destroy()))
    return [each for position, each in enumerate(arguments)
            if position not in hidden and each.get_direction() != DIRECTION_OUT]


def check_call(function, args, kwargs, needed):
    """Says which argument is missing or too many, by its name."""
    try:
        bound = function.__signature__.bind(*args, **kwargs)
    except TypeError as error:
        raise TypeError(f'{function.__name__}(): {error}') from None
    for name, value in bound.arguments.items():
        if value is None and name in needed:
            raise TypeError(f'{function.__name__}(): {name} cannot be None')


def signature(info, arguments):
    parameters = []
    if info.is_method():
        parameters.append(inspect.Parameter('self', inspect.Parameter.POSITIONAL_OR_KEYWORD))
    optional = True
    kinds = []
    for each in reversed(arguments):
        optional = optional and each.may_be_null()
        default = None if optional else inspect.Parameter.empty
        kinds.append(inspect.Parameter(each.get_name(),
                                       inspect.Parameter.POSITIONAL_OR_KEYWORD, default=default))
    return inspect.Signature(parameters + kinds[::-1])


def property_of(spec, name):
    is_list = spec.value_type.name == 'GListModel'

    def get(self):
        value = self.get_property(spec.name)
        if is_list and value is not None:
            return convert.Items(value)
        return convert.from_value(name, value)

    return property(get, doc=f'The property `{spec.name}`.')


def check_range(spec, value):
    """GObject would take the default in place of a number that is out of range, with a warning."""
    least, most = getattr(spec, 'minimum', None), getattr(spec, 'maximum', None)
    if least is None or most is None or isinstance(value, bool) or \
            not isinstance(value, (int, float)):
        return
    is_nan = value != value and spec.default_value == spec.default_value
    if value < least or value > most or is_nan:
        raise ValueError(f'{spec.name.replace("-", "_")}: {value} is not within {least:g} and {most:g}')


def initialiser(name, converters):
    def __init__(self, **kwargs):
        convert.check_options(f'Balanced.{name}', kwargs, converters)
        for key, value in kwargs.items():
            check_range(type(self).find_property(key.replace('_', '-')), value)
        GObject.Object.__init__(self, **{
            name: converters[name](value) if converters.get(name) else value
            for name, value in kwargs.items()})
    return __init__


def install_value(cls, info):
    """A small value: its getters as attributes, equality, and a text to look at."""
    methods = {each.get_name(): each for each in info.get_methods()}
    for name, method in methods.items():
        short = name[len('get_'):]
        if name.startswith('get_') and not method.get_arguments() and short not in methods:
            setattr(cls, short, property(
                lambda self, name=name, short=short:
                    convert.from_value(short, getattr(self, name)())))
    if 'equal' in methods:
        cls.__eq__ = lambda self, other: (
            self.equal(other) if isinstance(other, cls) else NotImplemented)
        cls.__hash__ = lambda self: self.hash() if 'hash' in methods else 0
    if 'to_text' in methods:
        cls.__str__ = lambda self: self.to_text()
        cls.__repr__ = lambda self: f'<Balanced.{cls.__name__} {self.to_text()}>'
    if 'new' in methods:
        cls.__new__ = staticmethod(lambda cls, *args, **kwargs: cls.new(*args, **kwargs))
        cls.__init__ = lambda self, *args, **kwargs: None


def can_interrupt():
    """Only Python's own handler in the main thread can be served: others know what they do."""
    return threading.current_thread() is threading.main_thread() and \
        signal.getsignal(signal.SIGINT) is signal.default_int_handler


def watch(call, cancellable, report, progress):
    """Calls on another thread, and cancels when this one is interrupted."""
    outcome = []
    # Not Thread.join (): interrupted, it takes the thread for finished.
    finished = threading.Event()

    def work():
        try:
            outcome.append((call(), None))
        except BaseException as error:  # it is raised again in the thread that waits
            outcome.append((None, error))
        finally:
            finished.set()

    threading.Thread(target=work, name='balanced').start()
    try:
        while not finished.wait(POLL_SECONDS):  # a signal may have come to another thread
            if report:
                tell(report, progress)
    except BaseException:
        cancellable.cancel()
        finished.wait()
        raise
    if report:
        tell(report, progress)
    value, error = outcome[0]
    if error is not None:
        raise error
    return value


async def wait_for(call, cancellable, report, progress):
    """Calls on another thread, while the loop goes on; who cancels the waiting cancels the call."""
    work = asyncio.ensure_future(asyncio.to_thread(call))
    seconds = POLL_SECONDS if report else None
    try:
        while not (await asyncio.wait({work}, timeout=seconds))[0]:
            tell(report, progress)
    except asyncio.CancelledError:
        cancellable.cancel()
        await asyncio.wait({work})
        work.exception()  # asked for, so that nobody complains that it was not
        raise
    if report:
        tell(report, progress)
    return work.result()


def tell(report, progress):
    if callable(report):
        report(progress.get_fraction(), progress.dup_stage())
    elif sys.stderr.isatty():
        done = round(progress.get_fraction() * 100)
        end = '\n' if done == 100 else ''
        print(f'\r{progress.dup_stage() or ""} {done:3} %', end=end, file=sys.stderr, flush=True)
