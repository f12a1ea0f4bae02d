// SPDX-FileCopyrightText: 2026 The libbalanced authors
// SPDX-License-Identifier: MIT

import Balanced from 'gi://Balanced?version=1';
import GLib from 'gi://GLib';

import {equal, run, test} from './tap.js';

const DOCUMENT = {
  code: 'x',
  name: 'X',
  workforce: {
    competences: [{person: 'p', role: 'slt', domain: 'slcn', tier: 'specialist'}],
    staffing: [{role: 'class-teacher', people: 4}],
    trainings: [{
      code: 't',
      title: 'T',
      sessions: [{date: '2021-01', attendances: [{role: 'class-teacher', attended: 3}]}],
    }],
  },
};

test('the workforce is lists in a section', () => {
  const bytes = new GLib.Bytes(new TextEncoder().encode(JSON.stringify(DOCUMENT)));
  const {workforce} = Balanced.Area.new_from_bytes(bytes, 'x.json');

  equal(workforce.competences.get_n_items(), 1);
  equal(workforce.competences.get_item(0).person, 'p');
  equal(workforce.staffing.get_item(0).people, 4);
  equal(workforce.trainings.get_item(0).sessions.get_item(0).attendances.get_item(0).attended, 3);
});

test('an offer is seen through several lenses', () => {
  const document = {code: 'x', name: 'X', provisions: [{code: 'talk', name: 'T', roles: ['slt']}]};
  const area = Balanced.Area.new_from_bytes(new TextEncoder().encode(JSON.stringify(document)), 'x.json');
  const [row] = [...area.compare_lenses().tables.lens_units];

  equal([row.lens_slcn, row.lens_ot], ['specialist', 'wider']);
});

await run();
