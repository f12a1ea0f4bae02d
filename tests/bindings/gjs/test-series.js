// SPDX-FileCopyrightText: 2026 The libbalanced authors
// SPDX-License-Identifier: MIT

import Balanced from 'gi://Balanced?version=1';

import {equal, run, test} from './tap.js';

const {Frequency, ValueState} = Balanced;

test('days are counts', () => {
  equal(Balanced.day('2020-02-29'), 18321);
  equal(Balanced.day(new Date(Date.UTC(2020, 1, 29, 23, 59))), 18321);
  equal(Balanced.day('1969-12-31'), -1);
  equal(Balanced.dayToText(18321), '2020-02-29');
});

test('points come in the order of days', () => {
  const series = Balanced.Series.new('waiting', 'children', Frequency.MONTH,
    ['2020-05-01', '2020-04-01'].map(Balanced.day), [0, 212],
    [ValueState.SUPPRESSED, ValueState.VALUE]);
  equal(series.length, 2);
  equal([...series].map(([day, value]) => [Balanced.dayToText(day), value]),
    [['2020-04-01', 212], ['2020-05-01', null]]);
  equal(series.unit, 'children');
});

test('a ratio keeps what was divided', () => {
  const series = Balanced.Series.new_ratio('plans in 20 weeks', null, Frequency.YEAR,
    [17897, 18993], [139, 155], [142, 300]);
  equal([...series].map(([, value]) => value.toFixed(3)), ['0.979', '0.517']);
  equal(series.get_denominator(0), 142);
  equal(series.to_table().get_n_columns(), 4);
});

test('a bare series has no points', () => {
  equal([...new Balanced.Series()], []);
});

await run();
