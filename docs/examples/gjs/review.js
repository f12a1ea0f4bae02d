// SPDX-FileCopyrightText: 2026 The libbalanced authors
// SPDX-License-Identifier: MIT
// Reviews the folder of an area, and writes the review into another folder.

import Balanced from 'gi://Balanced?version=1';
import Gio from 'gi://Gio';

const [folder, output] = ARGV.map(path => Gio.File.new_for_path(path));
const area = Balanced.Area.load(folder.get_child('area.json'), null);
const caseload = Balanced.Synthesiser.load(folder.get_child('synthetic.json'), null).run(null);
const year = Balanced.Period.parse('2020-03-01/2021-02-28');
const review = Balanced.Review.run(area, caseload, year.get_end(), year, null);
review.save(output, null, null);
