// SPDX-FileCopyrightText: 2026 The libbalanced authors
// SPDX-License-Identifier: MIT

import Balanced from 'gi://Balanced?version=1';
import Gio from 'gi://Gio';
import GLib from 'gi://GLib';

import {equal, ok, run, test, throws} from './tap.js';

const EPISODES = `child_id,episode_id,strand,level,stage,agency,start_date,minutes
a,1,family,universal,intervention,slt,2020-03-04,30
a,2,family,specialist,intervention,ot,2020-06-01,
b,3,workforce,targeted,evaluation,slt,2020-02-01,0
`;

function load() {
  const folder = GLib.dir_make_tmp('balanced-XXXXXX');
  const path = GLib.build_filenamev([folder, 'episodes.csv']);
  GLib.file_set_contents(path, EPISODES);
  try {
    return Balanced.Caseload.load(Gio.File.new_for_path(folder), null, null);
  } finally {
    GLib.unlink(path);
    GLib.rmdir(folder);
  }
}

test('a folder is loaded', () => {
  const caseload = load();
  equal(caseload.n_children, 2);
  equal(caseload.length, 2);
  equal(caseload.n_episodes, 3);
  equal(caseload.reconciliation.column('kept').toArray(), [3]);
});

test('journeys iterate', () => {
  const caseload = load();
  const [first] = caseload;
  equal([...first].map(each => each.agency), ['slt', 'ot']);
  equal([...first].map(each => each.minutes), [30, -1]);
  equal(first.child_id, 'a');
  equal(first.length, 2);
  equal([...caseload].map(each => each.child_id), ['a', 'b']);
  equal(caseload.child('b').get_episode(0).level, 'targeted');
  equal(caseload.child('x'), null);
});

test('chosen children are summarised', () => {
  const table = load().summarise_children([1, 0]);
  equal([...table].map(each => [each.child_id, each.episodes, each.minutes, each.last_level]), [
    ['b', 1, 0, 'targeted'], ['a', 2, 30, 'specialist']]);
});

test('a journey grows', () => {
  const journey = load().child('a');
  const episode = new Balanced.Episode({
    strand: 'intervention', level: 'targeted', stage: 'intervention', agency: 'school',
    start_date: Balanced.day('2020-04-01'),
  });
  equal([...journey.with_event(episode)].map(each => each.agency), ['slt', 'school', 'ot']);
});

test('cohorts combine', () => {
  const caseload = load();
  const cohort = Balanced.Cohort.new(caseload, new Balanced.CohortQuery({agency: 'slt'}));
  equal(cohort.n_children, 2);
  const query = new Balanced.CohortQuery({level: 'specialist'});
  equal([...cohort.subtract(Balanced.Cohort.new(caseload, query))], ['b']);
});

test('what stops the work is an error', () => {
  throws(() => Balanced.Caseload.load(Gio.File.new_for_path('/nowhere at all'), null, null),
    error => error.matches(Gio.IOErrorEnum, Gio.IOErrorEnum.NOT_FOUND));
  ok(true);
});

await run();
