// SPDX-FileCopyrightText: 2026 The libbalanced authors
// SPDX-License-Identifier: MIT

import Balanced from 'gi://Balanced?version=1';
import GLib from 'gi://GLib';

import {equal, ok, run, test, throws} from './tap.js';

test('a bare finding is whole', () => {
  const finding = new Balanced.Finding();
  equal([finding.code, finding.count, finding.subject], ['', 0, null]);
  equal(finding.severity, Balanced.Severity.INFO);
  equal(finding.figures, {});
  equal([...finding.rows], []);
  equal(finding.message, ': –');
});

test('findings are iterable', () => {
  const findings = new Balanced.Findings();
  equal(findings.length, 0);
  equal([...findings], []);
  equal(findings.lookup('idle-waits'), null);
  equal(findings.filter(Balanced.Severity.WARNING).n_errors, 0);
  equal(findings.to_table().get_n_rows(), 0);
});

test('words come in two languages', () => {
  const templates = Balanced.Templates.get_default();
  equal(templates.dup_title('synthetic-data', null), 'Synthetic children');
  equal(templates.dup_title('synthetic-data', 'cy'), 'Plant synthetig');
  equal(templates.lookup_severity('row-rejected-no-child'), [true, Balanced.Severity.ERROR]);
});

test('errors keep their domain', () => {
  const bytes = new GLib.Bytes(new TextEncoder().encode('no group'));
  throws(() => Balanced.Templates.new_from_bytes(bytes), error =>
    error instanceof Balanced.DataError && error.code === Balanced.DataError.SYNTAX);
});

test('a bare result is whole', () => {
  const result = new Balanced.Result();
  equal(result.tables, []);
  equal(result.tables.balance, undefined);
  equal(result.options, {});
  equal(result.as_at, Balanced.DAY_NONE);
  equal(Balanced.dayToText(result.as_at), null);
  equal(result.findings.length, 0);
});

test('progress is told in the main loop', () => {
  const progress = new Balanced.Progress();
  const told = [];
  progress.connect('notify::fraction', each => told.push(each.fraction));
  for (let i = 0; i <= 4; i++)
    progress.update(i, 4, 'counting');
  equal(told, []);
  while (GLib.MainContext.default().iteration(false))
    continue;
  equal(told, [1]);
  ok(progress.stage === 'counting');
});

await run();
