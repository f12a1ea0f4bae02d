# SPDX-FileCopyrightText: 2026 The libbalanced authors
# SPDX-License-Identifier: MIT
"""Long calls that are awaited, or that call back in a main loop."""

import asyncio
import os
import signal
import sys
import threading
import time

import pytest
from gi.repository import Balanced, Gio, GLib

AREA = '{"format": "balanced-area-1", "code": "here", "name": "Here"}'
AS_AT = '2021-02-28'
MANY = 50_000_000  # children that would take minutes: only cancelling ends the work
ALARM_SECONDS = 60


def make():
    return Balanced.Synthesiser(n_children=100).run_async()


def call_back(start):
    """What a callback is given, in a main loop of its own."""
    context = GLib.MainContext.new()
    seen = []
    context.push_thread_default()
    try:
        start(lambda source, result, *_: seen.append((source, result, threading.current_thread())))
        while not seen:
            context.iteration(True)
    finally:
        context.pop_thread_default()
    return seen[0]


def test_documents_are_awaited(tmp_path):
    good, bad = tmp_path / 'good.json', tmp_path / 'bad.json'
    good.write_text(AREA)
    bad.write_text('{')

    async def work():
        assert (await Balanced.Area.load_async(good)).get_code() == 'here'
        assert (await Balanced.Area.load_async(file=str(good), cancellable=None)).code == 'here'
        with pytest.raises(Balanced.DocumentError):
            await Balanced.Area.load_async(bad)

    asyncio.run(work())


def test_from_children_to_the_review(tmp_path):
    async def work():
        caseload = await make()
        balance = Balanced.Balance(as_at=AS_AT)
        told = []
        result = await balance.run_async(caseload, progress=lambda *each: told.append(each))
        assert told[-1] == (1.0, 'balance')
        assert result.tables['balance'].to_csv() == balance.run(caseload).tables['balance'].to_csv()
        review = await Balanced.Review.run_async(None, caseload, AS_AT)
        assert review.tables['balance'].to_csv() == result.tables['balance'].to_csv()
        with pytest.raises(Balanced.PolicyError):
            await review.save_async(tmp_path, 'none such')
        assert await review.save_async(tmp_path)

    asyncio.run(work())
    assert (tmp_path / 'review.html').exists()


def test_records_take_the_keywords(tmp_path):
    Balanced.Synthesiser(n_children=20).save(tmp_path)

    async def work():
        caseload = await Balanced.Caseload.load_async(tmp_path, date_order='iso')
        assert len(caseload) == 20
        with pytest.raises(Balanced.CaseloadError):
            await Balanced.Caseload.load_async(tmp_path, date_order='sideways')

    asyncio.run(work())


def test_two_at_once():
    async def work():
        first, second = await asyncio.gather(make(), make())
        assert first.digest == second.digest

    asyncio.run(work())


def test_wrong_arguments_are_told_at_once():
    with pytest.raises(TypeError):
        Balanced.Area.load_async()


def test_who_cancels_the_waiting_cancels_the_work():
    async def work():
        task = asyncio.ensure_future(Balanced.Synthesiser(n_children=MANY).run_async())
        await asyncio.sleep(0.05)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task

    start = time.monotonic()
    asyncio.run(work())
    assert time.monotonic() - start < 30


def test_a_cancellable_before_and_during():
    async def work(cancellable, n_children):
        asyncio.get_running_loop().call_later(0.05, cancellable.cancel)
        with pytest.raises(GLib.Error) as caught:
            await Balanced.Synthesiser(n_children=n_children).run_async(cancellable)
        assert caught.value.matches(Gio.io_error_quark(), Gio.IOErrorEnum.CANCELLED)

    asyncio.run(work(Gio.Cancellable(), MANY))
    before = Gio.Cancellable()
    before.cancel()
    asyncio.run(work(before, MANY))


def test_callback_with_keywords(tmp_path):
    path = tmp_path / 'area.json'
    path.write_text(AREA)
    _, result, thread = call_back(
        lambda done: Balanced.Area.load_async(file=path, cancellable=None, callback=done))
    assert thread is threading.current_thread()
    assert Balanced.Area.load_finish(result).code == 'here'

    synthesiser = Balanced.Synthesiser(n_children=10)
    source, result, _ = call_back(lambda done: synthesiser.run_async(callback=done))
    assert source is synthesiser
    assert len(synthesiser.run_finish(result)) == 10


def test_callback_by_position(tmp_path):
    path = tmp_path / 'bad.json'
    path.write_text('{')
    _, result, _ = call_back(lambda done: Balanced.Area.load_async(path, None, done))
    with pytest.raises(Balanced.DocumentError):
        Balanced.Area.load_finish(result)
    caseload = Balanced.Synthesiser(n_children=10).run()
    _, result, _ = call_back(
        lambda done: Balanced.Review.run_async(None, caseload, AS_AT, None, None, done))
    assert Balanced.Review.run_finish(result).as_at.isoformat() == AS_AT


def test_after_fork():
    """The parent has used both ways; a child that hangs is ended by the alarm."""
    async def work():
        return len(await make())

    def both():
        assert asyncio.run(work()) == 100
        synthesiser = Balanced.Synthesiser(n_children=10)
        _, result, _ = call_back(lambda done: synthesiser.run_async(callback=done))
        assert len(synthesiser.run_finish(result)) == 10

    both()
    child = os.fork()
    if child == 0:
        try:
            signal.alarm(ALARM_SECONDS)
            both()
            os._exit(0)
        except BaseException as error:  # nothing of the runner may go on in the child
            print(repr(error), file=sys.stderr)
            os._exit(1)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
