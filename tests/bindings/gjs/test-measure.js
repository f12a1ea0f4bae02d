// SPDX-FileCopyrightText: 2026 The libbalanced authors
// SPDX-License-Identifier: MIT

import Balanced from 'gi://Balanced?version=1';
import Gio from 'gi://Gio';
import GLib from 'gi://GLib';

import {equal, run, test} from './tap.js';

const {Frequency, Polarity, SpcKind, SpcPreset} = Balanced;

// One a month, and higher from the second year on.
function makeSeries(name) {
  const days = [];
  const values = [];

  for (let month = 0; month < 24; month++) {
    days.push(Balanced.day(new Date(Date.UTC(2020, month, 1))));
    values.push((month < 12 ? 10 : 20) + month % 3);
  }
  return Balanced.Series.new(name, null, Frequency.MONTH, days, values, new Array(24).fill(0));
}

function listOf(...series) {
  const list = Gio.ListStore.new(Balanced.Series);

  series.forEach(each => list.append(each));
  return list;
}

test('series are charted at once', () => {
  const spc = Balanced.Spc.new(SpcKind.XMR, SpcPreset.MDC, Polarity.DECREASE);
  const result = spc.run(listOf(makeSeries('a'), makeSeries('b')), null);
  const variation = result.lookup_table('summary').lookup_column('variation');

  equal([0, 1].map(row => variation.get_text(row)), ['concern_high', 'concern_high']);
  equal(result.lookup_table('points').get_n_rows(), 48);
  equal(Balanced.Spc.select(result, 'b').lookup_table('points').get_n_rows(), 24);
});

test('a rebase has a reason', () => {
  const rebases = new GLib.Variant('a{ss}', {'2021-01-01': 'a second clinic opened'});
  const spc = new Balanced.Spc({improvement: Polarity.DECREASE, rebases});
  const groups = spc.run(listOf(makeSeries('a')), null).lookup_table('groups');

  equal([0, 1].map(row => groups.lookup_column('centre').get_double(row)), [11, 21]);
  equal(groups.lookup_column('reason').get_text(1), 'a second clinic opened');
});

test('statistics of one figure, and of the columns of a table', () => {
  const [, lower, upper] = Balanced.Statistics.wilson_interval(12, 60, 0.95);
  equal([lower.toFixed(4), upper.toFixed(4)], ['0.1183', '0.3178']);

  const statistics = new Balanced.Statistics({confidence: 0.95});
  const found = statistics.trends(makeSeries('a').to_table());
  equal(found.lookup_column('n').get_int64(0), 24);
  equal(found.lookup_column('slope').get_double(0) > 0, true);
});

await run();
