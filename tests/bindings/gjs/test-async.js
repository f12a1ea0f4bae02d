// SPDX-FileCopyrightText: 2026 The libbalanced authors
// SPDX-License-Identifier: MIT

import Balanced from 'gi://Balanced?version=1';
import Gio from 'gi://Gio';
import GLib from 'gi://GLib';

import {equal, ok, run, test} from './tap.js';

const AS_AT = Balanced.day('2021-02-28');

async function rejects(promise, matches) {
  try {
    await promise;
  } catch (error) {
    if (!matches(error))
      throw error;
    return;
  }
  throw new Error('nothing was thrown');
}

async function withFile(name, text, body) {
  const folder = GLib.dir_make_tmp('balanced-XXXXXX');
  const path = GLib.build_filenamev([folder, name]);
  GLib.file_set_contents(path, text);
  try {
    return await body(Gio.File.new_for_path(path));
  } finally {
    GLib.unlink(path);
    GLib.rmdir(folder);
  }
}

function makeCaseload() {
  return new Balanced.Synthesiser({n_children: 100}).run_async(null);
}

test('an area is awaited', async () => {
  const area = await withFile('area.json',
    '{"format": "balanced-area-1", "code": "here", "name": "Here"}',
    file => Balanced.Area.load_async(file, null));
  equal(area.get_code(), 'here');
});

test('an error has its domain', async () => {
  await withFile('area.json', '{', file =>
    rejects(Balanced.Area.load_async(file, null), error =>
      error instanceof Balanced.DocumentError && error.code === Balanced.DocumentError.SYNTAX));
  await withFile('episodes.csv', 'child_id\na\n', file =>
    rejects(Balanced.Caseload.load_async(file, null, null), error =>
      error instanceof Balanced.CaseloadError));
});

test('from children to the review', async () => {
  const caseload = await makeCaseload();
  equal(caseload.length, 100);
  const balance = new Balanced.Balance({as_at: AS_AT});
  const progress = new Balanced.Progress();
  const result = await balance.run_async(caseload, progress, null);
  ok(result.tables.balance.length > 0);
  equal(progress.get_fraction(), 1);
  const review = await Balanced.Review.run_async(null, caseload, AS_AT, null, null);
  equal(review.lookup_table('balance').to_csv(), result.tables.balance.to_csv());
  await rejects(review.save_async(Gio.File.new_for_path('/'), 'none such', null),
    error => error instanceof Balanced.PolicyError);
});

test('two at once', async () => {
  const [first, second] = await Promise.all([makeCaseload(), makeCaseload()]);
  equal(first.get_digest(), second.get_digest());
});

test('cancelled before and during', async () => {
  const cancelled = error => error.matches(Gio.IOErrorEnum, Gio.IOErrorEnum.CANCELLED);
  const before = new Gio.Cancellable();
  before.cancel();
  await rejects(new Balanced.Synthesiser().run_async(before), cancelled);
  const during = new Gio.Cancellable();
  const work = new Balanced.Synthesiser({n_children: 50000000}).run_async(during);
  during.cancel();
  await rejects(work, cancelled);
});

test('a callback does as well', async () => {
  const synthesiser = new Balanced.Synthesiser({n_children: 10});
  const caseload = await new Promise(resolve => {
    synthesiser.run_async(null, (source, result) => resolve(source.run_finish(result)));
  });
  equal(caseload.length, 10);
});

await run();
