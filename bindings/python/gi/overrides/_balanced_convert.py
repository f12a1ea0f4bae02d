# SPDX-FileCopyrightText: 2026 The libbalanced authors
# SPDX-License-Identifier: MIT
"""From what Python people write to what the library takes, and back."""

import calendar
import collections.abc
import datetime
import difflib
import os
import re
import warnings

from gi.repository import Gio, GLib

EPOCH = datetime.date(1970, 1, 1).toordinal()
DAY_NONE = -2**31
PERIOD_FORMS = "a period is a pair of days, or text such as '2020-03-01/2021-02-28' or '2020'"
LIKE_YEARS = range(1990, 2080)  # as counts of days, a quarter of 1975
DAY_NAMES = ('as_at', 'start', 'end', 'day')
ISO_PART = re.compile(r'(\d{4})(?:-(\d{2}))?')


def choices(word, known, most=12):
    """What to say about a word that is not there: the nearest one, or those that there are."""
    known = [str(each) for each in known]
    near = difflib.get_close_matches(str(word), known, 1)
    if near:
        return f'did you mean “{near[0]}”?'
    return f'there is {", ".join(known[:most])}{", ..." if len(known) > most else ""}' if known \
        else 'there is none'


def missing_key(word, known):
    """A KeyError that says what there is instead."""
    return KeyError(f'there is no “{word}”: {choices(word, known)}')


def check_options(what, given, known):
    """Refuses keyword arguments that nobody would read."""
    for each in given:
        if each not in known:
            raise TypeError(f'{what} has no option “{each}”: {choices(each, known, most=40)}')


def is_day_name(name):
    return name in DAY_NAMES or name.endswith(('_day', '_date'))


def is_first_name(name):
    """Whether a month or a year given for it means its first day; its last one otherwise."""
    return name not in ('as_at', 'end') and not name.endswith(('end_day', 'end_date'))


def to_day(value, first=False):
    """A count of days from a date, ISO text, or a count; None is no day."""
    if value is None:
        return DAY_NONE
    if hasattr(value, 'item') and not isinstance(value, (str, bytes)):
        value = value.item()  # numpy
    if value != value:
        raise ValueError('a day is needed, not a missing value')
    if isinstance(value, datetime.date):
        return value.toordinal() - EPOCH
    if isinstance(value, str):
        return text_to_day(value, first)
    if isinstance(value, int) and not isinstance(value, bool):
        if value in LIKE_YEARS:
            warnings.warn(f"the day {value} is {from_day(value)}: a year is text, '{value}'",
                          stacklevel=5)
        return value
    raise TypeError(f'a day is a date, ISO text or an int, not {type(value).__name__}')


def text_to_day(text, first):
    part = ISO_PART.fullmatch(text)
    try:
        if part is None:
            return datetime.date.fromisoformat(text).toordinal() - EPOCH
        year = int(part[1])
        month = int(part[2] or (1 if first else 12))
        day = datetime.date(year, month, 1)
    except ValueError:
        raise ValueError(f'“{text}” is no day: write it as 2021-02-28, or give a datetime.date') from None
    if not first:
        day = day.replace(day=calendar.monthrange(year, month)[1])
    return day.toordinal() - EPOCH


def from_day(day):
    """A date; None where there is no day, an int where Python has no such date."""
    if day == DAY_NONE:
        return None
    try:
        return datetime.date.fromordinal(day + EPOCH)
    except (ValueError, OverflowError):
        return day


def to_days(values):
    return [to_day(each, first=True) for each in values]


def to_file(value):
    if isinstance(value, (str, os.PathLike)):
        text = os.fspath(value)
        return Gio.File.new_for_uri(text) if '://' in text else Gio.File.new_for_path(text)
    return value


def to_bytes(value):
    if value is None or isinstance(value, GLib.Bytes):
        return value
    if isinstance(value, str):
        value = value.encode()
    # Never the memoryview itself: it would be read element by element.
    return GLib.Bytes.new(bytes(value))


def to_list(value):
    if isinstance(value, (list, tuple)) and value:
        store = Gio.ListStore(item_type=type(value[0]).__gtype__)
        for each in value:
            store.append(each)
        return store
    return value


def to_variant(value):
    """A variant of text by name, in as many levels as are given."""
    if isinstance(value, collections.abc.Mapping):
        nested = any(isinstance(each, collections.abc.Mapping) for each in value.values())
        if nested:
            return GLib.Variant('a{sa{ss}}', {key: texts(each) for key, each in value.items()})
        return GLib.Variant('a{ss}', texts(value))
    return value


def texts(mapping):
    return {str(key): str(value) for key, value in mapping.items()}


def enum_converter(enum):
    """Takes a member of the enumeration, or its nick with - or _."""
    def convert(value):
        if not isinstance(value, str):
            return value
        name = value.upper().replace('-', '_')
        if name not in vars(enum):
            nicks = ', '.join(each.value_nick for each in enum.__enum_values__.values())
            raise ValueError(f'“{value}” is none of {nicks}')
        return vars(enum)[name]
    return convert


def period_converter(period):
    """Takes a period, a pair of days, or text: 2020, 2020-03, 2020-03-01/2021-02-28, 2020/.."""
    def convert(value):
        if value is None or isinstance(value, period):
            return value
        if isinstance(value, str):
            start, _, end = value.partition('/')
            value = [None if each == '..' else each for each in (start, end or start)]
        if not isinstance(value, collections.abc.Sequence):
            raise TypeError(PERIOD_FORMS)
        if len(value) != 2:
            raise ValueError(PERIOD_FORMS)
        start, end = to_day(value[0], first=True), to_day(value[1])
        if end != DAY_NONE and start > end:
            raise ValueError(f'a period ends on {from_day(end)} before it starts on {from_day(start)}')
        return period.new(start, end)
    return convert


class Items(collections.abc.Sequence):
    """A list of the library, by position and by name, code or id."""

    KEYS = ('code', 'id', 'name')

    def __init__(self, model):
        self.model = model

    def __len__(self):
        return self.model.get_n_items()

    def __getitem__(self, key):
        if isinstance(key, slice):
            return [self.model.get_item(each) for each in range(*key.indices(len(self)))]
        if isinstance(key, str):
            return self._find(key)
        item = self.model.get_item(key + len(self) if key < 0 else key)
        if item is None:
            raise IndexError(key)
        return item

    def _find(self, key):
        for item in self:
            if key in self._keys_of(item):
                return item
        raise missing_key(key, self.keys())

    def __iter__(self):
        return (self.model.get_item(each) for each in range(len(self)))

    def __contains__(self, item):
        if isinstance(item, str):
            return item in self.keys()
        return any(item == each for each in self)

    @classmethod
    def _keys_of(cls, item):
        return [getattr(item, each) for each in cls.KEYS if hasattr(item, each)]

    def keys(self):
        """What the items can be asked for by."""
        return [next(iter(self._keys_of(item)), None) for item in self]

    def __repr__(self):
        return f'<{len(self)} items: {", ".join(str(each) for each in self.keys()[:12])}>'


def from_value(name, value):
    """What a property gives, as Python has it."""
    if isinstance(value, int) and not isinstance(value, bool) and is_day_name(name):
        return from_day(value)
    if isinstance(value, GLib.Variant):
        return value.unpack()
    return value
