// SPDX-FileCopyrightText: 2026 The libbalanced authors
// SPDX-License-Identifier: MIT

import Balanced from 'gi://Balanced?version=1';
import Gio from 'gi://Gio';

import {equal, ok, run, test, throws} from './tap.js';

function list(...items) {
  const store = new Gio.ListStore({item_type: items[0].constructor.$gtype});
  items.forEach(each => store.append(each));
  return store;
}

function build() {
  return new Balanced.Area({
    code: 'x',
    name: 'X',
    agencies: list(new Balanced.Agency({code: 'trust', name: 'T'}), new Balanced.Agency({code: 'school', name: 'S'})),
    integration: new Balanced.Integration({
      arrangements: list(new Balanced.Arrangement({code: 'a', label: 'A', type: 'alliance', providers: ['trust']})),
      posts: list(new Balanced.Post({code: 'p', label: 'P', agency: 'trust', person: 'w1'}),
        new Balanced.Post({code: 'q', label: 'Q', agency: 'school', person: 'w2'})),
      ties: list(new Balanced.Tie({code: 't', posts: ['p', 'q'], formality: Balanced.Formality.INFORMAL})),
    }),
  });
}

test('an arrangement is held against the rules of its type', () => {
  const result = build().check();
  ok([...result.findings].some(each => each.code === 'arrangement-providers-few'));
  equal(build().integration.arrangements.get_item(0).providers, ['trust']);
});

test('people may leave', () => {
  const area = build();
  equal(area.lose_people(['w1']).tables.reach.to_csv().trim().split('\n')[1], 'trust,1,0,1');
  throws(() => area.lose_people(['w9']));
});

run();
