// SPDX-FileCopyrightText: 2026 The libbalanced authors
// SPDX-License-Identifier: MIT

import Balanced from 'gi://Balanced?version=1';
import GLib from 'gi://GLib';
import Gio from 'gi://Gio';

import {equal, ok, run, test, throws} from './tap.js';

const {ColumnKind, ColumnRole, ValueState} = Balanced;

function makeColumn(name, kind, values, states = null, names = null, role = ColumnRole.NONE) {
  const bytes = new GLib.Bytes(new Uint8Array(values.buffer, values.byteOffset, values.byteLength));
  const stateBytes = states === null ? null : new GLib.Bytes(new Uint8Array(states));
  return Balanced.Column.new_from_bytes(name, kind, bytes, stateBytes, names, null, role);
}

function makeTable() {
  const states = [ValueState.VALUE, ValueState.SUPPRESSED];
  const store = Gio.ListStore.new(Balanced.Column.$gtype);
  for (const column of [
    makeColumn('level', ColumnKind.CODE, new Uint32Array([1, 0]), null, ['universal', 'targeted']),
    makeColumn('children', ColumnKind.INT64, new BigInt64Array([12n, 0n]), null, null,
      ColumnRole.COUNT_OF_CHILDREN),
    makeColumn('share', ColumnKind.DOUBLE, new Float64Array([0.5, 0.25]), states),
    makeColumn('first', ColumnKind.DAY, new Int32Array([18321, 5]), states),
    makeColumn('open', ColumnKind.BOOLEAN, new Uint8Array([1, 0])),
    makeColumn('note', ColumnKind.TEXT, new TextEncoder().encode('lleferydd â iaith\0\0'), states),
  ])
    store.append(column);
  return Balanced.Table.new('demo', store, Balanced.Basis.ACTIVE, 18686, null, true);
}

test('a table has columns by position and by name', () => {
  const table = makeTable();
  equal(table.columns.map(column => column.name),
    ['level', 'children', 'share', 'first', 'open', 'note']);
  equal(table.get_n_items(), 6);
  equal(table.columns.children.length, 2);
  equal(table.column('children').length, 2);
  throws(() => table.column('nothing'), error => error instanceof RangeError);
});

test('rows are objects, with null where a cell has no value', () => {
  equal(makeTable().length, 2);
  equal([...makeTable()], [
    {level: 'targeted', children: 12, share: 0.5, first: '2020-02-29', open: true,
      note: 'lleferydd â iaith'},
    {level: 'universal', children: 0, share: null, first: null, open: false, note: null},
  ]);
});

test('a count of none is a true zero', () => {
  equal([...makeTable().column('children').toStates()], [ValueState.VALUE, ValueState.TRUE_ZERO]);
});

test('typed arrays are of the kind of the column', () => {
  const table = makeTable();
  ok(table.column('children').toTypedArray() instanceof BigInt64Array);
  equal(table.column('children').toTypedArray()[0] === 12n, true);
  equal([...table.column('share').toTypedArray()], [0.5, 0]);
  equal([...table.column('first').toTypedArray()], [18321, 0]);
  equal([...table.column('level').toTypedArray()], [1, 0]);
  throws(() => table.column('note').toTypedArray(), error => error instanceof TypeError);
});

test('what is written to an array stays out of the library', () => {
  const column = makeTable().column('share');
  column.toTypedArray()[0] = 99;
  equal(column.get_double(0), 0.5);
});

test('columns are iterable', () => {
  equal([...makeTable().column('level')], ['targeted', 'universal']);
});

test('a column over nothing is empty', () => {
  equal([...new Balanced.Column()], []);
  equal([...new Balanced.Table()], []);
});

test('what does not fit is an error of the data', () => {
  throws(() => makeColumn('level', ColumnKind.CODE, new Uint32Array([2]), null, ['universal']),
    error => error.matches(Balanced.DataError, Balanced.DataError.BAD_VALUE));
});

test('a million values leave at once', () => {
  const values = new Float64Array(1000000).map((_, i) => i / 2);
  const column = makeColumn('x', ColumnKind.DOUBLE, values);
  const found = column.toTypedArray();
  equal(found.length, 1000000);
  equal(found[999999], 499999.5);
});

await run();
