// SPDX-FileCopyrightText: 2026 The libbalanced authors
// SPDX-License-Identifier: MIT

import Balanced from 'gi://Balanced?version=1';
import Gio from 'gi://Gio';
import GLib from 'gi://GLib';

import {equal, ok, run, test} from './tap.js';

const path = `${GLib.getenv('BALANCED_SOURCE')}/docs/examples/sutton/area.json`;
const area = Balanced.Area.load(Gio.File.new_for_path(path), null);

const items = list => Array.from({length: list.get_n_items()}, (_, i) => list.get_item(i));

test('the parts of a programme are lists', () => {
  const {programme} = area;

  equal(items(programme.phases).map(phase => phase.code),
    ['discovery', 'design', 'delivery', 'embedding']);
  equal(items(programme.scope).filter(item => item.kind === 'out').length, 2);
  equal(programme.streams.get_item(3).agencies, ['cognus']);
  equal(items(programme.themes).length, 7);
  equal(programme.observations.get_item(0).providers, ['nhs']);
  ok(items(programme.engagements).some(each => items(each.responses).length > 0));
  equal(programme.recommendations.get_item(2).evidence_from, ['cognus']);
});

test('a route that is missing is found', () => {
  const codes = [...area.check().findings].map(finding => finding.code);

  ok(codes.includes('engagement-without-route'));
});

test('a statement of an outcome is looked at by itself', () => {
  const statement = new Balanced.OutcomeStatement({text: 'Will receive ten sessions of therapy'});
  const codes = [...statement.lint()].map(finding => finding.code);

  ok(codes.includes('outcome-reads-as-service'));
});

test('a review is compared with another', () => {
  const review = Balanced.Review.run(area, null, Balanced.DAY_NONE, null, null);
  const change = review.compare(review, null);

  equal(change.before === review, true);
  equal(change.lookup_table('compared_provision').n_rows, 15);
  const bytes = new TextEncoder().encode(review.to_json());
  const written = Balanced.Review.new_from_bytes(bytes, 'review.json');

  equal(review.compare(written, null).lookup_table('compared_provision').n_rows, 15);
});

await run();
