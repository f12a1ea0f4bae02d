// SPDX-FileCopyrightText: 2026 The libbalanced authors
// SPDX-License-Identifier: MIT

import Balanced from 'gi://Balanced?version=1';
import Gio from 'gi://Gio';
import GLib from 'gi://GLib';

import {equal, ok, run, test, throws} from './tap.js';

const EPISODES = `child_id,episode_id,requested_date,start_date,end_date,strand,level,stage,agency
a,1,2020-01-01,2020-01-21,2020-02-20,identification,targeted,identification,nhs
a,2,,2020-03-01,2020-06-30,intervention,targeted,intervention,la
b,3,2020-02-01,,,intervention,specialist,intervention,nhs
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

const AS_AT = Balanced.day('2020-12-31');

test('analyses that need nothing but a day', () => {
  const caseload = load();
  for (const name of ['Access', 'ActiveDays', 'Balance', 'Checkpoints', 'Concurrency',
    'ConcurrentPairs', 'DirectlyFollows', 'EventuallyFollows', 'FamilySchedule', 'FiniteEpisodes',
    'FollowUp', 'Handovers', 'IdentificationAccuracy', 'LeadTimes', 'MissingMiddle',
    'Participation', 'Pathways', 'Peaks', 'Profiles', 'Pyramids', 'Reach', 'StartMoves',
    'Successors', 'Transfers', 'Transitions', 'Variants', 'Waits']) {
    const result = new Balanced[name]({as_at: AS_AT}).run(caseload, null, null);
    ok(Object.keys(result.tables).length > 0, name);
  }
});

test('the way to support', () => {
  const result = Balanced.Access.new(AS_AT, null, null).run(load(), null, null);
  const table = result.lookup_table('access');

  equal(table.lookup_column('children_with_access').toArray(), [1]);
  equal(table.lookup_column('assessments_before_support').toArray(), [1]);
});

test('rows are chosen by conditions', () => {
  const access = new Balanced.Access({as_at: AS_AT, support_rows: ['agency=nhs']});
  const times = access.run(load(), null, null).lookup_table('access_times');

  equal(times.lookup_column('reached').toArray(), [1, 1, 1, 0]);
  throws(() => new Balanced.Access({as_at: AS_AT, support_rows: ['stage=shoe']})
    .run(load(), null, null), error => error.matches(Balanced.Error, Balanced.Error.NOT_FOUND));
});

test('one agency after another', () => {
  const transfers = new Balanced.Transfers({as_at: AS_AT, by: ['agency']});
  const table = transfers.run(load(), null, null).lookup_table('transfers');

  equal(table.lookup_column('ended').toArray(), [1, 1]);
});

test('how things stand with one child', () => {
  const journey = load().child('b');
  const state = Balanced.JourneyState.new(journey, AS_AT, null);

  equal([state.n_active, state.n_waiting, state.waiting_days], [0, 1, 334]);
  equal(state.highest_level, null);
});

await run();
