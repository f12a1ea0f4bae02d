#!/usr/bin/gjs -m
// SPDX-FileCopyrightText: 2026 The libbalanced authors
// SPDX-License-Identifier: MIT
// What the document of an area says by itself, as sentences in English and Welsh.

import Balanced from 'gi://Balanced?version=1';
import Gio from 'gi://Gio';
import GLib from 'gi://GLib';

const [folder, output] = ARGV;
const area = Balanced.Area.load(Gio.File.new_for_path(folder).get_child('area.json'), null);

let text = '';
for (const finding of area.check().findings)
  text += `${finding.code}\n${finding.message}\n${finding.dup_message(null, 'cy')}\n\n`;

GLib.mkdir_with_parents(output, 0o755);
GLib.file_set_contents(GLib.build_filenamev([output, 'findings.txt']), text);
