// SPDX-FileCopyrightText: 2026 The libbalanced authors
// SPDX-License-Identifier: MIT

import Balanced from 'gi://Balanced?version=1';
import GLib from 'gi://GLib';

import {equal, ok, run, test} from './tap.js';

function parse(changes) {
  const own = {code: 'own', version: '1', extends: 'balanced', ...changes};
  const bytes = new GLib.Bytes(new TextEncoder().encode(JSON.stringify(own)));

  return Balanced.Framework.new_from_bytes(bytes, 'own.json');
}

test('terms are found by code and alias', () => {
  const {strands} = Balanced.Framework.get_default();

  equal(strands.term('EE').label, 'Enabling environments');
  equal(strands.term('ee').lookup_text('label', 'cy'), 'Amgylcheddau galluogi');
  equal([...strands].map(term => term.code),
    ['family', 'environment', 'workforce', 'identification', 'intervention']);
  equal(strands.length, 5);
  equal(strands.get_index('WF'), 2);
});

test('a term that is not there is an error', () => {
  let message = '';

  try {
    Balanced.Framework.get_default().levels.term('targeted-plus');
  } catch (error) {
    ({message} = error);
  }
  ok(message.includes('targeted-plus'));
});

test('roles and outcomes are lists', () => {
  const framework = Balanced.Framework.get_default();

  equal(framework.outcomes.length, 15);
  equal(framework.outcomes.FS3.level, 'specialist');
  equal(framework.roles.senco.tier, 'enhanced');
});

test('errors say where', () => {
  let caught = null;

  try {
    parse({lens: 'dentistry'});
  } catch (error) {
    caught = error;
  }
  ok(caught instanceof Balanced.DocumentError);
  ok(caught.matches(Balanced.DocumentError, Balanced.DocumentError.UNKNOWN_CODE));
  ok(caught.message.includes('/lens'));
});

test('what is not known is written back', () => {
  const framework = parse({ours: {kept: [1, 2]}});

  ok(framework.to_json().includes('"ours": {"kept":[1,2]}'));
  ok(framework.equal(parse({ours: {kept: [1, 2]}})));
});

await run();
