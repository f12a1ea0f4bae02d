// SPDX-FileCopyrightText: 2026 The libbalanced authors
// SPDX-License-Identifier: MIT

import Balanced from 'gi://Balanced?version=1';
import GLib from 'gi://GLib';

import {equal, ok, run, test} from './tap.js';

const AREA = {
  code: 'x',
  name: 'X',
  settings: [{code: 'hill', name: 'Hill School', place: 'learning'}],
  link_therapists: [{code: 'post', links: [{setting: 'hill', days: 1, per: 'week'}]}],
  allocations: [{
    code: 'days',
    pool: 10,
    need_measures: [{code: 'sen', label: 'SEN Support', weight: 1}],
    shares: [5, 3, 1].map(value => ({setting: 'hill', needs: [{measure: 'sen', value}]})),
  }],
  system_profile: {parts: [{block: 'leadership', champions: 'A joint head'}]},
};

function load() {
  const bytes = new GLib.Bytes(new TextEncoder().encode(JSON.stringify(AREA)));

  return Balanced.Area.new_from_bytes(bytes, 'x.json');
}

test('lists and sections are read', () => {
  const area = load();

  equal(area.link_therapists.get_item(0).links.get_item(0).per, Balanced.Frequency.WEEK);
  equal([...area.allocations.get_item(0).shares].length, 3);
  equal(area.system_profile.parts.get_item(0).champions, 'A joint head');
});

test('a pool is shared out by largest remainder', () => {
  const table = load().allocate('days').lookup_table('allocation_settings');
  const due = table.lookup_column('due');

  equal([0, 1, 2].map(row => due.get_int64(row)), [6, 3, 1]);
});

test('an allocation that is not there is an error', () => {
  let caught = null;

  try {
    load().allocate('hours');
  } catch (error) {
    caught = error;
  }
  ok(caught !== null && caught.message.includes('hours'));
});

await run();
