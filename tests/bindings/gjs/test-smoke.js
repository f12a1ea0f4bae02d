// SPDX-FileCopyrightText: 2026 The libbalanced authors
// SPDX-License-Identifier: MIT

import Balanced from 'gi://Balanced?version=1';
import GLib from 'gi://GLib';

import {equal, ok, run, test} from './tap.js';

test('the override is loaded', () => {
  ok(/^\d+\.\d+\.\d+$/.test(Balanced.VERSION));
});

test('the version is the sum of its parts', () => {
  const parts = [Balanced.MAJOR_VERSION, Balanced.MINOR_VERSION, Balanced.MICRO_VERSION];
  equal(parts.join('.'), Balanced.VERSION);
});

test('error domains keep their names', () => {
  equal(GLib.quark_to_string(Balanced.Error.quark()), 'bal-error-quark');
  equal(GLib.quark_to_string(Balanced.DocumentError.quark()), 'bal-document-error-quark');
});

test('private symbols are hidden', () => {
  equal(Object.keys(Balanced).filter(each => /resource/i.test(each)), []);
});

await run();
