#!/usr/bin/gjs -m
// SPDX-FileCopyrightText: 2026 The libbalanced authors
// SPDX-License-Identifier: MIT
// One child in a case-management system: what runs today, what is waited for, and with what meanwhile.

import Balanced from 'gi://Balanced?version=1';
import GLib from 'gi://GLib';

const output = ARGV[1];
const day = text => Balanced.Period.parse(text).get_start();
const common = {strand: 'intervention', stage: 'intervention'};

let journey = Balanced.Journey.new(null);
for (const event of [
  {episode_id: '1', agency: 'school', level: 'universal', start_date: day('2020-09-01')},
  {episode_id: '2', agency: 'clinic', level: 'targeted', start_date: day('2021-01-04')},
  {episode_id: '3', agency: 'clinic', level: 'specialist', requested_date: day('2020-06-01')},
])
  journey = journey.with_event(new Balanced.Episode({...common, ...event}));

const today = day('2021-02-28');
const profile = journey.profile(today, null);
const now = journey.profile(today, Balanced.Period.new(today, today));
const figure = (result, name) => result.lookup_table('profiles').lookup_column(name).get_int64(0);
const lines = [`Units today: ${figure(now, 'max_concurrency')}`,
  `Waits that run: ${figure(profile, 'waiting_units')}`,
  `Days of waiting: ${figure(profile, 'waiting_days')}, idle: ${figure(profile, 'idle_waiting_days')}`];
for (const finding of profile.findings)
  lines.push(finding.message);

GLib.mkdir_with_parents(output, 0o755);
GLib.file_set_contents(GLib.build_filenamev([output, 'one-child.txt']), `${lines.join('\n')}\n`);
