// SPDX-FileCopyrightText: 2026 The libbalanced authors
// SPDX-License-Identifier: MIT

import Balanced from 'gi://Balanced?version=1';
import Gio from 'gi://Gio';
import GLib from 'gi://GLib';
import System from 'system';

import {equal, ok, run, test} from './tap.js';

const SUTTON = `${GLib.getenv('BALANCED_SOURCE')}/docs/examples/sutton/area.json`;
// The codes of one vocabulary have rules between them.
const LEFT_OUT = ['schemes', 'crosswalks'];
const KINDS = JSON.parse(Balanced.Area.dup_schema()).$defs;

function parse(document) {
  return Balanced.Area.new_from_bytes(
    new GLib.Bytes(new TextEncoder().encode(JSON.stringify(document))), 'area.json');
}

function nameOf(kind) {
  return kind.$ref?.split('/').pop();
}

// What must be there, and each list with two items: every type and list that the schema knows.
function fill(called, depth = 0) {
  const kind = KINDS[called];
  const item = {};

  for (const [name, of] of Object.entries(kind.properties)) {
    const inner = nameOf(of.items ?? {});
    if (LEFT_OUT.includes(name))
      continue;
    if (inner !== undefined && depth < 3)
      item[name] = [fill(inner, depth + 1), fill(inner, depth + 1)];
    else if (kind.required.includes(name) || (KINDS[nameOf(of)]?.type === 'object' && depth < 3))
      item[name] = value(of, depth);
  }

  return item;
}

function value(kind, depth) {
  const called = nameOf(kind);

  if (called === 'label')
    return {en: 'One', cy: 'Un'};
  if (called === 'figure')
    return 1;
  if (called !== undefined)
    return fill(called, depth + 1);
  if (kind.enum !== undefined)
    return kind.enum[0];
  if (kind.pattern !== undefined)
    return '2021-02-28';

  return {string: 'x', integer: 1, number: 1, boolean: true, array: []}[kind.type];
}

// Walks an item beside the object that it was read from; gives the number of lists.
function walk(item, document, called) {
  let lists = 0;

  for (const [name, inner] of Object.entries(document)) {
    const kind = KINDS[called].properties[name];
    const listed = nameOf(kind.items ?? {});

    if (listed !== undefined) {
      const list = item[name];
      equal(list.get_n_items(), inner.length);
      equal([...list].map(each => each.get_pointer()),
        inner.map((_, i) => list.get_item(i).get_pointer()));
      ok(list.get_item(inner.length) === null);
      inner.forEach((each, i) => {
        ok(list.get_item(i) instanceof Balanced[listed]);
        lists += walk(list.get_item(i), each, listed);
      });
      lists++;
    } else if (KINDS[nameOf(kind)]?.type === 'object') {
      lists += walk(item[name], inner, nameOf(kind));
    }
  }

  return lists;
}

test('every list of every part has items, one by one and in turn', () => {
  const document = {...fill('Area'), format: undefined, framework_file: undefined};
  const known = JSON.parse(JSON.stringify(document));

  ok(walk(parse(known), known, 'Area') > 40);
});

test('a list that is not stated is empty', () => {
  const area = parse({code: 'x', name: 'X'});

  equal(area.get_provisions().get_n_items(), 0);
  equal([...area.provisions], []);
  System.gc();
  equal([...area.provisions].length, area.offers.length);
});

test('an area is made by hand', () => {
  const agencies = new Gio.ListStore({item_type: Balanced.Agency});

  agencies.append(new Balanced.Agency({code: 'nhs', name: 'Trust', services: ['speech-language']}));
  const area = new Balanced.Area({code: 'x', name: 'X', agencies});
  equal(area.lookup_agency('nhs').services, ['speech-language']);
  ok(area.equal(parse(JSON.parse(area.to_json()))));
});

test('a part is made in two languages', () => {
  const agency = Balanced.Item.from_json(Balanced.Agency.$gtype,
    JSON.stringify({code: 'nhs', name: {en: 'Trust', cy: 'Ymddiriedolaeth'}}));

  ok(agency instanceof Balanced.Agency);
  equal(agency.lookup_text('name', 'cy'), 'Ymddiriedolaeth');
});

test('texts are there in two languages', () => {
  const area = parse({code: 'x', name: {en: 'One', cy: 'Un'}});

  equal(area.lookup_text('name', 'cy'), 'Un');
  equal(area.name, 'One');
});

test('Sutton is checked', () => {
  const area = Balanced.Area.load(Gio.File.new_for_path(SUTTON), null);
  const result = area.check();

  ok(result.get_findings().get_n_items() > 10);
  equal(result.tables.unions.name, 'unions');
});

await run();
