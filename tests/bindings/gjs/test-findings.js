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

function readFindings() {
  const reader = Balanced.CaseloadReader.new(new Balanced.CaseloadOptions());
  const text = [
    'child_id,episode_id,strand,level,stage,agency,start_date',
    'A1,1,intervention,specialist,intervention,nhs,2020-01-01',
    'A1,2,intervention,moon,intervention,nhs,2020-01-01',
    'A1,3,intervention,moon,intervention,nhs,2020-01-01',
    'A2,4,intervention,specialist,intervention,nhs,03/04/2020',
    '',
  ].join('\n');
  reader.read_bytes(Balanced.CaseloadFile.EPISODES, new GLib.Bytes(new TextEncoder().encode(text)),
    'ep.csv', null);
  return reader.end().findings;
}

test('findings of a caseload', () => {
  const findings = readFindings();
  equal([...findings].map(each => each.code),
    ['row-rejected-date-ambiguous', 'row-rejected-unknown-code']);
  equal(findings.length, 2);

  const finding = findings.lookup('row-rejected-unknown-code');
  equal([finding.count, finding.column, finding.rows.length, ...finding.rows], [2, 'level', 2, 2, 3]);
  ok(finding.message.endsWith('the framework does not know the code: 2.'));
  ok(finding.dup_message(null, 'cy').includes('colofn level'));
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

test('a result answers by name', () => {
  const reader = Balanced.CaseloadReader.new(new Balanced.CaseloadOptions());
  const text = 'child_id,strand,level,stage,agency,start_date\nA,intervention,targeted,intervention,slt,2020-01-01\n';
  reader.read_bytes(Balanced.CaseloadFile.EPISODES, new GLib.Bytes(new TextEncoder().encode(text)),
    'ep.csv', null);
  const analysis = new Balanced.Balance({as_at: Balanced.day('2021-02-28')});
  const result = analysis.run(reader.end(), null, null);
  equal(result.tables[0].name, 'balance');
  ok(result.tables.balance === result.tables[0]);
  equal(result.lookup_table('balance').name, 'balance');
  equal(Balanced.dayToText(result.as_at), '2021-02-28');
  equal(result.options.basis, 'active');
  equal(result.tables.nothing, undefined);
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
