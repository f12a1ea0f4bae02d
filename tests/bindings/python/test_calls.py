# SPDX-FileCopyrightText: 2026 The libbalanced authors
# SPDX-License-Identifier: MIT
"""What people write as arguments, exceptions by domain, properties as attributes, interrupts."""

import _thread
import datetime
import inspect
import signal
import threading
import time

import pytest
from gi.overrides import _balanced_calls as calls
from gi.overrides import _balanced_convert as convert
from gi.repository import Balanced, Gio, GLib


@pytest.mark.parametrize('value', [
    18321, '2020-02-29', datetime.date(2020, 2, 29), datetime.datetime(2020, 2, 29, 23, 59)])
def test_days(value):
    assert convert.to_day(value) == 18321
    assert convert.from_day(18321) == datetime.date(2020, 2, 29)


@pytest.mark.parametrize('text, first, last', [
    ('2020-02', '2020-02-01', '2020-02-29'), ('2021', '2021-01-01', '2021-12-31')])
def test_months_and_years(text, first, last):
    assert convert.to_day(text, first=True) == convert.to_day(first)
    assert convert.to_day(text) == convert.to_day(last)


def test_no_day():
    assert convert.to_day(None) == Balanced.DAY_NONE
    assert convert.from_day(Balanced.DAY_NONE) is None
    assert Balanced.Result().as_at is None


@pytest.mark.parametrize('value, error', [
    ('2021-02-30', ValueError), ('2021-13', ValueError), ('03/04/2020', ValueError),
    (1.5, TypeError), (True, TypeError)])
def test_days_that_are_none(value, error):
    with pytest.raises(error):
        convert.to_day(value)


@pytest.mark.parametrize('value', [
    '2020-03-01/2021-02-28', '2020-03/2021-02', ('2020-03-01', datetime.date(2021, 2, 28)),
    ('2020-03', 18686), Balanced.Period.new(18322, 18686)])
def test_periods(value):
    period = convert.period_converter(Balanced.Period)(value)
    assert period == Balanced.Period('2020-03-01', '2021-02-28')
    assert (period.start, period.end) == (datetime.date(2020, 3, 1), datetime.date(2021, 2, 28))
    assert str(period) == '2020-03-01/2021-02-28'
    assert hash(period) == hash(Balanced.Period('2020-03-01', '2021-02-28'))


def test_words_for_members():
    assert len(Balanced.Findings().filter('warning')) == 0
    with pytest.raises(ValueError, match='info, warning, error'):
        Balanced.Findings().filter('grave')


def test_exceptions():
    with pytest.raises(Balanced.DataError) as caught:
        Balanced.Templates.new_from_bytes(b'no group')
    assert isinstance(caught.value, GLib.Error)
    assert caught.value.code == Balanced.DataError.SYNTAX
    assert caught.value.matches(Balanced.DataError.quark(), Balanced.DataError.SYNTAX)


def test_errors_of_files(tmp_path):
    with pytest.raises(GLib.Error) as caught:
        Balanced.Templates.load(tmp_path / 'nothing.ini')
    assert caught.value.matches(Gio.io_error_quark(), Gio.IOErrorEnum.NOT_FOUND)


def test_paths_and_keywords(tmp_path):
    path = tmp_path / 'words.ini'
    path.write_text('[synthetic-data]\nTitle=Made up\n')
    for each in (path, str(path), path.as_uri(), Gio.File.new_for_path(str(path))):
        templates = Balanced.Templates.load(file=each)
        assert templates.dup_title('synthetic-data') == 'Made up'


def test_signatures():
    assert str(inspect.signature(Balanced.Templates.load)) == '(file, cancellable=None)'
    assert list(inspect.signature(Balanced.Findings.filter).parameters) == ['self', 'least']


def test_cancelled():
    cancellable = Gio.Cancellable()
    cancellable.cancel()
    with pytest.raises(GLib.Error) as caught:
        Balanced.Templates.load('/', cancellable)
    assert caught.value.matches(Gio.io_error_quark(), Gio.IOErrorEnum.CANCELLED)


@pytest.fixture
def interruptible():
    """Python's own handler, which a job in the background does not have."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


def test_interrupt_cancels(interruptible):
    cancellable = Gio.Cancellable()
    seen = []

    def work():
        threading.Timer(0.1, _thread.interrupt_main).start()
        for _ in range(1000):
            if cancellable.is_cancelled():
                seen.append('cancelled')
                return
            time.sleep(0.01)

    assert calls.can_interrupt()
    try:
        calls.watch(work, cancellable, None, None)
    except KeyboardInterrupt:
        seen.append('interrupted')
    assert seen == ['cancelled', 'interrupted']


def test_no_cancellable_is_none(interruptible, monkeypatch, tmp_path):
    path = tmp_path / 'words.ini'
    path.write_text('[synthetic-data]\nTitle=Made up\n')
    watched = []
    watch = calls.watch

    def count(*args):
        watched.append(args)
        return watch(*args)

    monkeypatch.setattr(calls, 'watch', count)
    Balanced.Templates.load(path)
    Balanced.Templates.load(path, None)
    Balanced.Templates.load(path, cancellable=None)
    assert len(watched) == 3
    Balanced.Templates.load(path, Gio.Cancellable())
    Balanced.Templates.load(path, cancellable=Gio.Cancellable())
    assert len(watched) == 3


def test_progress_is_told():
    progress = Balanced.Progress()
    told = []

    def work():
        for done in range(4):
            progress.update(done, 3, 'counting')
            time.sleep(0.15)
        return 'done'

    def report(fraction, stage):
        assert threading.current_thread() is threading.main_thread()
        told.append((fraction, stage))

    assert calls.watch(work, Gio.Cancellable(), report, progress) == 'done'
    assert told[-1] == (1.0, 'counting')
    assert told == sorted(told)
    assert repr(progress) == '<Balanced.Progress 100% counting>'


def test_notify_in_the_main_loop():
    progress = Balanced.Progress()
    told = []
    progress.connect('notify::fraction', lambda each, _: told.append(each.fraction))
    thread = threading.Thread(target=lambda: [progress.update(each, 10, None) for each in range(11)])
    thread.start()
    thread.join()
    assert told == []
    while GLib.MainContext.default().iteration(False):
        pass
    assert told == [1.0]


def test_progress_of_an_analysis():
    reader = Balanced.CaseloadReader.new(Balanced.CaseloadOptions())
    reader.read_bytes('episodes', 'child_id,strand,level,stage,agency,start_date\n'
                      'A,intervention,targeted,intervention,slt,2020-01-01\n', 'ep.csv')
    told = []
    result = Balanced.Balance(as_at='2021-02-28', period=('2020-03', '2021-02-28')).run(
        reader.end(), progress=lambda fraction, stage: told.append((fraction, stage)))
    assert told[-1] == (1.0, 'balance')
    assert result.as_at == datetime.date(2021, 2, 28)
    assert result.period == Balanced.Period('2020-03-01', '2021-02-28')
    assert result.tables['balance'] == result['balance'] and 'balance' in result.tables
    assert 'balance' in repr(result) and '<table' in result._repr_html_()
